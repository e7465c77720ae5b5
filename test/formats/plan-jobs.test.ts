import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { composeDeck } from '../../scripts/compose/compose-deck.js';
import { readTemplates } from '../../scripts/content/read-templates.js';
import { readWords } from '../../scripts/content/read-words.js';
import { planJobs } from '../../scripts/formats/plan-jobs.js';
import { renderPrint } from '../../scripts/formats/print/render-print.js';
import { renderNotes } from '../../scripts/formats/slides/render-notes.js';
import type { Library } from '../../scripts/model/content.js';
import { FORMAT_NAMES, type PrintFormat } from '../../scripts/model/formats.js';
import type { Job } from '../../scripts/model/job.js';
import { deckOf, library, module, p, passage, slide } from '../support/compose-library.js';

const templatesRoot = join(import.meta.dirname, '../../templates');
const all = deckOf(['brew'], {
  formats: [...FORMAT_NAMES],
  handout: [{ title: { en: 'Brew' }, from: 'print', modules: ['brew'], at: { file: 'decks/tea.deck.yaml', line: 1, column: 1 } }],
  brochure: { 'inside-left': ['brew'] },
});
const brew = module('brew', {
  slides: [slide('one', [p('It warms.')])],
  brief: passage([p('It warms.')]),
  print: passage([p('It warms.')]),
});
const printed = { ...all, id: 'leaf', formats: ['handout', 'booklet'] as const };
const words = readWords([{ root: templatesRoot, name: 'templates', diagnostics: [] }], ['en']);
const content = library([brew], all, { decks: { tea: all, leaf: printed }, words });
const jobs = planJobs(content);

describe('a job has all that is decided before it is made', () => {
  test('is plain data', () => {
    expect(JSON.parse(JSON.stringify(jobs))).toEqual(jobs);
  });

  test('one artifact of each deck and format is pictured, and no Markdown', () => {
    const pictured = jobs.filter((job) => job.pictured).map(({ deck, format, paper = '' }) => [deck, format, paper].join(' ').trim());
    expect(pictured).toEqual([
      ...['tea reveal', 'tea marp', 'tea slides', 'tea notes letter', 'tea brochure letter', 'tea handout letter'],
      ...['tea large-print letter', 'tea sheet letter', 'tea booklet letter', 'leaf handout letter', 'leaf booklet letter'],
    ]);
  });

  test('one page to share stands for a deck: its slides, or the page where it has none', () => {
    expect(jobs.filter((job) => job.posted).map(({ path }) => path)).toEqual([
      'house/en/share/tea.marp.html',
      'house/en/share/leaf.booklet.html',
    ]);
  });

  test('the presented deck links to the handouts of all decks of its brand and language', () => {
    const links = jobs.filter(({ beside }) => beside.length > 0);
    expect(links.map(({ format }) => format)).toEqual(['reveal']);
    expect(links[0]?.beside).toEqual([
      { paper: 'letter', href: '../share/tea.handout.letter.pdf' },
      { paper: 'a4', href: '../share/tea.handout.a4.pdf' },
      { paper: 'letter', href: '../share/leaf.handout.letter.pdf' },
      { paper: 'a4', href: '../share/leaf.handout.a4.pdf' },
    ]);
  });

  test('nothing of it changes when only a part is wanted', () => {
    const some = [
      ...[planJobs(content, { formats: ['reveal'] }), planJobs(content, { decks: ['leaf'] })],
      planJobs(content, { papers: ['a4'], formats: ['booklet'] }),
    ].flat();
    expect(some.length).toBeGreaterThan(5);
    for (const job of some) expect(job).toEqual(jobs.find(({ path }) => path === job.path));
  });

  test('the day stands in each where it is told', () => {
    expect(new Set(planJobs(content, { asOf: '2026-11-23' }).map(({ asOf }) => asOf))).toEqual(new Set(['2026-11-23']));
  });
});

/** A library of so many brands that counts how often its decks are read. */
function counted(brands: number): { library: Library; reads: () => number } {
  const counts = { reads: 0 };
  const counting = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(of, key) {
        counts.reads++;
        const value = Reflect.get(of, key);
        return typeof value === 'object' && value !== null && typeof key === 'string' ? counting(value) : value;
      },
    });
  const ids = Array.from({ length: brands }, (_, i) => `house-${i}`);
  return {
    library: { ...content, project: { ...content.project, brands: ids }, decks: counting(content.decks) },
    reads: () => counts.reads,
  };
}

describe('the work of planning grows with the number of jobs, not with its square', () => {
  test('each brand reads the decks as often as the first', () => {
    const [few, many] = [counted(10), counted(200)];
    planJobs(few.library);
    const length = planJobs(many.library).length;
    expect(length).toBe(200 * jobs.length);
    expect(many.reads()).toBe(20 * few.reads());
  });

  test('a thousand brands are planned, with every decision', () => {
    const planned = planJobs(counted(1000).library);
    expect(planned.filter(({ posted }) => posted)).toHaveLength(2000);
    expect(planned.filter(({ pictured }) => pictured)).toHaveLength(11_000);
    expect(planned.findLast(({ format }) => format === 'reveal')?.beside).toHaveLength(4);
  });
});

describe('print', async () => {
  const templates = readTemplates(templatesRoot);
  const { deck } = await composeDeck(content, { deck: 'tea', brand: 'house', locale: 'en' });
  const IN_PX = { in: 96, mm: 96 / 25.4 };
  const px = (length: string): number => Number.parseFloat(length) * IN_PX[length.replace(/[\d.]/g, '') as 'in' | 'mm'];
  const PAPERS = { letter: [816, 1056], a4: [px('210mm'), px('297mm')] } as const;

  /** The margins that the `@page` rule of a job's document sets, in CSS px: top, sides, bottom. */
  function marginsOf({ format, paper = 'letter' }: Job): readonly [number, number, number] {
    const { styles } =
      format === 'notes' ? renderNotes(deck, paper, templates) : renderPrint(deck, { format: format as PrintFormat, paper, templates });
    const margin = /@page\s*\{[^@]*?margin:\s*([^;}]+)/.exec(styles.at(-1) ?? '')?.[1] ?? '';
    const [top = 0, sides = 0, bottom = 0] = margin === '0' ? [] : margin.trim().split(' ').map(px);
    return [top, sides, bottom];
  }

  test.each(jobs.filter(({ deck, paper }) => deck === 'tea' && paper))(
    'text is measured in the box that it is printed in: $path',
    (job) => {
      const [top, sides, bottom] = marginsOf(job);
      const [short, long] = PAPERS[job.paper ?? 'letter'];
      const [width, height] = job.format === 'brochure' ? [long, short] : [short, long];
      expect(job.box).toEqual({ width: Math.floor(width - 2 * sides), height: Math.floor(height - top - bottom) });
      expect(job.page?.width).toBeCloseTo(width / 96, 9);
      expect(job.page?.height).toBeCloseTo(height / 96, 9);
    },
  );
});
