import { describe, expect, test } from 'vitest';
import type { Block, Library, Module } from '../../scripts/model/content.js';
import { brandsReading, readingBrand, regionsReading } from '../../scripts/model/readers.js';
import { hashBytes } from '../../scripts/publish/hash.js';
import { openApprovals } from '../../scripts/reviews/approvals.js';
import { judgeReviews, readReviews } from '../../scripts/reviews/judge-reviews.js';
import { approvalOf, approved, judged, type Said } from '../support/approved.js';
import { deckOf, library, module, p, passage } from '../support/compose-library.js';

interface Tea {
  readonly blocks?: readonly Block[];
  readonly owner?: string;
  readonly locales?: readonly string[];
}

/** A tea house in each of two countries, with modules "brew" and "pour". */
function tea({ blocks = [], owner, locales = ['en'] }: Tea = {}): Library {
  const brew = module('brew', { print: passage([p('Warm the pot.'), ...blocks]), ...(owner !== undefined && { owner }) });
  const content = library([brew, module('pour', { print: passage([p('Pour.'), ...blocks.slice(1)]) })], deckOf(['brew', 'pour']));
  const [house, us] = [content.brands.house as Library['brands'][string], content.regions.us as Library['regions'][string]];
  const inLocales = (one: Module | undefined): Record<string, Module> =>
    Object.fromEntries(locales.map((locale) => [locale, { ...(one as Module), locale }]));
  return {
    ...content,
    project: { ...content.project, locales, brands: ['house', 'abroad'] },
    brands: { house, abroad: { ...house, id: 'abroad', region: 'gb' } },
    regions: { us, gb: { ...us, id: 'gb', name: { en: 'There' } } },
    modules: Object.fromEntries(Object.entries(content.modules).map(([id, { en }]) => [id, inLocales(en)])),
  };
}

const only = (region: string, text: string): Block => p(text, { regions: [region] });
const both: Said = { regions: ['gb', 'us'] };
const start = (modules: string): string => `teachback approve ${modules} --by "NAME" --role "ROLE" --on YYYY-MM-DD --due YYYY-MM-DD`;
/** The commands in the hints of a code, without who, when and until when. */
const commands = (content: Library, code: string): string[] =>
  judged(content).flatMap(({ code: found, hint = '' }) => (found === code ? [hint.slice(hint.indexOf('teachback approve'))] : []));

describe('the command that a message prints', () => {
  test.each<[string, Tea, Tea, string]>([
    ['both, where both read the words', {}, { blocks: [p('Stir.')] }, `${start('brew')} --locale en --regions gb,us`],
    ['one, where the other reads other words', {}, { blocks: [only('gb', 'Stir.')] }, `${start('brew')} --locale en --regions gb`],
    ['the first as well', {}, { blocks: [only('us', 'Stir.')] }, `${start('brew')} --locale en --regions us`],
    [
      'that of the brand whose module it is',
      { owner: 'abroad' },
      { owner: 'abroad', blocks: [p('Stir.')] },
      `${start('brew')} --locale en --regions gb`,
    ],
  ])('names the regions in which the words have changed: %s', (_, then, now, expected) => {
    expect(commands(approved(tea(now), { before: tea(then), said: both }), 'changed-since-review')).toEqual([expected]);
  });

  test('names the locale in which they have, and the region that reads it', () => {
    const locales = ['en', 'en-GB'];
    const content = approved(tea({ locales, blocks: [p('Stir.')] }), {
      before: tea({ locales }),
      said: { locale: 'en-GB', regions: ['gb'] },
    });
    expect(commands(content, 'changed-since-review')).toEqual([`${start('brew')} --locale en-GB --regions gb`]);
  });

  test('is one for each set of regions', () => {
    const content = tea();
    const record = (id: string, regions: readonly string[]) => {
      const { review } = approvalOf(content, id, { regions: [...regions] });
      return { ...review, regions: [], snapshot: 'unknown' };
    };
    const inGb = approvalOf(content, 'pour', { regions: ['gb'] });
    const reviews = [record('brew', ['us']), record('pour', ['us']), inGb.review];
    const [hint] = commands({ ...content, reviews, snapshots: inGb.snapshots }, 'old-form');
    expect(hint).toContain(`${start('brew')} --locale en --regions gb,us and ${start('pour')} --locale en --regions us: it writes`);
  });

  test.each<[string, Said, string]>([
    ['a translation as one', { kind: 'translation' }, '--locale en --regions us --kind translation'],
    ['the regions of the record', both, '--locale en --regions gb,us'],
    ['its locale', { locale: 'en' }, '--locale en --regions us'],
  ])('for a snapshot that is lost names %s, and no other message comes with it', (_, said, expected) => {
    const { review } = approvalOf(tea(), 'brew', said);
    const content = { ...tea(), reviews: [review] };
    expect(commands(content, 'snapshot-unreadable')).toEqual([`${start('brew')} ${expected}`]);
    expect(judged(content)).toHaveLength(1);
    expect(judged(content)[0]?.message.includes('is a draft')).toBe(said.kind !== 'translation');
  });

  test.each([
    ['not-approved', { requireApproved: true }, {}],
    ['review-expired', {}, { due: '2026-02-01', regions: ['gb'] }],
  ])('of %s is for the region of the brand', (code, demands, said) => {
    const content = approved(tea(), { said, modules: code === 'not-approved' ? [] : ['brew'] });
    const read = readReviews(openApprovals(content, hashBytes), 'tea', { brand: 'abroad', locale: 'en', asOf: '2026-11-23' });
    const hints = judgeReviews(read, demands).flatMap((one) => (one.code === code ? [one.hint] : []));
    expect(hints[0]).toContain(`${start('brew')} --locale en --regions gb`);
  });
});

describe('who reads a locale', () => {
  test.each<[string, readonly string[], string, readonly string[], string]>([
    ['one for all', ['en'], 'en', ['house', 'abroad'], 'house'],
    ['a country’s own', ['en', 'en-GB'], 'en-GB', ['abroad'], 'abroad'],
    ['one that a country has no more', ['en-GB', 'en'], 'en', ['house'], 'house'],
    ['one that nobody has', ['en', 'en-US', 'en-GB'], 'en', [], 'house'],
  ])('%s', (_, locales, locale, brands, first) => {
    expect([brandsReading(tea({ locales }), locale), readingBrand(tea({ locales }), locale)]).toEqual([brands, first]);
    expect(regionsReading(tea({ locales }), 'brew', locale)).toEqual(brands.map((id) => (id === 'house' ? 'us' : 'gb')));
  });
});
