import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addContent, buildToFolder, check, initProject, writeSchemas } from '../../scripts/index.js';
import type { Diagnostic } from '../../scripts/model/diagnostic.js';

const shipped = fileURLToPath(new URL('../../decks', import.meta.url));
const base = mkdtempSync(join(tmpdir(), 'teachback-init-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const read = (...path: string[]): string => readFileSync(join(base, ...path), 'utf8');
const codes = (diagnostics: readonly Diagnostic[]): string[] => [...new Set(diagnostics.map(({ code }) => code))].sort();
const allIn = (folder: string): string[] => readdirSync(folder, { recursive: true }).map(String).sort();

describe('init', () => {
  beforeAll(async () => void (await initProject({ folder: join(base, 'Sleep well') })));

  test('makes a project without a problem that builds at once, under its own name', async () => {
    const project = join(base, 'Sleep well');
    expect((await check({ project })).diagnostics).toEqual([]);
    expect(read('Sleep well', 'decks/project.yaml')).toMatch(/^id: sleep-well$/m);
    const report = await buildToFolder({ project, formats: ['slides', 'handout'], papers: ['letter'] });
    expect([report.failed, report.made.filter((path) => /visit\.slides\.pdf$|handout\.letter\.pdf$/.test(path)).length]).toEqual([[], 2]);
  });

  test('holds two modules, three claims, one brand with numbers that nobody answers, and comments that teach', () => {
    const decks = join(base, 'Sleep well', 'decks');
    expect(readdirSync(join(decks, 'modules'))).toHaveLength(2);
    expect(readdirSync(join(decks, 'brands'))).toEqual(['example-clinic']);
    expect(read('Sleep well/decks/claims.yaml').match(/^- id:/gm)).toHaveLength(3);
    expect(read('Sleep well/decks/brands/example-clinic/brand.yaml')).toContain('555-0100');
    const yaml = allIn(decks).filter((path) => path.endsWith('.yaml'));
    expect(yaml.filter((path) => !/^# .{20}/m.test(readFileSync(join(decks, path), 'utf8')))).toEqual([]);
  });

  test('tells editors which schema is for which file', () => {
    const settings = JSON.parse(read('Sleep well/.vscode/settings.json'))['yaml.schemas'] as Record<string, string>;
    expect(settings['./schemas/claims.schema.json']).toBe('decks/claims.yaml');
    const missing = Object.keys(settings).filter((path) => !existsSync(join(base, 'Sleep well', path)));
    expect(missing).toEqual([]);
    const [first] = read('Sleep well/decks/brands/example-clinic/brand.yaml').split('\n');
    expect(first).toBe('# yaml-language-server: $schema=../../../schemas/brand.schema.json');
  });

  test('refuses a folder that holds anything, and leaves nothing of a try behind', async () => {
    mkdirSync(join(base, 'taken'));
    writeFileSync(join(base, 'taken', 'letter.txt'), 'mine');
    const before = readdirSync(base);
    expect((await initProject({ folder: join(base, 'taken') })).wrong).toContain('not empty');
    expect((await initProject({ folder: join(base, 'new'), from: 'nothing' })).wrong).toContain('Choose from: starter');
    writeFileSync(join(base, 'file'), '');
    await expect(initProject({ folder: join(base, 'file', 'inside') })).rejects.toThrow('There is a file where the folder');
    expect(readdirSync(base).filter((name) => name !== 'file')).toEqual(before);
    expect(readdirSync(join(base, 'taken'))).toEqual(['letter.txt']);
  });

  test('fills a folder that is empty, and copies the shipped explainer whole', async () => {
    mkdirSync(join(base, 'copy'));
    const name = /^id: ([a-z]+)/m.exec(readFileSync(join(shipped, 'project.yaml'), 'utf8'))?.[1] ?? '';
    expect((await initProject({ folder: join(base, 'copy'), from: name })).wrong).toBeUndefined();
    expect(allIn(join(base, 'copy', 'decks'))).toEqual(allIn(shipped));
  });

  test('begins in another language that the starter is in: no word of English in it, and no problem', async () => {
    const project = join(base, 'Cuidar el yeso');
    expect((await initProject({ folder: project, locale: 'es' })).wrong).toBeUndefined();
    expect((await check({ project })).diagnostics).toEqual([]);
    expect(read('Cuidar el yeso/decks/project.yaml')).toMatch(/^id: cuidar-el-yeso$[\s\S]*^locales: \[es\]$/m);
    const files = (folder: string): string[] => allIn(join(base, folder, 'decks')).filter((path) => !path.startsWith('regions/'));
    expect(files('Cuidar el yeso')).toEqual(
      files('Sleep well')
        .map((path) => path.replace(/\ben\.(md|yaml)$/, 'es.$1'))
        .sort(),
    );
    expect(read('Cuidar el yeso/README.md')).toContain('decks/modules/first-days/es.md');
  });

  test('names the languages of the starter where it is asked for another one, and where the copy has all of them', async () => {
    const wrong = async (wish: { locale: string; from?: string }) => (await initProject({ folder: join(base, 'none'), ...wish })).wrong;
    expect(await wrong({ locale: 'fr' })).toBe(
      'There is no starter in "fr". Choose from: en, es. Begin in one of these, then add yours: teachback new locale fr',
    );
    for (const locale of ['es-MX', 'decks', 'En', '..', '']) expect(await wrong({ locale })).toContain('Choose from: en, es.');
    const name = /^id: ([a-z]+)/m.exec(readFileSync(join(shipped, 'project.yaml'), 'utf8'))?.[1] ?? '';
    expect(await wrong({ locale: 'es', from: name })).toContain('teachback build --locale es');
    expect(existsSync(join(base, 'none'))).toBe(false);
  });

  test('schemas are written on their own too', async () => {
    const { files } = await writeSchemas({ out: join(base, 'elsewhere') });
    expect(files.length).toBe(15);
    expect(read('elsewhere/deck.schema.json')).toBe(read('Sleep well/schemas/deck.schema.json'));
  });
});

describe('new', () => {
  const project = join(base, 'added');
  const add = (kind: 'module' | 'deck' | 'brand' | 'claim', name: string) => addContent({ project, kind, name });
  beforeAll(async () => {
    await initProject({ folder: project });
    await add('module', 'sleep');
    await add('deck', 'evening');
    await add('brand', 'other-clinic');
    await add('claim', 'light');
  });

  test('adds pieces of which the checks say only what is to fill in', async () => {
    const { diagnostics } = await check({ project });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(codes(diagnostics)).toEqual(['brand-gap', 'no-purpose', 'to-fill-in', 'unplaced-module', 'unused-claim']);
    const places = diagnostics.filter(({ code }) => code === 'to-fill-in').map(({ at }) => at?.file);
    expect(new Set(places)).toEqual(
      new Set(['decks/claims.yaml', 'decks/claims/en.yaml', 'decks/evening.deck.yaml', 'decks/modules/sleep/en.md']),
    );
  });

  test('leaves every line that stood there, comments too', () => {
    for (const file of ['decks/claims.yaml', 'decks/claims/en.yaml']) {
      expect(read('added', file).startsWith(read('Sleep well', file))).toBe(true);
    }
    const before = read('Sleep well/decks/project.yaml').replace('sleep-well', 'added');
    expect(read('added/decks/project.yaml')).toBe(before.replace('[example-clinic]', '[example-clinic, other-clinic]'));
  });

  test('never overwrites, and says what a bad name should be', async () => {
    const before = read('added/decks/claims.yaml');
    for (const [kind, name] of [
      ['module', 'sleep'],
      ['deck', 'evening'],
      ['brand', 'other-clinic'],
      ['claim', 'light'],
    ] as const) {
      expect((await add(kind, name)).wrong).toContain('already');
    }
    expect((await add('module', 'Blood Pressure')).wrong).toContain('teachback new module blood-pressure');
    expect((await add('module', '../x')).wrong).toContain('cannot be the name');
    expect(read('added/decks/claims.yaml')).toBe(before);
  });

  test('adds to lists of every shape, and to none that has errors', async () => {
    const other = join(base, 'shapes');
    cpSync(join(base, 'Sleep well'), other, { recursive: true });
    const edit = (file: string, from: string, to: string) =>
      writeFileSync(join(other, file), readFileSync(join(other, file), 'utf8').replace(from, to));
    edit('decks/project.yaml', 'brands: [example-clinic]', 'brands:\r\n  - example-clinic # ours\r');
    expect((await addContent({ project: other, kind: 'brand', name: 'second' })).wrong).toBeUndefined();
    expect(readFileSync(join(other, 'decks/project.yaml'), 'utf8')).toContain('  - example-clinic # ours\r\n  - second\r\n');
    edit('decks/claims.yaml', 'role: status', 'role: statsu');
    const { diagnostics, changed } = await addContent({ project: other, kind: 'claim', name: 'more' });
    expect([codes(diagnostics), changed]).toEqual([['unknown-value'], []]);
  });
});
