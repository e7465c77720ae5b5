import { createHash } from 'node:crypto';
import { bodyAsShown, stylesAsShown } from '../languages/as-shown.js';
import { directionOf } from '../languages/tags.js';
import type { HeadTag, HtmlDocument } from '../model/html-document.js';
import { remember } from '../model/remember.js';
import { bundleScript, type Script, TARGETS } from './bundle-script.js';
import { openPageFonts } from './page-fonts.js';
import { readNotices, readScriptNotices } from './read-notices.js';
import { transformed } from './run-esbuild.js';

/** Turns documents into single files, and keeps what many of them share: fonts, bundled scripts, minified styles. */
export interface Bundler {
  /** Returns one HTML text that asks for nothing else: fonts, styles, pictures and script inside, under a strict policy. */
  inline(document: HtmlDocument): Promise<string>;
  /** Returns the script that judges a loaded page, for measurePage(). */
  measuringScript(): Promise<string>;
}

/** Colors are a brand's own, and with them the styles: those of the last brands are kept, however many a build has. */
const MOST_STYLES = 32;

/** Returns a bundler. esbuild is loaded with the first document. */
export function openBundler(): Bundler {
  const fonts = openPageFonts();
  const bundled = remember((name: string) => bundleScript(name));
  const notices = remember(readScriptNotices);
  const minified = remember(minifyCss, MOST_STYLES);
  return {
    measuringScript: async () => (await bundled('measure/in-page')).code,
    async inline(document) {
      const { script, styles, bundled: own, data = [] } = document;
      const [style, { code, css: before }] = await Promise.all([
        minified(styles.join('\n')),
        own ?? (script ? bundled(`client/${script}`) : NO_SCRIPT),
      ]);
      const texts = [document.title, document.body, style, code, ...data.map(({ json }) => json)];
      const { css: faces, families } = await fonts(document.language, texts);
      return page({
        document,
        style: faces + stylesAsShown(before + style, document.language),
        code,
        notices: await readNotices(families, own?.notices ?? (await notices(script ?? ''))),
      });
    },
  };
}

const NO_SCRIPT: Script = { code: '', css: '' };

/** Returns `document` as one HTML text. For many documents, open one bundler and use that. */
export function inlineHtml(document: HtmlDocument, bundler: Bundler = openBundler()): Promise<string> {
  return bundler.inline(document);
}

async function minifyCss(css: string): Promise<string> {
  return (await transformed(withoutUnusedSteps(css), { loader: 'css', minify: true, target: TARGETS, legalComments: 'none' })).trim();
}

/** The scale of sizes in tokens.css has many steps, and each page uses few: the others are left out. */
function withoutUnusedSteps(css: string): string {
  const used = new Set([...css.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name));
  return css.replace(/(--(?:screen|print|page)-\d+)\s*:[^;}]*;/g, (step, name: string) => (used.has(name) ? step : ''));
}

interface Parts {
  readonly document: HtmlDocument;
  readonly style: string;
  readonly code: string;
  readonly notices: string;
}

function page({ document, style, code, notices }: Parts): string {
  const { language, title, body, bodyClass, script, head: more = [], allowedOrigins = [], data = [], framed, served = false } = document;
  const origins = allowedOrigins.length > 0 ? ` data-allowed-origins="${escapeText(allowedOrigins.join(' '))}"` : '';
  const head = [
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy([code, framed], { served, isPreview: script === 'pages/dev' })}">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escapeText(title)}</title>`,
    ...more.map(headTag),
    `<style>${style}</style>`,
  ];
  return `<!doctype html>
<html lang="${escapeText(language)}" dir="${directionOf(language)}">
<head>
${head.join('\n')}
</head>
<body${bodyClass ? ` class="${escapeText(bodyClass)}"` : ''}${origins}>
${bodyAsShown(body, language)}
${data.map(dataBlock).join('')}${code ? `<script>${code}</script>\n` : ''}${notices}
</body>
</html>
`;
}

/** What no browser runs; "<" is written as its number, so that no text in it ends the element. */
const dataBlock = ({ id, json }: { readonly id: string; readonly json: string }): string =>
  `<script type="application/json" id="${escapeText(id)}">${json.replaceAll('<', '\\u003c')}</script>\n`;

const headTag = ({ name, attributes }: HeadTag): string =>
  `<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeText(value)}"`)
    .join('')}>`;

/**
 * Nothing may be fetched or sent. A script runs only if it is one inside (by its hash). The speaker window of a deck takes over
 * its policy: it has no script of its own, the deck writes it.
 */
function policy(codes: readonly (string | undefined)[], { served, isPreview }: { served: boolean; isPreview: boolean }): string {
  const hashes = codes.flatMap((code) => (code ? [`'sha256-${createHash('sha256').update(code).digest('base64')}'`] : []));
  const rules = [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    'img-src data:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ];
  if (hashes.length > 0) rules.push(`script-src ${hashes.join(' ')}`);
  if (served || isPreview) rules.push("connect-src 'self'");
  // The preview shows what its own server has made.
  if (isPreview) rules.push("frame-src 'self'");
  return rules.join('; ');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeText = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
