import { beforeAll, expect, test } from 'vitest';
import { loadHtml } from '../../scripts/browser/load-html.js';
import type { Printer } from '../../scripts/browser/open-printer.js';
import { printPage } from '../../scripts/browser/print-page.js';
import { openBundler } from '../../scripts/bundle/inline-html.js';
import { readTemplates } from '../../scripts/content/read-templates.js';
import type { Block, Library, Module } from '../../scripts/model/content.js';
import { pageSize } from '../../scripts/model/paper.js';
import { renderChanges } from '../../scripts/packet/render-changes.js';
import { readPageTexts } from '../../scripts/pdf/read-pdf.js';
import { hashBytes } from '../../scripts/publish/hash.js';
import { htmlEnvironment } from '../../scripts/render/templates.js';
import { openApprovals } from '../../scripts/reviews/approvals.js';
import { changesIn } from '../../scripts/stories/review-changes.js';
import { approved, judged } from '../support/approved.js';
import { templatesRoot } from '../support/broken-project.js';
import { at, deckOf, item, library, list, module, p, passage } from '../support/compose-library.js';
import { onePrinter } from '../support/one-printer.js';
import { AS_OF } from '../support/places.js';
import { wording } from '../support/tea-wording.js';

let printer: Printer;
beforeAll(async () => {
  printer = await onePrinter();
}, 300_000);

/** A list whose entries stand on lines of their own, from `line` on. */
const listAt = (line: number, ...texts: string[]): Block => {
  const items = texts.map((text, index) => item(p(text, { at: at(line + index) })));
  return { ...list('bullets'), at: at(line), items } as Block;
};
const box = (line: 'emergency' | 'clinic', from: number, ...signs: string[]): Block => ({
  ...{ kind: 'phone', at: at(from), line },
  blocks: [listAt(from + 1, ...signs)],
});

interface Words {
  readonly minutes: string;
  readonly bring: readonly string[];
  readonly signs: readonly [readonly string[], readonly string[]];
  readonly reversed: string;
}
const brew = ({ minutes, bring, signs: [emergency, clinic], reversed }: Words): Module =>
  module('brew', {
    print: passage([
      p(`Let it stand for ${minutes} minutes.[^warm]`, { at: at(10) }),
      listAt(12, ...bring),
      box('emergency', 20, ...emergency),
      box('clinic', 30, ...clinic),
      p(`The tea was tried ${reversed}.[^plain]`, { at: at(40) }),
      ...Array.from({ length: 30 }, (_, index) => p(`A sentence that stays as it is, number ${index}.`, { at: at(50 + index) })),
    ]),
  });

const THEN: Words = {
  minutes: '15',
  bring: ['Bring a friend', 'Bring a warm coat', 'Bring your cup'],
  signs: [
    ['Burnt lips', 'Cannot breathe'],
    ['A cracked cup', 'Yellow tea'],
  ],
  reversed: 'by healthy people, not by tired people',
};
const NOW: Words = {
  minutes: '5',
  bring: ['Bring a friend', 'Bring your cup'],
  signs: [['Burnt lips'], ['A cracked cup', 'Yellow tea', 'Cannot breathe']],
  reversed: 'by tired people, not by healthy people',
};
const content = (words: Words): Library =>
  library([brew(words)], deckOf(['brew'], { formats: ['booklet'] }), { wording: { en: wording({ negations: ['not'] }) } });
const now = approved(content(NOW), { before: content(THEN) });

test('a digit, a bullet that is gone, a sign in another box and a reversed sentence stand old beside new on the first page', async () => {
  const templates = readTemplates(templatesRoot);
  const changes = await changesIn(openApprovals(now, hashBytes), 'en', AS_OF);
  const stage = { templates, environment: htmlEnvironment(templates), words: {}, paper: 'letter' as const };
  const document = renderChanges({ title: 'Tea', locale: 'en', version: '1', date: AS_OF, asOf: AS_OF, changes }, stage);
  const html = await openBundler().inline(document);
  const bytes = await printer.withPage(async (page) => {
    await loadHtml(page, html, { media: 'print' });
    return printPage(page, pageSize('upright', 'letter'));
  });
  const pages = await readPageTexts(bytes);
  const first = (pages[0] ?? '').replace(/\s+/g, ' ');
  for (const words of ['for 15 minutes', 'for 5 minutes', 'Bring a warm coat', 'Cannot breathe', 'emergency box', 'clinic box'])
    expect(first).toContain(words);
  for (const words of ['tried by healthy people, not by tired people', 'tried by tired people, not by healthy people'])
    expect(first).toContain(words);
  expect(pages.join(' ')).not.toContain('stays as it is');
  // Told by a line through or below the words, not by color alone.
  expect(document.body).toMatch(/<del>15<\/del>.*<ins>5<\/ins>/s);
}, 60_000);

test('and each is named at its line', () => {
  const found = judged(now).filter(({ code }) => code === 'changed-since-review');
  expect(found.map(({ at: place, message }) => [place?.line, message.replace(/^.*?: /, '')])).toEqual([
    [10, '"Let it stand for 15 minutes." is now "Let it stand for 5 minutes." (print, rests on warm).'],
    [13, '"Bring a warm coat" is gone (print, list item).'],
    [33, '"Cannot breathe" stood as print, emergency box, sign; now as print, clinic box, sign.'],
    [
      40,
      '"The tea was tried by healthy people, not by tired people." is now "The tea was tried by tired people, not by healthy people." (print, rests on plain).',
    ],
  ]);
});
