/** A drawing without its DOCTYPE, every line still where it was; or what in the DOCTYPE is refused. */
type Resolved = { readonly text: string } | { readonly trouble: string; readonly index: number };

/** Far more than any drawing program declares. */
const MOST_ENTITIES = 100;
const MOST_LETTERS = 500;

/**
 * Returns the text with its DOCTYPE blanked and the short names that it declares written out: Illustrator says the addresses of its
 * name spaces so. A name that stands for other names, for tags or for a file is refused: that is how a file grows without end.
 */
export function resolveEntities(source: string): Resolved {
  // Blank lines before the first one are a slip of copying: the first line may stand nowhere else.
  const text = source.replace(/^\s+<\?xml\s[^>]*\?>/, (first) => first.replace(/\S/g, ' '));
  const start = /<!DOCTYPE/i.exec(text)?.index;
  if (start === undefined) return { text };
  const end = endOfDoctype(text, start);
  const doctype = text.slice(start, end);
  const names = new Map<string, string>();
  for (const { 0: all, 1: percent, 2: name = '', 3: value, index } of doctype.matchAll(ENTITY)) {
    const trouble = troubleOf({ percent, value: value?.slice(1, -1), count: names.size });
    if (trouble) return { trouble: `the declaration ${all.replace(/\s+/g, ' ').slice(0, 60)} (${trouble})`, index: start + index };
    if (value !== undefined && !names.has(name)) names.set(name, value.slice(1, -1));
  }
  const blank = doctype.replace(/[^\n]/g, ' ');
  const body = text.slice(end).replace(/&([A-Za-z_][\w.-]*);/g, (whole, name: string) => {
    return names.get(name)?.replaceAll('"', '&quot;') ?? whole;
  });
  return { text: text.slice(0, start) + blank + body };
}

const ENTITY = /<!ENTITY\s+(%\s+)?([A-Za-z_:][\w.:-]*)\s+("[^"]*"|'[^']*')?[^>]*>?/g;

interface Declared {
  readonly percent: string | undefined;
  readonly value: string | undefined;
  readonly count: number;
}

function troubleOf({ percent, value, count }: Declared): string | undefined {
  if (percent) return 'it changes the declarations themselves';
  if (value === undefined) return 'it stands for another file';
  if (/[&<%]/.test(value)) return 'it stands for other names or tags';
  if (value.length > MOST_LETTERS) return `it has ${value.length} letters; ${MOST_LETTERS} are the most`;
  return count >= MOST_ENTITIES ? `there are more than ${MOST_ENTITIES}` : undefined;
}

/** The index after the ">" that closes a DOCTYPE: not one in quotation marks, in a comment or between the brackets. */
function endOfDoctype(text: string, start: number): number {
  const marks = /"[^"]*"|'[^']*'|<!--[\s\S]*?-->|[[\]>]/g;
  marks.lastIndex = start;
  let depth = 0;
  for (let found = marks.exec(text); found; found = marks.exec(text)) {
    if (found[0] === '[') depth++;
    if (found[0] === ']') depth--;
    if (found[0] === '>' && depth <= 0) return found.index + 1;
  }
  return text.length;
}
