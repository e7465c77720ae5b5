import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../scripts/model/diagnostic.js';
import { plainText } from '../../scripts/model/tree.js';
import type { PdfFacts } from '../../scripts/pdf/read-pdf.js';
import { hashFile } from '../../scripts/publish/hash.js';
import { readManifest } from '../../scripts/publish/listing.js';
import { rowsOf } from '../../scripts/stories/coverage.js';
import { builtPath, builtPdf, pathIn, shippedBuild, shippedLibrary } from '../support/shipped.js';

/** What the build of the shipped explainer leaves in its folder. */
const { out, report } = shippedBuild();
const artifacts = readManifest(out)?.artifacts ?? [];

const bytesOf = (path: string): Buffer => readFileSync(builtPath(path));
const listed = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
const pdf = (name: string): Promise<PdfFacts> => builtPdf(pathIn(name));

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
    const sheets = ['ride-home', 'choices'].flatMap((deck) => ['letter.pdf', 'a4.pdf', 'html'].map((end) => `share/${deck}.sheet.${end}`));
    const wanted = [...slides, ...print, ...sheets, 'share/take-home.booklet.html'].map((path) => `example-clinic/en/${path}`);
    const paths = artifacts.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([...wanted, 'index.html', 'example-clinic/index.html', 'example-clinic/en/share/index.html']),
    );
    const lists = listed(out).filter((path) => !paths.includes(path));
    expect(lists.sort()).toEqual([expect.stringMatching(/^coverage-[0-9a-f]+\.json$/), 'example-clinic/manifest.json', 'manifest.json']);
  });

  it('has in each folder to share the hash of every other file there', () => {
    const share = join(out, 'example-clinic/en/share');
    const sums = readFileSync(join(share, 'SHA256SUMS'), 'utf8').trimEnd().split('\n');
    const others = listed(share).filter((path) => path !== 'SHA256SUMS');
    expect(sums).toEqual(others.sort().map((path) => `${hashFile(join(share, path))}  ${path}`));
  });

  it('meets every requirement where it must', () => {
    const rows = rowsOf(shippedLibrary(), artifacts);
    expect(rows.filter((row) => row.missing.length > 0).map((row) => [row.id, row.missing])).toEqual([]);
    expect(rows).toHaveLength(122);
    const explained = rows.filter(({ id }) => !/^(?:HOME|AID)-/.test(id));
    const talk = explained.filter((row) => row.where.some(({ path }) => path.endsWith('community-talk.marp.html')));
    const booklet = explained.filter((row) => row.where.some(({ path }) => path.endsWith('booklet.letter.pdf')));
    expect([talk.length, booklet.length]).toEqual([explained.length, explained.length]);
  });

  it('keeps every speaker note out of what is shared', async () => {
    const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
    const notes = Object.values(shippedLibrary().modules).flatMap(({ en }) =>
      (en?.slides ?? []).flatMap((slide) =>
        slide.notes.flatMap((block) => (block.kind === 'paragraph' ? [bare(plainText(block.inlines)).slice(0, 80)] : [])),
      ),
    );
    expect(notes.length).toBeGreaterThan(30);
    for (const { path, folder, media } of artifacts.filter((one) => one.folder === 'share')) {
      const text = media === 'pdf' ? (await builtPdf(path)).pages.map((page) => page.text).join(' ') : bytesOf(path).toString();
      const words = bare(text);
      expect([folder, path, notes.filter((note) => words.includes(note))]).toEqual(['share', path, []]);
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
    for (const name of [
      'consult.marp.html',
      'community-talk.marp.html',
      'take-home.booklet.html',
      'ride-home.sheet.html',
      'choices.sheet.html',
    ]) {
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
    it(`${paper}: the brochure has two landscape pages, the handout at most four, the booklet at most five folded sheets`, async () => {
      const brochure = await pdf(`share/take-home.brochure.${paper}.pdf`);
      const handout = await pdf(`share/take-home.handout.${paper}.pdf`);
      const booklet = await pdf(`share/take-home.booklet.${paper}.pdf`);
      expect(brochure.pages.map((page) => [page.width.toFixed(1), page.height.toFixed(1)])).toEqual(
        Array(2).fill([height.toFixed(1), width.toFixed(1)]),
      );
      expect(handout.pages.length).toBeLessThanOrEqual(4);
      expect(booklet.pages.length).toBeLessThanOrEqual(20);
      for (const page of [...handout.pages, ...booklet.pages])
        expect([page.width.toFixed(1), page.height.toFixed(1)]).toEqual([width.toFixed(1), height.toFixed(1)]);
    });

    it(`${paper}: every PDF is tagged, says its title and language, embeds its fonts and marks no font as a drawing`, async () => {
      for (const { path } of artifacts.filter((one) => one.media === 'pdf' && one.paper === paper)) {
        const { tagged, title, language, displayTitle, fonts } = await builtPdf(path);
        expect([path, tagged, displayTitle, language]).toEqual([path, true, true, path.split('/')[1]]);
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
    expect(pages.map(({ text }) => text).join(' ')).toContain('Drip: no food or drink from');
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

  it.each([
    ['en', 14, 450],
    ['es', 15, 500],
  ])('%s: pictures of first pages are %i, and stay under %i KB together', (locale, count, limit) => {
    const pictures = artifacts.filter((one) => one.format === 'thumbnail' && one.locale === locale);
    expect(pictures).toHaveLength(count);
    expect(pictures.reduce((sum, { bytes }) => sum + bytes, 0) / 1024).toBeLessThanOrEqual(limit);
  });
});
