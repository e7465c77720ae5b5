import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { composeDeck } from '../../scripts/compose/compose-deck.js';
import { setBeside } from '../../scripts/compose/set-beside.js';
import { deckKey, stopping } from '../../scripts/compose/stopped-decks.js';
import { readTemplates } from '../../scripts/content/read-templates.js';
import { readWords } from '../../scripts/content/read-words.js';
import { openDesk, WRITERS } from '../../scripts/formats/index.js';
import { planJobs } from '../../scripts/formats/plan-jobs.js';
import type { Deck, DeckBlock } from '../../scripts/model/deck.js';
import { error } from '../../scripts/model/diagnostic.js';
import type { HtmlDocument } from '../../scripts/model/html-document.js';
import type { Job } from '../../scripts/model/job.js';
import { plainText } from '../../scripts/model/tree.js';
import { inspectText } from '../../scripts/publish/inspect-text.js';
import { at, deckOf, heading, library, list, module, p, passage, slide } from '../support/compose-library.js';
import { pseudo } from '../support/pseudo-library.js';
import { inTwoLanguages } from '../support/two-languages.js';

const folder = join(import.meta.dirname, '../../templates');
const brew = module('brew', {
  slides: [slide('one', [p('It warms.[^warm]')], { notes: [p('Ask each guest who likes the cold leaves better.')] })],
  print: passage([
    p('It warms.[^warm]'),
    heading('What to do'),
    list('checklist', 'Boil the water.', 'Wait a minute.'),
    p('Share it.[^calm]'),
  ]),
});
const definition = deckOf(['brew'], {
  formats: ['reveal', 'marp', 'handout', 'bilingual', 'sheet', 'booklet'],
  handout: [{ title: { en: 'At the table' }, from: 'print', modules: ['brew'], at: at() }],
});
const one = library([brew], definition, { words: readWords([{ root: folder, name: 'templates', diagnostics: [] }], ['en']) });
const both = inTwoLanguages(one, 'es');
const jobs = planJobs(both);
const bilingual = jobs.filter(({ format }) => format === 'bilingual');
const decksIn = async (locale: string): Promise<Deck> => (await composeDeck(both, { deck: 'tea', brand: 'house', locale })).deck;
const [english, other] = await Promise.all(['en', 'es'].map(decksIn) as [Promise<Deck>, Promise<Deck>]);
const deck = setBeside(other, english);
const write = async (job: Job, shown: Deck): Promise<string> => {
  const document = (await WRITERS[job.format]({ deck: shown, job }, openDesk(readTemplates(folder)))) as HtmlDocument;
  return document.body;
};

describe('pages on a screen', () => {
  const others = (path: string) => jobs.find((job) => job.path === path)?.others;

  test('lead to the same page in the other language, by its own name', () => {
    const way = { direction: 'ltr', locale: 'es', name: 'Español', href: '../../es/share/tea.marp.html' };
    expect(others('house/en/share/tea.marp.html')).toEqual([way]);
    expect(others('house/es/share/tea.booklet.html')).toMatchObject([{ name: 'English', href: '../../en/share/tea.booklet.html' }]);
    expect(others('house/en/staff/tea.reveal.html')).toMatchObject([{ href: '../../es/staff/tea.reveal.html' }]);
    expect(jobs.filter(({ media }) => media !== 'html').flatMap((job) => job.others)).toEqual([]);
    expect(planJobs(one).flatMap((job) => job.others)).toEqual([]);
  });

  test('are planned alike whatever is wanted', () => {
    for (const job of planJobs(both, { locales: ['es'] })) expect(job).toEqual(jobs.find(({ path }) => path === job.path));
  });

  test.each(jobs.filter(({ media, locale }) => media === 'html' && locale === 'es'))('$path says so', async (job) => {
    const [{ href } = { href: '' }] = job.others;
    const body = await write(job, other);
    expect(body).toContain(`href="${href}" lang="en" hreflang="en" dir="ltr">English</a>`);
    expect(await write({ ...job, others: [] }, other)).not.toContain('hreflang');
  });
});

describe('a piece in two languages', () => {
  test('is made in each language but the first, and not where there is one', () => {
    expect(bilingual.map(({ path, locales }) => [path, locales])).toEqual([
      ['house/es/share/tea.bilingual.letter.pdf', ['en', 'es']],
      ['house/es/share/tea.bilingual.a4.pdf', ['en', 'es']],
    ]);
    expect(planJobs(one).filter(({ format }) => format === 'bilingual')).toEqual([]);
  });

  test('has passage beside passage, each named as of its language', async () => {
    const body = await write(bilingual[0] as Job, deck);
    const rows = body.split('<div class="pair').slice(1);
    const sides = rows.map((row) => [
      ...row.matchAll(/<div class="half" role="group" lang="(\w+)" dir="ltr">\n([\s\S]*?)(?=<div class="half"|$)/g),
    ]);
    expect(new Set(sides.map((row) => row.map(([, language]) => language).join(' ')))).toEqual(new Set(['en es']));
    for (const words of ['At the table', 'It warms.', 'What to do', 'Boil the water.', 'Wait a minute.', 'Share it.', 'Tea for all']) {
      const [left = '', right = ''] = sides.find(([side]) => side?.[2]?.includes(words))?.map(([, , html]) => html) ?? [];
      expect([words, right.includes(pseudo(words)), left.includes(pseudo(words))]).toEqual([words, true, false]);
    }
    const keys = [...body.matchAll(/data-b="([^"]+)"/g)].map(([, key]) => key as string);
    expect(keys.filter((key) => !deck.places[key])).toEqual([]);
    expect(new Set(keys.map((key) => key.startsWith('es-')))).toEqual(new Set([true, false]));
  });

  test('has all that stands under one heading in a row where the two are built otherwise', async () => {
    const [group] = other.handout;
    const [section] = group?.sections ?? [];
    const without = (blocks: readonly DeckBlock[]): readonly DeckBlock[] => blocks.filter(({ kind }) => kind !== 'list');
    const stretches = section?.stretches.map((stretch) => ({ ...stretch, blocks: without(stretch.blocks) })) ?? [];
    const handout = group && section ? [{ ...group, sections: [{ ...section, stretches }] }] : [];
    const body = await write(bilingual[0] as Job, setBeside({ ...other, handout }, english));
    const row = body.split('<div class="pair').find((text) => text.includes('Boil the water.'));
    expect(row).toContain('Share it.');
    expect(row).toContain(pseudo('Share it.'));
  });

  test('has the caveats of both, or is not written', () => {
    const caveats = (of: Deck): string =>
      of.handout
        .flatMap(({ sections }) => sections.flatMap(({ stretches }) => stretches.flatMap((stretch) => stretch.caveats)))
        .map(({ spans }) => plainText(spans))
        .join(' ');
    const [job] = bilingual as [Job];
    const found = (text: string): string[] => inspectText({ pages: [text] }, deck, job).map(({ code }) => code);
    expect(caveats(english)).not.toBe('');
    expect(found(`${caveats(english)} ${caveats(other)}`)).toEqual([]);
    expect(new Set([...found(caveats(english)), ...found(caveats(other))])).toEqual(new Set(['caveat-missing']));
    const notes = ['Ask each guest who likes the cold leaves better.', pseudo('Ask each guest who likes the cold leaves better.')];
    for (const note of notes) expect(found(`${caveats(english)} ${caveats(other)} ${note}`)).toEqual(['note-shared']);
  });

  test('is stopped by what stops either language', () => {
    const errors = [error({ code: 'missing-word', message: 'x', hint: 'y' })];
    const stoppedIn = (locale: string): string[] => {
      const key = { brand: 'house', locale, deck: 'tea' };
      const stopped = new Map([[deckKey(key), { ...key, errors }]]);
      return jobs.filter((job) => stopping(job, stopped).length > 0 && job.format !== 'reveal').map(({ path }) => path);
    };
    expect(stoppedIn('en')).toContain('house/es/share/tea.bilingual.a4.pdf');
    expect(stoppedIn('en')).not.toContain('house/es/share/tea.marp.html');
    expect(stoppedIn('es')).toContain('house/es/share/tea.bilingual.a4.pdf');
  });
});
