/** A line of YAML as it would be read as it was meant, and what to do for it. */
export interface MendedLine {
  readonly line: string;
  readonly hint: string;
}

const QUOTES = '"\'“”„‘’«»';
const KEY = String.raw`(?:[\w.-]+|"[^"]*"|'[^']*')`;
const BLOCK = new RegExp(String.raw`^(\s*(?:- +)*(?:${KEY}\s*:\s+)?)(\S.*?)\s*$`);
/** From the first brace on, or from the last. */
const FLOWS = [/^(.*?\{\s*)(\S.*?)(\s*\},?\s*)$/, /^(.*\{\s*)(\S.*?)(\s*\}[},\]\s]*)$/];
const ENTRY = new RegExp(String.raw`(?:^|,\s*)(${KEY}:\s+)`, 'g');

/**
 * Returns what people may have meant by a line that YAML reads as something else: plain blanks for tabs and no-break spaces, then the
 * line with a text of it in quotation marks. None of it is sure: whoever asks reads the file with each of them.
 */
export function meantBy(line: string): MendedLine[] {
  const blanks = line.replace(/\t/g, '  ').replace(/[\u00A0\u2007\u202F\u3000]/g, ' ');
  const spaced =
    blanks === line ? [] : [{ line: blanks, hint: `Type plain blanks in place of tabs and no-break spaces: ${blanks.trim()}` }];
  const quoted = [...FLOWS.flatMap((braces) => flowLines(blanks, braces)), ...blockLine(blanks)].filter((one) => one !== line);
  const isOpen = blanks.split('{').length > blanks.split('}').length;
  const closed = isOpen ? [{ line: `${blanks.trimEnd()} }`, hint: `Close the braces: ${blanks.trim()} }` }] : [];
  return [
    ...spaced,
    ...closed,
    ...[...new Set(quoted)].map((one) => ({ line: one, hint: `Put the text in quotation marks: ${one.trim()}` })),
  ];
}

function blockLine(line: string): string[] {
  const [, key = '', text = ''] = BLOCK.exec(line) ?? [];
  return text === '' || /^\{\s*[\w-]+:\s/.test(text) ? [] : [key + inQuotes(text)];
}

/** A map in braces on one line: each text of it by itself, then all, then everything after its first key. */
function flowLines(line: string, braces: RegExp): string[] {
  const [, before = '', inner = '', after = ''] = braces.exec(line) ?? [];
  const keys = [...inner.matchAll(ENTRY)];
  if (keys.length === 0 || keys[0]?.index !== 0) return [];
  const entries = keys.map((key, i) => ({
    key: key[0],
    text: inner.slice(key.index + key[0].length, keys[i + 1]?.index ?? inner.length).trim(),
  }));
  const write = (isQuoted: (index: number) => boolean): string =>
    before + entries.map(({ key, text }, i) => key + (isQuoted(i) ? inQuotes(text) : text)).join('') + after;
  const [first] = entries;
  const whole = first ? before + first.key + inQuotes(inner.slice(first.key.length)) + after : line;
  return [...entries.map((_, one) => write((i) => i === one)), write(() => true), whole];
}

/** A text in quotation marks; those that it was meant to stand in give way. */
function inQuotes(text: string): string {
  const bare = withoutQuotes(text.trim());
  if (bare.includes('"') && !bare.includes("'")) return `'${bare}'`;
  return `"${bare.replace(/\\(?!")/g, '\\\\').replace(/\\?"/g, '\\"')}"`;
}

function withoutQuotes(text: string): string {
  const [first = '', last = ''] = [text.at(0), text.at(-1)];
  const opens = QUOTES.includes(first);
  if (opens && text.length > 1 && QUOTES.includes(last)) return text.slice(1, -1);
  // Marks around the first words only ("River" Clinic) belong to the text.
  return opens && !text.slice(1).includes(first) ? text.slice(1) : text;
}
