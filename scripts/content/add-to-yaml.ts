import { isDeepStrictEqual } from 'node:util';
import { isScalar, isSeq, parseDocument } from 'yaml';
import type { z } from 'zod';
import { readYaml } from './read-yaml.js';

/**
 * Returns `text`, a YAML list or map, with `entries` (YAML of the same kind) added at its end. Every line that stood there stays, comments
 * too; `[]` and `{}`, which hold nothing, give way. Indentation, blank lines between entries and line ends are those of the text. Returns
 * undefined where the result does not read as what stood there and the entries: a list in brackets cannot be added to like this.
 */
export function addEntries(text: string, entries: string, schema: z.ZodType): string | undefined {
  return added(text, schema, (plain) => {
    const list = plain.replace(/^(?:\[\s*\]|\{\s*\})[ \t]*(#.*)?\n?/m, (_, comment?: string) => (comment ? `${comment.trim()}\n` : ''));
    const indent = entries.startsWith('- ') ? (/^( *)- /m.exec(list)?.[1] ?? '') : '';
    const apart = /\n\n *(?:- |[^\s#-][^\n]*:)/.test(list) && !list.endsWith('\n\n');
    const own = entries.trimEnd().replace(/^(?=.)/gm, indent);
    const before = plain.trim() === '' ? undefined : readAs(plain, schema);
    return {
      text: `${list}${list === '' || list.endsWith('\n') ? '' : '\n'}${apart ? '\n' : ''}${own}\n`,
      value: plain.trim() === '' ? readAs(entries, schema) : joined(before, readAs(entries, schema)),
    };
  });
}

/**
 * Returns `text`, a YAML map, with `name` added to the list of names under `key`: `[a, b]`, or one below the other. All else stays
 * as it is. Returns undefined when there is no such list.
 */
export function addName(
  text: string,
  { key, name }: { readonly key: string; readonly name: string },
  schema: z.ZodType,
): string | undefined {
  return added(text, schema, (plain) => {
    const list = parseDocument(plain).get(key, true);
    const last = isSeq(list) ? list.items.at(-1) : undefined;
    if (!isSeq(list) || !isScalar(last) || !last.range) return undefined;
    const [start, after] = last.range;
    const line = plain.slice(plain.lastIndexOf('\n', start) + 1, start);
    const end = plain.indexOf('\n', after);
    const place = list.flow ? after : end < 0 ? plain.length : end;
    const value = readAs(plain, schema) as Readonly<Record<string, unknown>> | undefined;
    return {
      text: `${plain.slice(0, place)}${list.flow ? ', ' : `\n${line}`}${name}${plain.slice(place)}`,
      value: { ...value, [key]: joined(value?.[key], [name]) },
    };
  });
}

type Added = { readonly text: string; readonly value: unknown } | undefined;

/** What `add` makes of a text with plain line ends, with the text's own ones, once it has been read back as the value that it should be. */
function added(text: string, schema: z.ZodType, add: (plain: string) => Added): string | undefined {
  const made = add(text.replace(/\r\n/g, '\n'));
  if (made?.value === undefined || !isDeepStrictEqual(readAs(made.text, schema), made.value)) return undefined;
  return text.includes('\r\n') ? made.text.replace(/\n/g, '\r\n') : made.text;
}

const readAs = (text: string, schema: z.ZodType): unknown => readYaml({ file: '', text }, schema, [])?.value;

/** Two lists, or two maps, as one. */
function joined(first: unknown, second: unknown): unknown {
  if (Array.isArray(first) && Array.isArray(second)) return [...first, ...second];
  return typeof first === 'object' && typeof second === 'object' ? { ...first, ...second } : undefined;
}
