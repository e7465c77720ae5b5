import { isScalar, isSeq, parseDocument } from 'yaml';

/**
 * Returns `text`, a YAML list or map, with `entry` added at its end. Every line that stood there stays, comments too; `[]` and `{}`,
 * which hold nothing, give way. The caller reads the result back: a list in brackets cannot be added to like this.
 */
export function addEntry(text: string, entry: string): string {
  const list = text.replace(/^(?:\[\s*\]|\{\s*\})[ \t]*(#.*)?\n?/m, (_, comment?: string) => (comment ? `${comment.trim()}\n` : ''));
  const between = list.trim() === '' || list.endsWith('\n\n') ? '' : list.endsWith('\n') ? '\n' : '\n\n';
  return `${list}${between}${entry.trimEnd()}\n`;
}

/**
 * Returns `text`, a YAML map, with `name` added to the list of names under `key`: `[a, b]`, or one below the other. All else stays
 * as it is. Returns undefined when there is no such list.
 */
export function addName(text: string, key: string, name: string): string | undefined {
  const list = parseDocument(text).get(key, true);
  const last = isSeq(list) ? list.items.at(-1) : undefined;
  if (!isSeq(list) || !isScalar(last) || !last.range) return undefined;
  const [start, after] = last.range;
  if (list.flow) return `${text.slice(0, after)}, ${name}${text.slice(after)}`;
  const line = text.slice(text.lastIndexOf('\n', start) + 1, start);
  const end = text.indexOf('\n', after);
  const place = end < 0 ? text.length : end;
  return `${text.slice(0, place)}\n${line}${name}${text.slice(place)}`;
}
