import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const FONT = `Font inside this file: Atkinson Hyperlegible Next.
Copyright 2020-2024 The Atkinson Hyperlegible Next Project Authors (https://github.com/googlefonts/atkinson-hyperlegible-next)
This Font Software is licensed under the SIL Open Font License, Version 1.1: https://openfontlicense.org`;

/** marked travels inside the notes plugin of reveal.js, without a licence file of its own. */
const MARKED = `marked: Copyright (c) 2011-2018, Christopher Jeffrey. Copyright (c) 2018+, MarkedJS. MIT License, as above.`;

/** Returns the notices that font and bundled libraries ask to travel with them, as an HTML comment. `script` as in HtmlDocument, '' for none. */
export async function readNotices(script: string): Promise<string> {
  const texts = [FONT];
  if (script === 'reveal/reveal') texts.push(`reveal.js:\n${await licenceOf('reveal.js')}`, MARKED);
  if (script === 'marp/marp') texts.push(`Marp (theme scaffold):\n${await licenceOf('@marp-team/marp-core')}`);
  return `<!--\nThird-party notices\n\n${texts.join('\n\n').replace(/--+/g, '-')}\n-->`;
}

async function licenceOf(name: string): Promise<string> {
  const entry = createRequire(import.meta.url).resolve(name);
  const folder = entry.slice(0, entry.lastIndexOf(join('node_modules', name)) + join('node_modules', name).length);
  return (await readFile(join(dirname(join(folder, 'LICENSE')), 'LICENSE'), 'utf8')).trim();
}
