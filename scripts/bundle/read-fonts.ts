import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const WEIGHTS = [400, 700] as const;

/**
 * Returns CSS with the text font inside, regular and bold: `letters` names its files ("latin", about 12 KB each).
 * Static files: a variable font becomes Type 3 in Chromium's PDFs.
 */
export async function readFonts(letters: readonly string[]): Promise<string> {
  const find = createRequire(import.meta.url).resolve;
  const files = letters.flatMap((one) => WEIGHTS.map((weight) => ({ one, weight })));
  const faces = files.map(async ({ one, weight }) => {
    const bytes = await readFile(
      find(`@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-${one}-${weight}-normal.woff2`),
    );
    const source = `url(data:font/woff2;base64,${bytes.toString('base64')}) format("woff2")`;
    return `@font-face{font-family:"Atkinson Hyperlegible Next";font-style:normal;font-weight:${weight};font-display:block;src:${source}}`;
  });
  return (await Promise.all(faces)).join('');
}
