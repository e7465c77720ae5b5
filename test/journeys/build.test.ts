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

describe('an artifact that does not fit', () => {
  it('is not written, names the line, leaves the earlier file alone and stops no other', async () => {
    const place = join(work, 'cast');
    const target = join(work, 'cast-out');
    cpSync(FIXTURE, place, { recursive: true });
    const first = await buildToFolder({ project: place, out: target, formats: ['brochure'], papers: ['letter'], asOf: AS_OF });
    expect(first.failed).toEqual([]);
    const [path] = first.made;
    const earlier = readFileSync(join(target, path ?? ''));
    const modules = join(place, 'decks', 'modules');
    const file =
      readdirSync(modules)
        .map((id) => join(modules, id, 'en.md'))
        .find((one) => /## Brief/.test(readFileSync(one, 'utf8'))) ?? '';
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      text.replace(/(## Brief[^\n]*\n)/, `$1\n${'Please keep this leaflet in a dry and easy place. '.repeat(30)}[^instruction]\n`),
    );
    const second = await buildToFolder({ project: place, out: target, formats: ['brochure', 'booklet'], papers: ['letter'], asOf: AS_OF });
    expect(second.failed.map((one) => one.path)).toContain(path);
    const found = second.failed.flatMap(({ diagnostics }) => diagnostics);
    expect(found[0]).toMatchObject({ code: expect.stringMatching(/^fit-/), at: { file: expect.stringContaining('decks/modules/') } });
    expect(readFileSync(join(target, path ?? '')).equals(earlier)).toBe(true);
    expect(second.made.length).toBeGreaterThan(0);
  }, 300_000);
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
