import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readLibrary } from '../../scripts/content/read-library.js';
import { readPdf } from '../../scripts/pdf/read-pdf.js';
import { build } from '../../scripts/stories/build.js';
import { buildToFolder } from '../../scripts/stories/build-to-folder.js';
import { AS_OF, FIXTURE, TEMPLATES } from '../support/places.js';

const work = mkdtempSync(join(tmpdir(), 'teachback-build-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** One project and its folder, built again after each change: a brochure, and a handout that shows other words. */
describe('building again', () => {
  const [place, out] = [join(work, 'cast'), join(work, 'cast-out')];
  const built = () => buildToFolder({ project: place, out, formats: ['brochure', 'handout'], papers: ['letter'], asOf: AS_OF });
  const [brochure, handout] = ['brochure', 'handout'].map((format) => `example-clinic/en/share/take-home.${format}.letter.pdf`);
  const bytesOf = (path = ''): Buffer => readFileSync(join(out, path));
  const change = (module: string, from: string | RegExp, to: string): void => {
    const file = join(place, 'decks/modules', module, 'en.md');
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  };

  it('makes only what a change touches', async () => {
    cpSync(FIXTURE, place, { recursive: true });
    const first = await built();
    expect([first.failed, first.made]).toEqual([[], expect.arrayContaining([brochure, handout])]);
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

describe('stopping', () => {
  it('in the middle rejects with the reason and leaves what was made to the next build, which makes the rest', async () => {
    const target = join(work, 'stopped');
    const wish = { project: FIXTURE, out: target, asOf: AS_OF, formats: ['brochure', 'handout', 'large-print'], papers: ['a4'] } as const;
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
