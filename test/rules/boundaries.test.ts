import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readLibrary } from '../../scripts/content/read-library.js';

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

const scripts = filesUnder('scripts');
const templates = filesUnder('templates');
const code = scripts.filter(({ path }) => path.endsWith('.ts'));
/** The folder of a file in scripts/, or '' for a story. */
const stageOf = (path: string): string => /^scripts\/([^/]+)\//.exec(path)?.[1] ?? '';
const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
const arrows = (wrong: (file: SourceFile, to: string) => boolean): string[] =>
  code.flatMap((file) => file.imports.filter((to) => wrong(file, to)).map((to) => `${file.path} -> ${to}`));

describe('imports', () => {
  test('model/ imports nothing outside model/', () => {
    expect(arrows(({ path }, to) => stageOf(path) === 'model' && stageOf(to) !== 'model')).toEqual([]);
  });

  test('a stage imports only itself and model/; commands/ also the stories', () => {
    const own = (path: string, to: string): boolean =>
      [stageOf(path), 'model'].includes(stageOf(to)) || (stageOf(path) === 'commands' && stageOf(to) === '');
    expect(arrows(({ path }, to) => stageOf(path) !== '' && to.startsWith('scripts/') && !own(path, to))).toEqual([]);
  });

  test('what runs in a browser is bundled from client/ alone: the package brings no other source', () => {
    const values = /^import (?!type )[^;]*?from\s+'(\.\.\/[^']+)'/gm;
    const clients = code.filter(({ path }) => stageOf(path) === 'client');
    expect(clients.flatMap(({ path, text }) => [...text.matchAll(values)].map(([, to]) => `${path} -> ${to}`))).toEqual([]);
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
    ['yaml', ['content']],
    ['zod', ['content']],
    ['@xmldom/xmldom', ['content']],
    ['markdown-it', ['content', 'render']],
    ['markdown-it-container', ['content']],
    ['handlebars', ['render']],
    ['@marp-team/marp-core', ['render']],
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
    expect(arrows(({ path }, to) => isIt(to) && !homes.includes(stageOf(path)))).toEqual([]);
  });
});

describe('source texts', () => {
  const holding = (pattern: RegExp, allowed: (path: string) => boolean = () => false): string[] =>
    code.filter(({ path, text }) => !allowed(path) && pattern.test(withoutComments(text))).map(({ path }) => path);

  test('only commands/, cli.ts and what maintainers run (bench, look, pictures) print', () => {
    const printers = (path: string): boolean =>
      stageOf(path) === 'commands' || ['scripts/cli.ts', 'scripts/bench.ts', 'scripts/look.ts', 'scripts/pictures.ts'].includes(path);
    expect(holding(/\bconsole\.\w|\bprocess\.std(out|err)\b/, printers)).toEqual([]);
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

describe('the tool knows no subject', () => {
  const { library } = readLibrary(root, join(root, 'templates'));
  const conditions = Object.entries(library?.project.conditions ?? {}).flatMap(([id, label]) => [id, ...Object.values(label)]);
  const names = Object.values(library?.glossary ?? {}).flatMap((terms) => terms.filter(({ name }) => name).map(({ term }) => term));
  const requirements = library?.requirements.map(({ id }) => id) ?? [];

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
