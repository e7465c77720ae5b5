import type { Review } from '../model/content.js';

/**
 * Returns the text of `reviews.yaml` with `reviews` added at its end: every line that stood there stays, comments too, and `[]`,
 * the list without entries, gives way to them. The caller reads the result back, for a list in braces cannot be added to like this.
 */
export function appendReviews(text: string, reviews: readonly Review[]): string {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const indent = /^( *)- /m.exec(text)?.[1] ?? '';
  const entries = reviews.flatMap((review) => entryLines(review).map((line) => `${indent}${line}${end}`)).join('');
  const empty = /^\[\s*\][ \t]*(#.*)?\r?\n?/m;
  const list = text.replace(empty, (_, comment?: string) => (comment ? `${comment.trim()}${end}` : ''));
  return `${list}${list === '' || list.endsWith('\n') ? '' : end}${entries}`;
}

function entryLines({ scope, id, locale, fingerprint, by, role, on, due, version }: Review): string[] {
  const said = [
    ...[`scope: ${scope}`, `id: ${quoted(id)}`, `locale: ${quoted(locale)}`],
    // Quoted: sixteen digits without a letter among them would be read as a number.
    ...[`fingerprint: ${quoted(fingerprint)}`, `by: ${quoted(by)}`, `role: ${quoted(role)}`, `on: ${on}`, `due: ${due}`],
    ...(version === undefined ? [] : [`version: ${quoted(version)}`]),
  ];
  return said.map((line, index) => `${index === 0 ? '- ' : '  '}${line}`);
}

/** A text in double quotes means the same in YAML 1.2 as in JSON. */
const quoted = (text: string): string => JSON.stringify(text);
