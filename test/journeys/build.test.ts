import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readLibrary } from '../../scripts/content/read-library.js';
import { readPdf } from '../../scripts/pdf/read-pdf.js';
import { build } from '../../scripts/stories/build.js';
import { buildToFolder } from '../../scripts/stories/build-to-folder.js';
import { textsIn } from '../support/output-build.js';
import { AS_OF, CACHE, FIXTURE, TEMPLATES } from '../support/places.js';
import { withoutDemands } from '../support/without-demands.js';

const work = mkdtempSync(join(tmpdir(), 'teachback-build-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** One project and its folder, built again after each change: a brochure, and a handout that shows other words. */
describe('building again', () => {
  const [place, out] = [join(work, 'cast'), join(work, 'cast-out')];
  const wish = { formats: ['brochure', 'handout'], papers: ['letter'], asOf: AS_OF, cache: CACHE } as const;
  const built = () => buildToFolder({ ...wish, project: place, out });
  const [brochure, handout] = ['brochure', 'handout'].map((format) => `example-clinic/en/share/take-home.${format}.letter.pdf`);
  const bytesOf = (path = ''): Buffer => readFileSync(join(out, path));
  const change = (module: string, from: string | RegExp, to: string): void => {
    const file = join(place, 'decks/modules', module, 'en.md');
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  };

  it('in another folder finds what each file was made of unchanged, and gives a file that was lost the same bytes', async () => {
    cpSync(FIXTURE, place, { recursive: true });
    const first = await built();
    expect([first.failed, first.made]).toEqual([[], expect.arrayContaining([brochure, handout])]);
    const elsewhere = { project: join(work, 'elsewhere'), out: join(work, 'elsewhere-out') };
    cpSync(place, elsewhere.project, { recursive: true });
    cpSync(out, elsewhere.out, { recursive: true });
    rmSync(join(elsewhere.out, brochure ?? ''));
    const { made, failed } = await buildToFolder({ ...wish, ...elsewhere });
    expect([failed, made.filter((path) => !path.endsWith('.png'))]).toEqual([[], [brochure]]);
    expect(textsIn(elsewhere.out)).toEqual(textsIn(out));
  });

  it('makes only what a change touches', async () => {
    change('your-questions', /(## Print[^\n]*\n\n)/, '$1Bring this page with you.[^instruction]\n\n');
    const { made, unchanged, failed } = await built();
    expect([failed, made.filter((path) => path.endsWith('.pdf')), unchanged]).toEqual([[], [handout], expect.arrayContaining([brochure])]);
  });

  it('stops at an error in the content, with the nearest name, and touches no file', async () => {
    const before = bytesOf('manifest.json');
    change('first-days', '[^raising]', '[^raisng]');
    const { diagnostics, made } = await built();
    change('first-days', '[^raisng]', '[^raising]');
    const errors = diagnostics.filter(({ severity }) => severity === 'error').map(({ code, hint }) => [code, hint]);
    expect([made, errors]).toEqual([[], [['unknown-claim', 'Did you mean "raising"?']]]);
    expect(bytesOf('manifest.json').equals(before)).toBe(true);
  });

  it('does not write what does not fit, names the line, leaves the earlier file alone and stops no other', async () => {
    const earlier = bytesOf(brochure);
    change('coming-off', /(## Brief[^\n]*\n)/, `$1\n${'Please keep this leaflet in a dry and easy place. '.repeat(30)}[^instruction]\n`);
    change('your-questions', 'Bring this page with you.', 'Bring this page.');
    const { made, failed } = await built();
    expect([failed.map(({ path }) => path), made.filter((path) => path.endsWith('.pdf'))]).toEqual([[brochure], [handout]]);
    const [found] = failed.flatMap(({ diagnostics }) => diagnostics);
    expect(found).toMatchObject({ code: expect.stringMatching(/^fit-/), at: { file: expect.stringContaining('decks/modules/') } });
    expect(bytesOf(brochure).equals(earlier)).toBe(true);
  });
});

describe('warnings stay until somebody has mended what they tell', () => {
  const [place, out] = [join(work, 'warned'), join(work, 'warned-out')];
  const codesOf = (found: readonly { readonly code: string }[]): string[] => found.map(({ code }) => code);
  const built = (formats?: readonly ['brochure']) =>
    buildToFolder({ project: place, out, asOf: AS_OF, cache: CACHE, ...(formats && { formats }) });

  it('those of a logo too, when its page is not made again, each at the line where the logo stands now', async () => {
    cpSync(FIXTURE, place, { recursive: true });
    const logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3000 100"><path d="M0 0h3000v100H0z"/></svg>';
    writeFileSync(join(place, 'decks/brands/example-clinic/logo.svg'), logo);
    const first = await built(['brochure']);
    expect(codesOf(first.diagnostics)).toContain('logo-small');
    const brand = join(place, 'decks/brands/example-clinic/brand.yaml');
    writeFileSync(brand, `# Ours.\n${readFileSync(brand, 'utf8')}`);
    const again = await built(['brochure']);
    expect(again.made.filter((path) => path.endsWith('.pdf'))).toEqual([]);
    const lines = (found: typeof first.diagnostics) => found.map(({ code, message, at }) => [code, message, at?.line]);
    const moved = lines(first.diagnostics).map(([code, message, line]) => [code, message, code === 'logo-small' ? Number(line) + 1 : line]);
    expect(lines(again.diagnostics)).toEqual(moved);
  });

  it('when there is nothing at all to make', async () => {
    rmSync(join(place, 'decks/take-home.deck.yaml'));
    const visit = join(place, 'decks/visit.deck.yaml');
    writeFileSync(visit, readFileSync(visit, 'utf8').replace(/^formats: .*$/m, 'formats: [marp.md]'));
    withoutDemands(place);
    writeFileSync(join(place, 'decks/talk.deck.yml'), '');
    const first = await built();
    expect(codesOf(first.diagnostics)).toContain('unread-file');
    const again = await built();
    expect([again.upToDate, again.diagnostics]).toEqual([true, first.diagnostics]);
  });
});

describe('stopping', () => {
  it('in the middle rejects with the reason and leaves what was made to the next build, which makes the rest', async () => {
    const target = join(work, 'stopped');
    const wish = { project: FIXTURE, out: target, asOf: AS_OF, formats: ['brochure', 'handout', 'large-print'] } as const;
    const stop = new AbortController();
    const going = buildToFolder({
      ...wish,
      signal: stop.signal,
      onProgress: () => stop.abort(new Error('enough')),
    });
    await expect(going).rejects.toThrow('enough');
    expect(readdirSync(target)).toEqual(['.store']);
    const { made, resumed, failed } = await buildToFolder(wish);
    expect([failed, resumed.length > 0, resumed.every((path) => made.includes(path)), made.length > resumed.length]).toEqual([
      ...[[], true, true, true],
    ]);
    expect(readdirSync(target)).not.toContain('.store');
  }, 300_000);
});

describe('build() as a function', () => {
  it('takes content as plain data, gives bytes and writes nothing', async () => {
    const { library } = readLibrary(FIXTURE, TEMPLATES);
    if (!library) throw new Error('The fixture cannot be read.');
    const { outcomes, diagnostics } = await build({ project: structuredClone(library), formats: ['handout'], papers: ['a4'], asOf: AS_OF });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const [one] = outcomes;
    expect(one?.kind).toBe('made');
    const bytes = one?.kind === 'made' ? one.artifacts[0]?.bytes : undefined;
    expect((await readPdf(bytes ?? new Uint8Array())).pages.length).toBeGreaterThan(0);
  }, 300_000);
});
