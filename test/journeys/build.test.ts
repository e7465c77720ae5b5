import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLibrary } from '../../scripts/content/read-library.js';
import type { Diagnostic } from '../../scripts/model/diagnostic.js';
import { plainText } from '../../scripts/model/tree.js';
import { type PdfFacts, readPdf } from '../../scripts/pdf/read-pdf.js';
import { type ManifestArtifact, readManifest } from '../../scripts/publish/manifest.js';
import { build } from '../../scripts/stories/build.js';
import { type BuildReport, buildToFolder } from '../../scripts/stories/build-to-folder.js';
import { coverageOf } from '../../scripts/stories/coverage.js';

const ROOT = new URL('../..', import.meta.url).pathname;
const FIXTURE = join(ROOT, 'test', 'fixtures', 'cast-care');
const AS_OF = '2026-11-23';
const work = mkdtempSync(join(tmpdir(), 'teachback-build-'));
const project = join(work, 'project');
const out = join(work, 'out');
let report: BuildReport;
let artifacts: readonly ManifestArtifact[] = [];

const bytesOf = (path: string): Buffer => readFileSync(join(out, path));
const listed = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
const pdf = async (name: string): Promise<PdfFacts> => readPdf(bytesOf(`example-clinic/en/${name}`));

beforeAll(async () => {
  cpSync(join(ROOT, 'decks'), join(project, 'decks'), { recursive: true });
  report = await buildToFolder({ project, out, asOf: AS_OF });
  artifacts = readManifest(out)?.artifacts ?? [];
}, 120_000);
afterAll(() => rmSync(work, { recursive: true, force: true }));

const isError = ({ severity }: Diagnostic): boolean => severity === 'error';

describe('the shipped explainer', () => {
  it('builds without a problem', () => {
    expect(report.diagnostics.filter(isError)).toEqual([]);
    expect(report.failed).toEqual([]);
  });

  it('gives every artifact of every format, and nothing that the manifest does not list', () => {
    const slides = ['consult', 'community-talk'].flatMap((deck) => [
      `staff/${deck}.reveal.html`,
      `share/${deck}.marp.html`,
      `staff/${deck}.marp.md`,
      `share/${deck}.slides.pdf`,
      `staff/${deck}.notes.letter.pdf`,
      `staff/${deck}.notes.a4.pdf`,
    ]);
    const print = ['brochure', 'handout', 'large-print', 'booklet'].flatMap((format) => [
      `share/take-home.${format}.letter.pdf`,
      `share/take-home.${format}.a4.pdf`,
    ]);
    const wanted = [...slides, ...print, 'share/take-home.booklet.html'].map((path) => `example-clinic/en/${path}`);
    const paths = artifacts.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([...wanted, 'index.html', 'example-clinic/index.html', 'example-clinic/en/share/index.html']),
    );
    expect(listed(out).sort()).toEqual([...paths, 'manifest.json'].sort());
  });

  it('meets every requirement where it must', async () => {
    const { rows } = await coverageOf({ project, out, asOf: AS_OF });
    expect(rows.filter((row) => row.missing.length > 0).map((row) => [row.id, row.missing])).toEqual([]);
    expect(rows).toHaveLength(92);
    const talk = rows.filter((row) => row.where.some(({ path }) => path.endsWith('community-talk.marp.html')));
    const booklet = rows.filter((row) => row.where.some(({ path }) => path.endsWith('booklet.letter.pdf')));
    expect([talk.length, booklet.length]).toEqual([92, 92]);
  });

  it('keeps every speaker note out of what is shared', async () => {
    const { library } = readLibrary(ROOT, join(ROOT, 'templates'));
    const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
    const notes = Object.values(library?.modules ?? {}).flatMap(({ en }) =>
      (en?.slides ?? []).flatMap((slide) =>
        slide.notes.flatMap((block) => (block.kind === 'paragraph' ? [bare(plainText(block.inlines)).slice(0, 80)] : [])),
      ),
    );
    expect(notes.length).toBeGreaterThan(30);
    for (const { path, folder, media } of artifacts.filter((one) => one.folder === 'share')) {
      const text = media === 'pdf' ? (await readPdf(bytesOf(path))).pages.map((page) => page.text).join(' ') : bytesOf(path).toString();
      expect([folder, path, notes.filter((note) => bare(text).includes(note))]).toEqual(['share', path, []]);
    }
    const presented = bare(bytesOf('example-clinic/en/staff/consult.reveal.html').toString());
    expect(notes.some((note) => presented.includes(note))).toBe(true);
  });

  it('has no local path, no link into staff/ and a strict policy in what is shared', () => {
    for (const { path } of artifacts.filter((one) => one.folder === 'share' && one.media === 'html')) {
      const html = bytesOf(path).toString();
      expect(html).toMatch(/Content-Security-Policy" content="default-src 'none'/);
      expect(html).not.toMatch(/file:\/\/\/|\/tmp\/|href="[^"]*staff\//);
      expect(html).not.toMatch(/<(script|link|img|iframe)[^>]+(src|href)="https?:/);
    }
  });

  it('shows the crisis and emergency numbers first in every patient page, and on an outer panel', async () => {
    for (const name of ['consult.marp.html', 'community-talk.marp.html', 'take-home.booklet.html']) {
      const html = bytesOf(`example-clinic/en/share/${name}`).toString();
      const body = html
        .slice(html.indexOf('<body'))
        .replace(/<svg[\s\S]*?<\/svg>/g, (svg) => svg.replace(/<(path|circle|g)[^>]*>/g, ''))
        .replace(/<[^>]+>/g, ' ');
      expect([name, body.slice(0, 6000)]).toEqual([name, expect.stringMatching(/988/)]);
    }
    const brochure = await pdf('share/take-home.brochure.letter.pdf');
    expect(brochure.pages[0]?.text).toContain('988');
    expect(brochure.pages[0]?.text).toContain('911');
  });
});

describe('printed pieces', () => {
  const sizes = { letter: [8.5, 11], a4: [8.27, 11.69] } as const;
  for (const paper of ['letter', 'a4'] as const) {
    const [width, height] = sizes[paper];
    it(`${paper}: the brochure has two landscape pages, the handout at most four, the booklet at most sixteen`, async () => {
      const brochure = await pdf(`share/take-home.brochure.${paper}.pdf`);
      const handout = await pdf(`share/take-home.handout.${paper}.pdf`);
      const booklet = await pdf(`share/take-home.booklet.${paper}.pdf`);
      expect(brochure.pages.map((page) => [page.width.toFixed(1), page.height.toFixed(1)])).toEqual(
        Array(2).fill([height.toFixed(1), width.toFixed(1)]),
      );
      expect(handout.pages.length).toBeLessThanOrEqual(4);
      expect(booklet.pages.length).toBeLessThanOrEqual(16);
      for (const page of [...handout.pages, ...booklet.pages])
        expect([page.width.toFixed(1), page.height.toFixed(1)]).toEqual([width.toFixed(1), height.toFixed(1)]);
    });

    it(`${paper}: every PDF is tagged, says its title and language, embeds its fonts and marks no font as a drawing`, async () => {
      for (const { path } of artifacts.filter((one) => one.media === 'pdf' && one.paper === paper)) {
        const { tagged, title, language, displayTitle, fonts } = await readPdf(bytesOf(path));
        expect([path, tagged, displayTitle, language]).toEqual([path, true, true, 'en']);
        expect(title.length).toBeGreaterThan(10);
        expect(fonts.every((font) => font.embedded && font.type !== 'Type3')).toBe(true);
      }
    });
  }

  it('the booklet has a contents page whose page numbers are right', async () => {
    const { pages, links, outline } = await pdf('share/take-home.booklet.letter.pdf');
    const driving = outline.find(({ title }) => /driv/i.test(title));
    expect(driving?.page).toBeGreaterThan(2);
    const contents = pages.find(({ text }) => /Contents/.test(text))?.text ?? '';
    expect(contents).toContain(String(driving?.page));
    expect(links.filter(({ to }) => to.startsWith('#sec-')).length).toBeGreaterThan(15);
  });

  it('the brochure is heard in reading order: cover, inside, flap, back', async () => {
    const { structure } = await pdf('share/take-home.brochure.letter.pdf');
    const texts: string[] = [];
    const walk = (elements: PdfFacts['structure']): void => {
      for (const element of elements) {
        if (/^H[1-6]$/.test(element.type)) texts.push(spoken(element));
        walk(element.children);
      }
    };
    const spoken = (element: PdfFacts['structure'][number]): string => element.text + element.children.map(spoken).join('');
    walk(structure);
    const place = (pattern: RegExp): number => texts.findIndex((text) => pattern.test(text));
    const order = [place(/what to know/i), place(/how sure/i), place(/side effects|go wrong/i), place(/tell us/i), place(/call/i)];
    expect(order.every((index) => index >= 0)).toBe(true);
    expect([...order].sort((a, b) => a - b)).toEqual(order);
  });

  it('missing facts of the brand are labelled lines to write on', async () => {
    const { pages } = await pdf('share/take-home.handout.letter.pdf');
    expect(pages.map(({ text }) => text).join(' ')).toContain('Stop eating and drinking');
  });
});

describe('sizes', () => {
  const limits: readonly [RegExp, number][] = [
    [/reveal\.html$/, 450],
    [/marp\.html$/, 250],
    [/brochure\..*pdf$/, 200],
  ];
  it.each(limits)('%s stays under %i KB', (pattern, limit) => {
    const sizes = artifacts.filter(({ path }) => pattern.test(path)).map(({ bytes }) => bytes / 1024);
    expect(sizes.length).toBeGreaterThan(0);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(limit);
  });

  it('pictures of first pages stay under 400 KB together', () => {
    const pictures = artifacts.filter(({ format }) => format === 'thumbnail');
    expect(pictures).toHaveLength(12);
    expect(pictures.reduce((sum, { bytes }) => sum + bytes, 0) / 1024).toBeLessThanOrEqual(400);
  });
});

describe('building again', () => {
  it('gives the same bytes in another folder, file for file', async () => {
    const second = join(work, 'second');
    await buildToFolder({ project, out: second, asOf: AS_OF });
    expect(readFileSync(join(second, 'manifest.json'), 'utf8')).toBe(readFileSync(join(out, 'manifest.json'), 'utf8'));
    for (const path of listed(out)) expect([path, readFileSync(join(second, path)).equals(bytesOf(path))]).toEqual([path, true]);
  }, 60_000);

  it('does nothing when nothing changed', async () => {
    const again = await buildToFolder({ project, out, asOf: AS_OF });
    expect(again.upToDate).toBe(true);
    expect(again.made).toEqual([]);
  });

  it('makes only what a change touches', async () => {
    const path = join(project, 'decks', 'modules', 'your-questions', 'en.md');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace(/(## Print[^\n]*\n\n)/, '$1Bring this page with you.[^instruction]\n\n'));
    const changed = await buildToFolder({ project, out, asOf: AS_OF });
    writeFileSync(path, text);
    expect(changed.failed).toEqual([]);
    expect(changed.made.every((one) => /take-home\.(handout|large-print|booklet|poster)/.test(one))).toBe(true);
    expect(changed.made.length).toBeGreaterThanOrEqual(3);
    expect(changed.unchanged).toContain('example-clinic/en/share/take-home.brochure.letter.pdf');
  }, 60_000);

  it('stops at an error in the content and touches no file', async () => {
    const path = join(project, 'decks', 'modules', 'driving', 'en.md');
    const text = readFileSync(path, 'utf8');
    const before = readFileSync(join(out, 'manifest.json'), 'utf8');
    writeFileSync(path, text.replace('[^drive-spray]', '[^drive-sprey]'));
    const broken = await buildToFolder({ project, out, asOf: AS_OF });
    writeFileSync(path, text);
    expect(broken.diagnostics.filter(isError).map(({ code, hint }) => [code, hint])).toEqual([
      ['unknown-claim', 'Did you mean "drive-spray"?'],
    ]);
    expect(readFileSync(join(out, 'manifest.json'), 'utf8')).toBe(before);
  });
});

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
  }, 60_000);
});

describe('stopping', () => {
  it('in the middle leaves no temporary file and rejects with the reason', async () => {
    const target = join(work, 'stopped');
    const stop = new AbortController();
    const going = buildToFolder({
      project: FIXTURE,
      out: target,
      asOf: AS_OF,
      signal: stop.signal,
      onProgress: () => stop.abort(new Error('enough')),
    });
    await expect(going).rejects.toThrow('enough');
    expect(existsSync(target) ? listed(target) : []).toEqual([]);
  }, 60_000);
});

describe('build() as a function', () => {
  it('takes content as plain data, gives bytes and writes nothing', async () => {
    const { library } = readLibrary(FIXTURE, join(ROOT, 'templates'));
    if (!library) throw new Error('The fixture cannot be read.');
    const { outcomes, diagnostics } = await build({ project: structuredClone(library), formats: ['handout'], papers: ['a4'], asOf: AS_OF });
    expect(diagnostics.filter(isError)).toEqual([]);
    const [one] = outcomes;
    expect(one?.kind).toBe('made');
    const bytes = one?.kind === 'made' ? one.artifacts[0]?.bytes : undefined;
    expect((await readPdf(bytes ?? new Uint8Array())).pages.length).toBeGreaterThan(0);
  }, 60_000);
});
