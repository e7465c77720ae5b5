import type { JsonSchema } from '../content/json-schemas.js';
import { CODE_SECTIONS } from '../model/codes.js';

/** Returns every code with its meaning and how it is mended, as Markdown tables. */
export const codesTable = (): string =>
  CODE_SECTIONS.map(({ title, codes }) => {
    const rows = Object.entries(codes).map(([code, { means, mend }]) => [`\`${code}\``, means, mend]);
    return `### ${title}\n\n${table(['Code', 'What it means', 'How to mend it'], rows)}`;
  }).join('\n\n');

/** Returns the keys of each kind of file with their meaning, as Markdown tables. */
export const keysTable = (schemas: readonly JsonSchema[]): string =>
  schemas
    .map(({ files, schema }) => {
      const about = (schema.description ?? '').replace(/^decks\/\S+: /, '');
      const rows = keysOf(schema).map(({ key, needed, says }) => [`\`${key}\``, needed ? 'yes' : '', says]);
      return `### \`${files}\`\n\n${sentence(about)}\n\n${table(['Key', 'Needed', 'What it holds'], rows)}`;
    })
    .join('\n\n');

/**
 * Returns the text of a README with `table` between the two comments `<!-- name: ... -->` and `<!-- end of name -->`, in place of what
 * stood there.
 */
export function withTable(readme: string, name: string, table: string): string {
  const begin = readme.indexOf('\n', readme.indexOf(`<!-- ${name}:`));
  return `${readme.slice(0, begin)}\n\n${table}\n\n${readme.slice(readme.indexOf(`<!-- end of ${name} -->`))}`;
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows.map((row) => row.map((cell) => shown(cell).replaceAll('|', '\\|')))]
    .map((row, index) => (index === 1 ? `|${row.join('|')}|` : `| ${row.join(' | ')} |`))
    .join('\n');

const sentence = (text: string): string => shown(text.charAt(0).toUpperCase() + text.slice(1));

/** `<locale>` is no HTML. */
const shown = (text: string): string => text.replaceAll('<', '\\<');

/** A key by the names that lead to it: `evidence.ref`. */
interface Key {
  readonly key: string;
  readonly needed: boolean;
  readonly says: string;
}

type Node = JsonSchema['schema'];

/** The keys of a schema, through lists, maps and alternatives; each once. */
function keysOf(node: Node, path = ''): Key[] {
  const keys = Object.entries(node.properties ?? {}).flatMap(([name, value]) => {
    const [key, inner] = [`${path}${name}`, value as Node];
    const needed = (node.required ?? []).includes(name);
    return [{ key, needed, says: `${inner.description ?? ''}${valuesOf(inner)}` }, ...keysOf(inner, `${key}.`)];
  });
  const inside = [node.items, node.additionalProperties, ...(node.anyOf ?? [])].filter((one): one is Node => typeof one === 'object');
  return [...new Map([...keys, ...inside.flatMap((one) => keysOf(one, path))].map((one) => [one.key, one])).values()];
}

/** The values that a key may have, or the entries of its list, or the keys of its map, where they are given. */
function valuesOf({ enum: own, items, propertyNames }: Node): string {
  const values = own ?? (items as Node | undefined)?.enum ?? (propertyNames as Node | undefined)?.enum;
  return values ? ` Allowed: ${values.map((value) => `\`${value}\``).join(', ')}.` : '';
}
