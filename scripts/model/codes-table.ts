import { CODE_SECTIONS } from './codes.js';

/** Between these two lines of decks/README.md stands what `codesTable` returns. */
export const CODES_BEGIN = '<!-- codes: written by "npm run docs" -->';
export const CODES_END = '<!-- end of codes -->';

/** Returns every code with its meaning and how it is mended, as Markdown tables. */
export const codesTable = (): string =>
  CODE_SECTIONS.map(({ title, codes }) => {
    const rows = Object.entries(codes).map(([code, { means, mend }]) => `| \`${code}\` | ${cell(means)} | ${cell(mend)} |`);
    return [`### ${title}`, '', '| Code | What it means | How to mend it |', '|---|---|---|', ...rows].join('\n');
  }).join('\n\n');

const cell = (text: string): string => text.replaceAll('|', '\\|');
