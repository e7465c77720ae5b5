import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { type Answer, openSite, type Site } from '../support/two-sites.js';

/** What stands in each deck that is embedded here: it does what the page around asks for, and says how things are in the frame. */
const PROBE = `<script>addEventListener('message', ({ data }) => {
  if (!data.probe) return;
  const [what, value] = data.probe;
  if (what === 'click') document.querySelector(value).click();
  if (what === 'grow') document.body.style.paddingBottom = value;
  if (what === 'flood') {
    const say = (more) => parent.postMessage({ teachback: 1, nonce: value, ...more }, '*');
    for (let i = 0; i < 5000; i++) {
      say({ type: 'jump', top: i % 5000 });
      say({ type: 'size', height: 200 + (i % 9000) });
      say({ type: 'slide', index: i % 9, title: 'x', total: 9 });
      say({ type: 'ready', total: 0 });
    }
  }
  parent.postMessage({ probed: what, full: document.fullscreenEnabled, hash: location.hash }, '*');
});</script>`;

/** The page's own script: what it hears of decks, where it is scrolled to, and how it asks the deck. */
const OWN = `heard = []; nonces = []; ready = 0; slides = []; probed = [];
addEventListener('message', ({ data }) => {
  if (data.probed) probed.push(data);
  else if (data.nonce && nonces.at(-1) !== data.nonce) nonces.push(data.nonce);
});
document.addEventListener('ready', () => ready++, true);
document.addEventListener('slidechange', ({ detail }) => slides.push(detail.index), true);
deck = () => document.querySelector('teachback-deck');
frame = () => deck().shadowRoot.querySelector('iframe');
ask = (...probe) => frame().contentWindow.postMessage({ probe }, '*');`;

/** Opens a clinic's site: `/?` and the HTML of a body, under the policy of the README, and below \`/decks/\` the decks. */
export async function openClinic(): Promise<Site> {
  const { folder } = inject('shown');
  const site: Site = await openSite((path) => {
    if (path === '/own.js') return { body: OWN, type: 'text/javascript' };
    if (path.startsWith('/decks/')) return fileOf(join(folder, 'share', path.slice('/decks/'.length)));
    const body = decodeURIComponent(path.slice(1));
    const head = '<meta charset="utf-8"><title>Clinic</title><script src="/own.js"></script>';
    const policy = "default-src 'none'; script-src 'self'; frame-src 'self'; img-src 'self'; style-src-attr 'unsafe-inline'";
    return {
      body: `<!doctype html><html lang="en"><head>${head}<script src="/decks/embed/teachback-embed.js"></script></head><body>${body}</body></html>`,
      type: 'text/html',
      headers: { 'content-security-policy': policy },
    };
  });
  return site;
}

function fileOf(path: string): Answer | undefined {
  try {
    if (!path.endsWith('.html')) return { body: readFileSync(path), type: path.endsWith('.js') ? 'text/javascript' : 'image/png' };
    const html = readFileSync(path, 'utf8').replace(/script-src 'sha256-[^']*'/, "script-src 'unsafe-inline'");
    return { body: html.replace('</body>', () => `${PROBE}</body>`), type: 'text/html' };
  } catch {
    return undefined;
  }
}
