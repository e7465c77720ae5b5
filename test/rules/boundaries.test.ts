import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { FORMAT_NAMES, PARTS } from '../../scripts/model/formats.js';
import { shippedLibrary } from '../support/shipped.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface SourceFile {
  /** From scripts/ or templates/, with forward slashes: "scripts/content/read-text.ts". */
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  /** What it imports, `import type` and `import()` included; own files by path. */
  readonly imports: readonly string[];
}

function filesUnder(folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.join(folder, join(entry.parentPath, entry.name).slice(join(root, folder).length).replaceAll('\\', '/')))
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      return { path, text, lines: text.split('\n').length - 1, imports: importsOf(path, text) };
    });
}

const IMPORT = /\bfrom\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|^import\s+'([^']+)'/gm;

function importsOf(path: string, text: string): string[] {
  const names = [...text.matchAll(IMPORT)].map(([, from, dynamic, bare]) => from ?? dynamic ?? bare ?? '');
  return names.map((name) => (name.startsWith('.') ? posix.join(dirname(path), name).replace(/\.js$/, '.ts') : name));
}

/** What is loaded with the file: neither types nor what it imports when it is called. */
const eagerlyIn = (path: string, text: string): string[] =>
  importsOf(path, (text.match(/^(?:import|export)\s(?!type\b)[^;]*?from\s+'[^']+'/gm) ?? []).join('\n'));

const scripts = filesUnder('scripts');
const templates = filesUnder('templates');
const code = scripts.filter(({ path }) => path.endsWith('.ts'));
/** The room of a file in scripts/, or '' for one at its root. */
const roomOf = (path: string): string => /^scripts\/([^/]+)\//.exec(path)?.[1] ?? '';
const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
const arrows = (wrong: (file: SourceFile, to: string) => boolean): string[] =>
  code.flatMap((file) => file.imports.filter((to) => wrong(file, to)).map((to) => `${file.path} -> ${to}`));

/** The rooms whose code will also run inside a page: files, hashes and templates are handed in to them. */
const PAGE_ROOMS = ['client', 'measure', 'model', 'languages', 'checks', 'reviews', 'compose', 'render', 'formats', 'studio'];
/** The stages that write documents: they share what is in render/. */
const WRITERS = ['formats', 'site', 'packet', 'dev'];

/** Files of rooms with Node that a page may have too. */
const PAGE_FILES = ['scripts/content/brand-zip.ts', 'scripts/content/limits.ts'];

/** The rooms that a file may import from, besides its own. */
function mayImport(path: string): readonly string[] | 'all' {
  const room = roomOf(path);
  if (room === 'stories' || room === 'maintain') return 'all';
  if (path === 'scripts/cli.ts') return ['commands', 'stories', 'model'];
  if (path === 'scripts/index.ts') return 'all';
  if (room === 'model') return [];
  if (room === 'languages') return ['model'];
  if (room === 'commands') return ['stories', 'model', 'machine'];
  if (room === 'machine') return ['model'];
  // A story inside a page: it calls the stages that need no machine, in their order. What it takes of others: PAGE_FILES.
  if (room === 'studio') return PAGE_ROOMS;
  return ['model', 'languages', ...(WRITERS.includes(room) ? ['render'] : []), ...(PAGE_ROOMS.includes(room) ? [] : ['machine'])];
}

describe('imports', () => {
  test('lead where the plan of the rooms lets them, and never up', () => {
    const isWrong = ({ path }: SourceFile, to: string): boolean => {
      const rooms = mayImport(path);
      if (roomOf(path) === 'studio' && PAGE_FILES.includes(to)) return false;
      return to.startsWith('scripts/') && roomOf(to) !== roomOf(path) && rooms !== 'all' && !rooms.includes(roomOf(to));
    };
    expect([...new Set(arrows(isWrong))].sort()).toEqual([]);
  });

  test('at the root stand the command, the public names and the two pages', () => {
    const root = scripts.filter(({ path }) => roomOf(path) === '').map(({ path }) => path);
    expect(root.sort()).toEqual(['scripts/API.md', 'scripts/ARCHITECTURE.md', 'scripts/cli.ts', 'scripts/index.ts']);
  });

  test('what will also run inside a page imports nothing of Node', () => {
    const isNode = ({ path }: SourceFile, to: string): boolean =>
      (PAGE_ROOMS.includes(roomOf(path)) || PAGE_FILES.includes(path)) && to.startsWith('node:');
    expect([...new Set(arrows(isNode))].sort()).toEqual([]);
  });

  test('every script that runs inside a page is compiled for the package, which has no sources', () => {
    const { scripts: run } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Readonly<Record<string, string>> };
    const named = code.flatMap(({ text }) => [...text.matchAll(/\bscript: '([\w/-]+)'|'((?:client|measure|studio)\/[\w/-]+)'/g)]);
    const entries = named.map(([, client, whole]) => `scripts/${client ? `client/${client}` : whole}.ts`);
    expect(new Set(run['compile:pages']?.match(/scripts\/\S+/g))).toEqual(new Set(entries));
  });

  test('nothing imports commands/ but the command, and nothing maintain/', () => {
    const isUp = ({ path }: SourceFile, to: string): boolean =>
      (roomOf(to) === 'commands' && roomOf(path) !== 'commands' && path !== 'scripts/cli.ts') ||
      (roomOf(to) === 'maintain' && roomOf(path) !== 'maintain');
    expect(arrows(isUp)).toEqual([]);
  });

  test('nothing imports cli.ts', () => {
    expect(arrows((_, to) => to === 'scripts/cli.ts')).toEqual([]);
  });

  test('every import of an own file leads to a file', () => {
    const paths = new Set(scripts.map(({ path }) => path));
    expect(arrows((_, to) => to.startsWith('scripts/') && !paths.has(to))).toEqual([]);
  });

  test('there is no circle of imports', () => {
    const next = new Map(code.map(({ path, imports }) => [path, imports.filter((to) => to.startsWith('scripts/'))]));
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
      if (done.has(path) || trail.includes(path)) return;
      for (const to of next.get(path) ?? []) visit(to, [...trail, path]);
      done.add(path);
    };
    for (const path of next.keys()) visit(path, []);
    expect(circles).toEqual([]);
  });

  test.each([
    ['scripts/index.ts', []],
    ['scripts/cli.ts', ['commander']],
  ])('%s is light: what is called is loaded when it is called', (entry, allowed) => {
    const files = new Map(code.map(({ path, text }) => [path, text]));
    const libraries: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      const text = files.get(path);
      if (text === undefined && !/^(node:|scripts\/)/.test(path)) libraries.push([...trail, path].join(' -> '));
      files.delete(path);
      for (const to of eagerlyIn(path, text ?? '')) visit(to, [...trail, path]);
    };
    visit(entry, []);
    expect(libraries.filter((trail) => !allowed.some((one) => trail.endsWith(` -> ${one}`)))).toEqual([]);
  });

  test.each([
    ['yaml', ['content']],
    ['zod', ['content']],
    ['fflate', ['content']],
    ['@xmldom/xmldom', ['content']],
    ['postcss', ['content']],
    ['postcss-selector-parser', ['content']],
    ['markdown-it', ['content', 'formats']],
    ['markdown-it-container', ['content']],
    ['handlebars', ['render', 'formats']],
    ['@marp-team/marp-core', ['formats']],
    ['esbuild', ['bundle']],
    ['reveal.js', ['client']],
    ['puppeteer-core', ['browser']],
    ['puppeteer', ['browser']],
    ['@sparticuz/chromium', ['browser']],
    ['@cantoo/pdf-lib', ['pdf']],
    ['unpdf', ['pdf']],
    ['@citation-js/core', ['compose']],
    ['@citation-js/plugin-csl', ['compose']],
  ])('%s has its home in %s', (library, homes) => {
    const isIt = (to: string): boolean => to === library || to.startsWith(`${library}/`);
    expect(arrows(({ path }, to) => isIt(to) && !homes.includes(roomOf(path)))).toEqual([]);
  });
});

describe('source texts', () => {
  const holding = (pattern: RegExp, allowed: (path: string) => boolean = () => false): string[] =>
    code.filter(({ path, text }) => !allowed(path) && pattern.test(withoutComments(text))).map(({ path }) => path);

  test('only commands/, cli.ts and what maintainers run print, and the embedded element for who puts it on a page', () => {
    const files = ['scripts/cli.ts', 'scripts/client/embed/advice.ts'];
    const printers = (path: string): boolean => ['commands', 'maintain'].includes(roomOf(path)) || files.includes(path);
    expect(holding(/\bconsole\.\w|\bprocess\.std(out|err)\b/, printers)).toEqual([]);
  });

  test('only languages/ names a language or asks how one writes', () => {
    const tag =
      /'(?:ar|de|en|es|fa|fr|he|hi|it|ja|ko|pl|pt|ru|tl|uk|ur|vi|zh)(?:-[A-Za-z]{2,4})?'|\blang="[a-z]{2}[-"]|\bIntl\.|\.toLocale[A-Z]/;
    expect(holding(tag, (path) => roomOf(path) === 'languages')).toEqual([]);
  });

  test('nobody ends the process', () => {
    expect(holding(/\bprocess\.exit\(/)).toEqual([]);
  });

  test('no module keeps state in a variable of its own', () => {
    expect(holding(/^(export )?(let|var)\s/m)).toEqual([]);
  });

  test('no file is longer than 250 lines', () => {
    expect(code.filter(({ lines }) => lines > 250).map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
  });
});

describe('a new kind of block cannot be forgotten', () => {
  /** Kinds that only blocks have. */
  const KIND = /\bcase '(sides|question|facts|known|people|phone)'/;

  test('no switch over kinds of blocks has a default: the compiler names what is missing', () => {
    const open = code.flatMap(({ path, text }) =>
      switchesIn(text)
        .filter((one) => KIND.test(one) && /\bdefault:/.test(one))
        .map(() => path),
    );
    // The reader of Markdown meets whatever word an author wrote, and the walker is where a default may be right.
    const allowed = ['scripts/model/tree.ts', 'scripts/content/parse-named-block.ts'];
    expect(open.filter((path) => !allowed.includes(path))).toEqual([]);
  });
});

/** The text of each `switch`, from its word to the brace that closes it. */
function switchesIn(text: string): string[] {
  return [...text.matchAll(/\bswitch \(/g)].map(({ index }) => {
    const from = text.indexOf('{', index);
    let depth = 0;
    for (let at = from; at < text.length; at++) {
      depth += text[at] === '{' ? 1 : text[at] === '}' ? -1 : 0;
      if (depth === 0) return text.slice(index, at + 1);
    }
    return text.slice(index);
  });
}

describe('a format is known by its row', () => {
  const outside = code.filter(({ path }) => roomOf(path) !== 'formats' && path !== 'scripts/model/formats.ts');
  const lines = outside.flatMap(({ path, text }) =>
    withoutComments(text)
      .split('\n')
      .map((line) => ({ path, line: line.trim() })),
  );
  const oneOf = (names: readonly string[]): string => `'(?:${names.map((name) => name.replace('.', '\\.')).join('|')})'`;
  const holding = (pattern: RegExp): string[] => lines.filter(({ line }) => pattern.test(line)).map(({ path, line }) => `${path}: ${line}`);

  test('no format is compared by name, and nobody else has a table of them', () => {
    const names = oneOf(FORMAT_NAMES);
    const asked = `[fF]ormats?\\)?(?:\\.(?:includes|indexOf|startsWith)\\(| *[!=]==? *)${names}`;
    const told = `${names} *[!=]==? *[\\w.?]*[fF]ormat\\b|\\[[^\\]]*${names}[^\\]]*\\]\\.(?:includes|indexOf)\\([\\w.?]*[fF]ormat\\b`;
    expect(holding(new RegExp(`${asked}|${told}|Record<(?:Slide|Print)?Format\\b|switch \\([\\w.]*[fF]ormat\\)`))).toEqual([]);
  });

  test('a name that means nothing but a format stands nowhere else', () => {
    // "slides", "handout" and the like are parts of a deck and words of the content too. Scripts of the client are called after their folders.
    const only = FORMAT_NAMES.filter((name) => !(PARTS as readonly string[]).includes(name) && name !== 'notes');
    const found = holding(new RegExp(oneOf(only))).filter((one) => !one.startsWith('scripts/client/'));
    // The preview asks for a piece to present, as a person on the command line does.
    expect(found).toEqual([
      "scripts/stories/dev.ts: '/present': (gone) => piece(live.shown?.deck, { format: 'reveal', policy: PRESENT_POLICY, gone }),",
    ]);
  });
});

describe('the tool knows no subject', () => {
  const library = shippedLibrary();
  const conditions = Object.entries(library.project.conditions).flatMap(([id, label]) => [id, ...Object.values(label)]);
  const names = Object.values(library.glossary).flatMap((terms) => terms.filter(({ name }) => name).map(({ term }) => term));
  const requirements = library.requirements.map(({ id }) => id);

  test('the shipped decks name what to look for', () => {
    expect([conditions.length > 5, names.length > 5, requirements.length > 90]).toEqual([true, true, true]);
  });

  test('scripts/ and templates/ name no condition, drug, product or requirement of the shipped decks', () => {
    // The starter is content, and names its country's authorities.
    const own = templates.filter(({ path }) => !path.startsWith('templates/starter/decks/regions/'));
    const found = [...scripts, ...own].flatMap(({ path, text }) =>
      [...conditions, ...names, ...requirements].filter((word) => wordPattern(word).test(text)).map((word) => `${path}: ${word}`),
    );
    expect(found).toEqual([]);
  });
});

/** A whole word; short forms in capitals ("WHO") only in capitals. */
function wordPattern(word: string): RegExp {
  const source = word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  return new RegExp(`(?<![\\w-])${source}(?![\\w-])`, word === word.toUpperCase() ? '' : 'i');
}
