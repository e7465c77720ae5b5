import { type At, type Diagnostic, warning } from '../model/diagnostic.js';
import { groupedBy } from '../model/grouped-by.js';
import { SEALED_DATA } from '../model/sealed.js';
import { shortened } from '../model/shortened.js';
import type { DataRead } from '../model/yaml-places.js';
import { BETWEEN, type Leaf, leavesIn, nameOf, type SealedLeaf } from './data-leaves.js';
import { readText, type Source } from './read-text.js';
import { placeIn } from './yaml-places.js';

/** Where it is kept what the data said, in `decks/`. */
export const SEALED_FILE = 'sealed.txt';

/** The data whose every value counts: a rule that compares one file with another is silent where both are changed at once. */
const SEALED = /^(?:safety|requirements|claims|options|references)\.yaml$|^(?:safety|claims|regions|glossary)\//;

/** Letters of a value in a message. */
const SHOWN = 200;
/** Letters before a difference. */
const BEFORE = 50;

interface SealedFile {
  readonly file: string;
  readonly leaves: readonly SealedLeaf[];
}

const sealable = (data: DataRead): [string, Leaf[]][] =>
  [...data]
    .filter(([path]) => SEALED.test(path))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([path, { value }]) => [path, [...leavesIn(value)]]);

/** Returns the text of `decks/sealed.txt` for the data that was read, and how many values it holds. `on`: an ISO day. */
export function sealedText(data: DataRead, on: string): { readonly text: string; readonly values: number } {
  const files = sealable(data);
  const head = [
    `# What ${SEALED_DATA} said when they were last sealed. It is nobody's approval:`,
    '# "teachback check" tells by it what has changed since. Written by "teachback seal", never by hand.',
    `# Sealed on ${on}.`,
  ];
  const lines = files.flatMap(([path, leaves]) => ['', `## ${path}`, ...leaves.map((leaf) => `${nameOf(leaf)} = ${leaf.value}`)]);
  return { text: `${[...head, ...lines].join('\n')}\n`, values: files.reduce((sum, [, leaves]) => sum + leaves.length, 0) };
}

interface Sealed {
  /** The day on which it was sealed. */
  readonly on: string;
  readonly files: readonly SealedFile[];
}

/** What a sealed text says, or the number of the line that is none. */
function readSealed(text: string): Sealed | number {
  const files: { file: string; leaves: SealedLeaf[] }[] = [];
  let on = '';
  for (const [index, line] of text.split('\n').entries()) {
    const [, file] = /^## (\S+)$/.exec(line) ?? [];
    if (file !== undefined) files.push({ file, leaves: [] });
    else if (line.startsWith('#')) on = /^# Sealed on (\S+)\.$/.exec(line)?.[1] ?? on;
    else if (line !== '') {
      const leaf = leafOf(line);
      const last = files.at(-1);
      if (!leaf || !last) return index + 1;
      last.leaves.push(leaf);
    }
  }
  return on === '' ? 1 : { on, files };
}

/** The value begins behind the first " = " from which on the line is one: names and values may hold that sign too. */
function leafOf(line: string): SealedLeaf | undefined {
  for (let at = line.indexOf(' = '); at >= 0; at = line.indexOf(' = ', at + 1)) {
    const value = line.slice(at + 3);
    if (isValue(value)) return { names: line.slice(0, at).split(BETWEEN), value };
  }
  return undefined;
}

function isValue(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const HINT = 'Let somebody who may decide read it, then run: teachback seal. Or put back what stood there.';

/** Returns a warning for each value of the data that is another, or gone, since it was sealed; none where it never was. */
export function changedSinceSealed(source: Source, isThere: (path: string) => boolean): Diagnostic[] {
  if (!isThere(SEALED_FILE)) return [];
  const text = readText(source, SEALED_FILE);
  if (text === undefined) return [];
  const own = { file: `${source.name}/${SEALED_FILE}`, column: 1 };
  const sealed = readSealed(text);
  if (typeof sealed === 'number') {
    const message = `${own.file} cannot be read at this line: nothing can be held against it.`;
    const hint = 'Bring the file back as it was, or have the data read and run: teachback seal.';
    return [warning({ code: 'sealed-unreadable', message, at: { ...own, line: sealed }, hint })];
  }
  const now = new Map(sealable(source.data ?? new Map()));
  return sealed.files.flatMap(({ file, leaves }) => {
    const current = now.get(file);
    if (current) return changesIn({ source, file, on: sealed.on }, leaves, current);
    // What is there and was not read is a draft, or has errors of its own.
    if (isThere(file)) return [];
    const line = text.split('\n').indexOf(`## ${file}`) + 1;
    const message = `${source.name}/${file} is gone; it was there when the data was sealed on ${sealed.on}.`;
    return [warning({ code: 'changed-since-sealed', message, at: { ...own, line }, hint: HINT })];
  });
}

interface InFile {
  readonly source: Source;
  readonly file: string;
  readonly on: string;
}

function changesIn(where: InFile, before: readonly SealedLeaf[], now: readonly Leaf[]): Diagnostic[] {
  const [was, is] = [groupedBy(before, nameOf), groupedBy(now, nameOf)];
  const sealed = groupsOf(before);
  const lost: SealedLeaf[] = [];
  const changed = [...new Set([...was.keys(), ...is.keys()])].flatMap((name): Diagnostic[] => {
    const [old, current] = [was.get(name) ?? [], is.get(name) ?? []];
    const gone = without(old, current);
    const added = without(current, old);
    lost.push(...gone.slice(added.length));
    return added.flatMap((leaf, index): Diagnostic[] => {
      const one = gone[index];
      if (one) return [told(where, leaf, `was ${shownBeside(one, leaf)}, and is ${shownBeside(leaf, one)} now`)];
      return sealed.has(leaf.entry.join(BETWEEN)) ? [told(where, leaf, `says ${shown(leaf)} now, which it did not`)] : [];
    });
  });
  return [...changed, ...goneIn(where, new Set(lost), { before, is })];
}

/** The names above every value, and of every value. */
const groupsOf = (leaves: readonly SealedLeaf[]): ReadonlySet<string> =>
  new Set(leaves.flatMap(({ names }) => names.map((_, depth) => names.slice(0, depth + 1).join(BETWEEN))));

const without = <T extends SealedLeaf>(leaves: readonly T[], others: readonly SealedLeaf[]): T[] => {
  const left = others.map(({ value }) => value);
  return leaves.filter(({ value }) => {
    const at = left.indexOf(value);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
};

const shown = ({ value }: SealedLeaf): string => shortened(value, SHOWN);

/** Of a long value the part in which it differs from another one, with some words before it. */
function shownBeside({ value }: SealedLeaf, other: SealedLeaf): string {
  if (Math.max(value.length, other.value.length) <= SHOWN) return value;
  let first = 0;
  while (first < value.length && value[first] === other.value[first]) first += 1;
  const from = value.lastIndexOf(' ', Math.max(0, first - BEFORE)) + 1;
  return `${from > 0 ? '... ' : ''}${shortened(value.slice(from), SHOWN)}`;
}

interface Around {
  readonly before: readonly SealedLeaf[];
  readonly is: ReadonlyMap<string, readonly Leaf[]>;
}

/** What is gone: an entry of which nothing is left as a whole, told where the value before it stands. */
function goneIn(where: InFile, lost: ReadonlySet<SealedLeaf>, { before, is }: Around): Diagnostic[] {
  const left = groupsOf([...is.values()].flat());
  const gone = new Map<string, { near: readonly PropertyKey[]; names: readonly string[]; said: string[] }>();
  let near: readonly PropertyKey[] = [];
  for (const leaf of before) {
    near = is.get(nameOf(leaf))?.[0]?.path ?? near;
    if (!lost.has(leaf)) continue;
    const depth = leaf.names.findIndex((_, index) => !left.has(leaf.names.slice(0, index + 1).join(BETWEEN)));
    const names = depth < 0 ? leaf.names : leaf.names.slice(0, depth + 1);
    const name = names.join(BETWEEN);
    const entry = gone.get(name) ?? { near, names, said: [] };
    entry.said.push([...leaf.names.slice(names.length), leaf.value].join(' '));
    gone.set(name, entry);
  }
  return [...gone.values()].map(({ names, said, near: path }) =>
    told(where, { names, path }, `is gone; it said ${shortened(said.join(', '), SHOWN)}`),
  );
}

function told({ source, file, on }: InFile, { names, path }: Pick<Leaf, 'names' | 'path'>, what: string): Diagnostic {
  const { places } = source.data?.get(file) ?? {};
  const whole = `${source.name}/${file}`;
  const at: At = places ? placeIn(places, whole, path) : { file: whole, line: 1, column: 1 };
  const [folder, stem] = file.split(/[/.]/);
  const concerns =
    folder === 'regions'
      ? { region: stem ?? '' }
      : folder === 'claims'
        ? { claim: names[0] ?? '' }
        : folder === 'references'
          ? { reference: names[0] ?? '' }
          : undefined;
  return warning({
    code: 'changed-since-sealed',
    message: `${names.join(BETWEEN)} ${what}: changed since the data was sealed on ${on}.`,
    at,
    hint: HINT,
    ...(concerns && { concerns }),
  });
}
