import type { MendedLine } from './mend-line.js';

const indentOf = (line: string): number => line.search(/\S|$/);
const blanks = (count: number): string => ' '.repeat(count);
const inWords = (count: number): string => (count === 0 ? 'no blank' : count === 1 ? 'one blank' : `${count} blanks`);
/** A line without the comment at its end, and that comment. */
const parted = (line: string): readonly [string, string] => {
  const [, words = line, comment = ''] = /^(.*?)(\s+#\s.*)?$/.exec(line) ?? [];
  return [words.trimEnd(), comment];
};

/** A line with some of its words changed, the comment kept, where there was anything to change. */
function changedTo(line: string, hint: string, change: (words: string) => string | undefined): MendedLine[] {
  const [words, comment] = parted(line);
  const changed = change(words);
  return changed === undefined || changed === words ? [] : [{ line: changed + comment, hint: `${hint}: ${changed.trim()}` }];
}

/** Returns a line of YAML as it may have been meant: with the comma between two entries, the bracket or the closing sign that is missing, or without the one too many. */
export const signsOf = (line: string): MendedLine[] => [
  ...changedTo(line, 'Put a comma between the entries', (words) =>
    /\{.*\}/.test(words) ? words.replace(/(["'])\s+(?=[\w-]+\s*:\s)/g, '$1, ') : undefined,
  ),
  ...changedTo(line, 'Write a colon and a blank between a name and its value', (words) =>
    words.replace(/([{,]\s*[\w-]+)\s*(?:=|[:：](?=[^\s/]))\s*/g, '$1: '),
  ),
  ...changedTo(line, 'Take the comma at the end out', (words) => (/[^,],$/.test(words) ? words.slice(0, -1) : undefined)),
  ...changedTo(line, 'Write the one text without brackets', (words) =>
    words.replace(/^(\s*(?:- )?[\w-]+:\s+)\[\s*([^\s[\],][^[\],]*?)\s*,?\s*\]$/, '$1$2'),
  ),
  ...changedTo(line, 'Close the bracket', (words) => (surplus(words, '[]') === 1 ? `${words}]` : undefined)),
  ...changedTo(line, 'Take what says that nothing follows out', (words) => words.replace(/^(\s*[\w-]+:)\s+(?:\{\}|\[\])$/, '$1')),
  ...(['[]', '{}'] as const).flatMap((pair) =>
    changedTo(line, `Take one ${pair[1]} out`, (words) => (surplus(words, pair) === -1 ? withoutLast(words, pair[1] ?? '') : undefined)),
  ),
];

/** How many of a pair are opened more than closed. */
const surplus = (words: string, [open = '', close = '']: string): number => words.split(open).length - words.split(close).length;

function withoutLast(words: string, sign: string): string {
  const last = words.lastIndexOf(sign);
  return (words.slice(0, last) + words.slice(last + 1)).trimEnd();
}

/**
 * Returns what people may have meant by a line of YAML that has another shape than it must: something else than a colon and a blank, no
 * language before a text with a colon, no hyphen before an entry, another number of blanks before it than its neighbours have.
 */
export function shapesOf(lines: readonly string[], number: number): MendedLine[] {
  const line = lines[number] ?? '';
  const isInList = lines.some((one) => one.startsWith('- '));
  return [
    ...changedTo(line, 'Write a colon and a blank between the two', coloned),
    ...changedTo(line, 'Put the text under its language, in quotation marks', inLanguage),
    ...changedTo(line, 'Begin each entry of the list with "- "', (words) => (isInList && /^\w/.test(words) ? `- ${words}` : undefined)),
    ...indented(lines, number),
  ];
}

function coloned(words: string): string | undefined {
  const [, key, value] = /^(\s*(?:- )?[\w-]+)(?!:\s)\s*[=:：;]\s*(\S.*)$/.exec(words) ?? [];
  return key === undefined ? undefined : `${key}: ${value}`;
}

function inLanguage(words: string): string | undefined {
  const [, key, text] = /^(\s*(?:- )?[\w-]+:\s+)([^\s"'{[].*:\s[^"]*)$/.exec(words) ?? [];
  return key === undefined ? undefined : `${key}{ en: "${text}" }`;
}

/** As far in as a neighbour, or further in than the line above, which it goes on. */
function indented(lines: readonly string[], number: number): MendedLine[] {
  const line = lines[number] ?? '';
  if (line.trim() === '') return [];
  const isText = (one: string): boolean => one.trim() !== '' && !one.trim().startsWith('#');
  const above = lines.slice(0, number).findLast(isText);
  const below = lines.slice(number + 1).find(isText);
  const wanted = [...[above, below].flatMap((one) => (one === undefined ? [] : [indentOf(one)])), indentOf(above ?? '') + 2];
  return [...new Set(wanted)]
    .filter((count) => count !== indentOf(line))
    .map((count) => ({ line: blanks(count) + line.trim(), hint: `Begin this line with ${inWords(count)}: ${line.trim()}` }));
}
