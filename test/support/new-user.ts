import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Browser } from 'puppeteer-core';
import { onAll } from './on-all.js';
import { filesOf, openSite } from './two-sites.js';

/** Starts a command that stays open and prints its address first. */
export async function startAt(args: readonly string[], cwd: string): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout as NodeJS.ReadableStream, 'data');
  return { child, url: String(line).trim() };
}

/** Waits until a frame of the preview holds these words. */
export async function seen(browser: Browser, url: string, frame: 'deck' | 'handout', words: string): Promise<void> {
  const page = (await browser.pages()).find((one) => one.url().startsWith(url)) ?? (await browser.newPage());
  if (!page.url().startsWith(url)) await page.goto(url);
  await page.waitForFunction(
    (name, text) => document.querySelector<HTMLIFrameElement>(`iframe[name=${name}]`)?.contentDocument?.body.textContent?.includes(text),
    {},
    ...[frame, words],
  );
}

/**
 * Does as the README tells a clinic's web person: puts `share` on a site, takes the line for `file` from its index, pastes it into a
 * page of another origin and sends `policy` with that page. Returns what the deck said and what the browser refused.
 */
export async function pastedLine(browser: Browser, share: string, { file, policy }: { readonly file: string; readonly policy: string }) {
  await using leaflets = await openSite(filesOf(share));
  const gallery = await browser.newPage();
  await gallery.goto(`${leaflets.origin}/index.html`);
  const lines = await onAll(gallery, 'details textarea', (all) => all.map((one) => (one as HTMLTextAreaElement).value));
  const line = lines.find((text) => text.includes('<teachback-deck') && text.includes(file)) ?? '';
  const headers = { 'content-security-policy': policy.replaceAll('https://www.example.org', leaflets.origin) };
  await using clinic = await openSite((path) => ({ body: path === '/' ? `<!doctype html>${line}` : '', type: 'text/html', headers }));
  const page = await browser.newPage();
  const refused: string[] = [];
  page.on('console', (message) => void (message.type() === 'error' && refused.push(message.text())));
  await page.goto(clinic.origin);
  const frame = await page.waitForFrame((one) => URL.canParse(one.url()) && new URL(one.url()).pathname === `/${file}`);
  await frame.waitForSelector('nav [data-go=next]', { visible: true });
  await page.waitForFunction(() => !document.querySelector('teachback-deck')?.shadowRoot?.querySelector('img'));
  await frame.click('nav [data-go=next]');
  await frame.waitForFunction(() => document.querySelector('nav output')?.textContent?.startsWith('2 /'));
  const place = await frame.$eval('nav output', (output) => output.textContent);
  return { place, origins: [new URL(frame.url()).origin === clinic.origin, await frame.evaluate('origin')], refused };
}
