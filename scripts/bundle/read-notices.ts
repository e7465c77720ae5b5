import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Family } from './fonts/families.js';

/** Returns the notices that fonts and bundled libraries ask to travel with them, as an HTML comment. `script` is what readScriptNotices returns. */
export async function readNotices(families: readonly Family[], script: readonly string[]): Promise<string> {
  const texts = [...(await Promise.all(families.map(fontNotice))), ...script];
  return `<!--\nThird-party notices\n\n${texts.join('\n\n').replace(/--+/g, '-')}\n-->`;
}

/** Returns what the libraries in a script ask for. `script` as in HtmlDocument, '' for none. */
export async function readScriptNotices(script: string): Promise<readonly string[]> {
  if (script === 'reveal/reveal') return [`reveal.js:\n${await licenceOf('reveal.js')}`];
  if (script === 'marp/marp') return [`Marp (theme scaffold):\n${await licenceOf('@marp-team/marp-core')}`];
  if (script === 'studio/studio') return [`Handlebars (runtime):\n${await licenceOf('handlebars')}`];
  return [];
}

async function fontNotice({ name, from, notice, licence }: Family): Promise<string> {
  const text = licence
    ? licence.exec(await readFile(createRequire(import.meta.url).resolve(`@fontsource/${from}/LICENSE`), 'utf8'))?.[0]
    : '';
  return `Font inside this file: ${name}.\n${[notice, text?.trim()].filter(Boolean).join('\n')}`;
}

async function licenceOf(name: string): Promise<string> {
  const entry = createRequire(import.meta.url).resolve(name);
  const folder = entry.slice(0, entry.lastIndexOf(join('node_modules', name)) + join('node_modules', name).length);
  return (await readFile(join(dirname(join(folder, 'LICENSE')), 'LICENSE'), 'utf8')).trim();
}
