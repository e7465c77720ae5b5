import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Copies the first brand of the content in `decks` until there are `count`, each under an id and a name of its own. Returns the ids. */
export function addBrands(decks: string, count: number): string[] {
  const file = join(decks, 'project.yaml');
  const text = readFileSync(file, 'utf8');
  const [, first = ''] = /^brands: \[([a-z0-9-]+)/m.exec(text) ?? [];
  const ids = [first, ...Array.from({ length: count - 1 }, (_, index) => `${first}-${index + 2}`)];
  const words = readFileSync(join(decks, 'brands', first, 'brand.yaml'), 'utf8');
  const [, name = ''] = /^name: \{ en: "?([^",}]+?)"? ?[,}]/m.exec(words) ?? [];
  for (const id of ids.slice(1)) {
    cpSync(join(decks, 'brands', first), join(decks, 'brands', id), { recursive: true });
    // No number of a house is taken for one to call.
    const own = words.replace(/^id: .*$/m, `id: ${id}`).replaceAll(name, `${name} ${inLetters(Number(id.slice(first.length + 1)))}`);
    writeFileSync(join(decks, 'brands', id, 'brand.yaml'), own);
  }
  writeFileSync(file, text.replace(/^brands: .*$/m, ['brands:', ...ids.map((id) => `  - ${id}`)].join('\n')));
  return ids;
}

/** A word of its own for each number. */
function inLetters(count: number): string {
  const letters = count.toString(26).replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)));
  return `${letters[0]?.toUpperCase()}${letters.slice(1)}`;
}
