import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDeckFacts } from '../../scripts/checks/deck-facts.js';
import { readFacts } from '../../scripts/checks/facts.js';
import { findMissing, judgeDeck, runChecks } from '../../scripts/checks/run-checks.js';
import { composeDeck } from '../../scripts/compose/compose-deck.js';
import { readLibrary } from '../../scripts/content/read-library.js';
import type { Kept } from '../../scripts/content/read-text.js';
import { type Diagnostic, hasErrors } from '../../scripts/model/diagnostic.js';
import { AS_OF, FIXTURE, TEMPLATES } from './places.js';

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32, public domain, by Tommy Ettinger). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

type Random = () => number;
const upTo = (random: Random, count: number): number => Math.floor(random() * count);
const one = <T>(random: Random, all: readonly T[]): T => all[upTo(random, all.length)] as T;

/** What people, editors and ill-wishers put into a file. */
const STRANGE: readonly string[] = [
  ...[
    'valueOf',
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    'null',
    '~',
    'true',
    '0x1F',
    '1e999',
    '-0',
    '.nan',
    '2026-13-45',
  ],
  ...[
    'en_US',
    'en-x',
    'zh-Hant-TW',
    'x',
    '*a',
    '&a [*a]',
    '&a',
    '<<: *a',
    '!!binary x',
    '!!js/function x',
    '? ',
    '---\n',
    '...\n',
    '%YAML 9',
  ],
  ...[
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    ':',
    ': ',
    '#',
    '- ',
    '|',
    '>',
    '\t',
    '\u00a0',
    '\u202e',
    '\u0000',
    '\ufeff',
    '\ud800',
    '\u2028',
    '😀',
    'e\u0301',
  ],
  ...[
    '**',
    '[^',
    '[^]',
    '[^ ]',
    '[^constructor]',
    '{{',
    '{{x}}',
    '{{checked.constructor}}',
    ':::',
    '::: steps',
    '::::',
    '## ',
    '### Notes',
    '# ',
    '---',
    '***',
  ],
  ...[
    '](javascript:x)',
    '![](x.svg)',
    '![](../../x)',
    '<b>',
    '&nbsp;',
    '\\',
    '`',
    '> ',
    '1. ',
    '911. ',
    '- [ ] ',
    '| a |\n|---|\n| b | c |',
    '    ',
  ],
  ...[
    'a'.repeat(2000),
    '('.repeat(500),
    '*'.repeat(500),
    '['.repeat(500),
    '> '.repeat(200),
    '- '.repeat(200),
    '9'.repeat(400),
    'word '.repeat(400),
    '1 of 2 '.repeat(100),
  ],
];

type Mutate = (text: string, random: Random) => string;
const at = (text: string, random: Random): number => upTo(random, text.length + 1);
const lines =
  (change: (all: string[], random: Random) => void): Mutate =>
  (text, random) => {
    const all = text.split('\n');
    change(all, random);
    return all.join('\n');
  };
const VALUE = /(: )([^\n{[|>]+)/g;

/** One kind of damage each. */
const MUTATIONS: readonly Mutate[] = [
  (text, random) => insert(text, at(text, random), one(random, STRANGE)),
  (text, random) => insert(text, at(text, random), one(random, STRANGE).repeat(1 + upTo(random, 30))),
  (text, random) => {
    const from = at(text, random);
    return text.slice(0, from) + text.slice(from + 1 + upTo(random, 40));
  },
  (text, random) => text.slice(0, at(text, random)),
  (text, random) => {
    const from = at(text, random);
    return insert(text, at(text, random), text.slice(from, from + upTo(random, 300)));
  },
  lines((all, random) => all.splice(upTo(random, all.length), 1)),
  lines((all, random) => all.splice(upTo(random, all.length), 0, one(random, all))),
  lines((all, random) => {
    const place = upTo(random, all.length);
    all[place] = one(random, ['  ', '    ', '\t']) + all[place];
  }),
  lines((all, random) => {
    const place = upTo(random, all.length);
    all[place] = (all[place] ?? '').trimStart();
  }),
  lines((all, random) => {
    const place = upTo(random, all.length);
    all[place] = one(random, STRANGE) + all[place];
  }),
  (text, random) => replaceOne(text, VALUE, random, (_, before) => before + one(random, STRANGE)),
  (text, random) =>
    replaceOne(
      text,
      VALUE,
      random,
      (_, before) => before + one(random, ['[]', '{}', '', '5', 'null', '[[]]', '{ a: b }', '[*x]', '2026-01-01']),
    ),
  (text, random) => replaceOne(text, /([\w-]+)(:)/g, random, (_, __, colon) => one(random, STRANGE) + colon),
  (text, random) => replaceOne(text, /[\w'-]+/g, random, (word) => word.repeat(1 + upTo(random, 200))),
];

const insert = (text: string, place: number, piece: string): string => text.slice(0, place) + piece + text.slice(place);

function replaceOne(text: string, pattern: RegExp, random: Random, make: (...found: string[]) => string): string {
  const all = [...text.matchAll(pattern)];
  const found = all[upTo(random, all.length)];
  return found ? text.slice(0, found.index) + make(...found) + text.slice(found.index + found[0].length) : text;
}

export interface Mutated {
  readonly file: string;
  readonly text: string;
}

/**
 * Returns the damages in rounds, each of other files: reading an explainer costs more than reading one damaged file in it. The file
 * without which no other is read stands alone.
 */
export function inRounds<T extends Mutated>(all: readonly T[]): T[][] {
  const alone = all.filter(({ file }) => file === FIRST_READ).map((one) => [one]);
  const rounds: T[][] = [];
  const count = new Map<string, number>();
  for (const one of all.filter(({ file }) => file !== FIRST_READ)) {
    const place = count.get(one.file) ?? 0;
    count.set(one.file, place + 1);
    rounds[place] = [...(rounds[place] ?? []), one];
  }
  return [...alone, ...rounds];
}

const FIRST_READ = join('decks', 'project.yaml');

/** The fixture in a folder of its own, some of whose files are damaged at a time. */
export function openMutations() {
  const root = mkdtempSync(join(tmpdir(), 'teachback-mutated-'));
  cpSync(FIXTURE, root, { recursive: true });
  const files = readdirSync(join(root, 'decks'), { recursive: true })
    .map((path) => join('decks', String(path)))
    .filter((path) => /\.(yaml|md|svg)$/.test(path))
    .sort();
  const texts = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
  const kept: Kept = new Map();
  return {
    /** The damaged file of a seed: the same for ever. One in three is damaged twice. */
    mutated(seed: number): Mutated {
      const random = randomOf(seed);
      const file = one(random, files);
      let text = one(random, MUTATIONS)(texts.get(file) ?? '', random);
      if (random() < 0.33) text = one(random, MUTATIONS)(text, random);
      return { file, text };
    },
    /** Reads (and, as a `whole`, checks and composes) the explainer with those files in it; throws what the tool throws. */
    async judge(damaged: readonly Mutated[], { whole = true } = {}): Promise<number> {
      for (const { file, text } of damaged) writeFileSync(join(root, file), text);
      try {
        return whole ? await judgeAll(root, kept) : readLibrary(root, TEMPLATES, { kept }).diagnostics.length;
      } finally {
        for (const { file } of damaged) writeFileSync(join(root, file), texts.get(file) ?? '');
      }
    },
    /** What reading the explainer with that file in it tells of the file. */
    async told({ file, text }: Mutated): Promise<readonly Diagnostic[]> {
      writeFileSync(join(root, file), text);
      const { diagnostics } = readLibrary(root, TEMPLATES, { kept });
      writeFileSync(join(root, file), texts.get(file) ?? '');
      return diagnostics.filter(({ at }) => at?.file === file);
    },
    close: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Returns how many problems are told. */
async function judgeAll(root: string, kept: Kept): Promise<number> {
  const { library, diagnostics } = readLibrary(root, TEMPLATES, { kept });
  if (!library) return diagnostics.length;
  const facts = readFacts(library, AS_OF);
  const found = [...diagnostics, ...runChecks(facts)];
  if (hasErrors(diagnostics) || findMissing(facts).length > 0) return found.length;
  for (const deck of Object.keys(library.decks)) {
    const made = await composeDeck(library, {
      deck,
      brand: Object.keys(library.brands)[0] ?? '',
      locale: library.project.locales[0] ?? '',
    });
    found.push(...made.diagnostics, ...judgeDeck(readDeckFacts(facts, made.deck)).found);
  }
  return found.length;
}
