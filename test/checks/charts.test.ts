import { describe, expect, it, test } from 'vitest';
import { checkClaims } from '../../scripts/checks/links/check-claims.js';
import { checkNames } from '../../scripts/checks/links/check-names.js';
import { composeDeck } from '../../scripts/compose/compose-deck.js';
import { readTemplates } from '../../scripts/content/read-templates.js';
import { renderMarpMarkdown } from '../../scripts/formats/slides/render-marp-markdown.js';
import { renderReveal } from '../../scripts/formats/slides/render-reveal.js';
import type { Claim, Library } from '../../scripts/model/content.js';
import { at, claim, deckOf, inlines, library, module, slide } from '../support/compose-library.js';
import { factsOf } from '../support/composed.js';
import { shippedLibrary } from '../support/shipped.js';

const templates = readTemplates('templates');
const says = { says: inlines('After a cup, 33 of 100 felt warm, and 10 of 100 after water.'), short: 'Leaf' };
const people = { caption: 'Felt warm, of 100 people', groups: ['Tea', 'Water'] };
const warm = claim('warm-share', ['s1'], {
  numbers: ['33 of 100', '10 of 100'],
  people: { of: 100, counts: [33, 10] },
  words: { en: { ...says, people } },
});
const cold = claim('cold-known', ['s2'], { verdict: 'mixed', sumsUp: 'cold', qualifiedBy: ['plain'] });
const tired = claim('tired-unread', ['s3'], { role: 'status', sumsUp: 'tired' });

const compose = async (add: Claim[]) => {
  const blocks = [{ kind: 'people', claim: 'warm-share', at: at() } as const, { kind: 'known', at: at() } as const];
  const content = library(
    [module('brew', { slides: [slide('one', blocks), slide('cold', [], { conditions: ['cold'] })] })],
    deckOf(['brew']),
    { add },
  );
  const { words } = shippedLibrary();
  const whole = { ...content, words: { en: { ...words.en } } };
  return (await composeDeck(whole, { deck: 'tea', brand: 'house', locale: 'en' })).deck;
};

/** What is said of a library that lists the requirements which its claims take up. */
function codesIn(content: Library): string[] {
  const requirements = ['T01', 'T02', 'T03'].map((id) => ({ id, says: { en: id }, requiredIn: [], at: at() }));
  const facts = factsOf({ ...content, requirements });
  return [...checkClaims(facts), ...checkNames(facts)].map(({ code }) => code);
}

describe('a people chart', () => {
  test('draws the counts of its claim, group beside group, and says them in words', async () => {
    const deck = await compose([warm, cold, tired]);
    const [piece] = deck.slides[0]?.blocks ?? [];
    if (piece?.kind !== 'figure') throw new Error('no figure');
    const { figure } = piece;
    const drawing = JSON.stringify(figure.svg);
    const groups = drawing.split('"id":"step-').slice(1);
    const drawn = (kind: string, fill: string) =>
      groups.map((group) => {
        const rows = [...group.matchAll(/"href":"#(\w+)-(\d+)"/g)].filter((use) => use[1] === kind);
        const parts = [...group.matchAll(/"d":"([^"]*)","fill":"([^"]*)"/g)].filter((path) => path[2]?.startsWith(fill));
        return (
          rows.reduce((sum, use) => sum + Number(use[2]), 0) + parts.reduce((sum, path) => sum + (path[1]?.match(/M/g)?.length ?? 0), 0)
        );
      });
    expect(drawn('counted', 'var(--calm')).toEqual([33, 10]);
    expect(drawn('others', 'none')).toEqual([67, 90]);
    expect(figure.alt).toBe('Felt warm, of 100 people: Tea, 33 of 100; Water, 10 of 100.');
    expect(drawing).toContain('33 of 100');
  });

  const broken: readonly [string, Claim, string][] = [
    ['counts that the claim does not state', { ...warm, people: { of: 100, counts: [40, 10] } }, 'strange-number'],
    ['a group without a name', { ...warm, words: { en: { ...says, people: { ...people, groups: ['Tea'] } } } }, 'missing-locale'],
    ['a claim without counts', claim('warm-share', ['s1']), 'nothing-to-draw'],
  ];
  it.each(broken)('reports %s', (_, one, code) => {
    const blocks = [{ kind: 'people', claim: 'warm-share', at: at(7) } as const];
    const content = library([module('brew', { slides: [slide('one', blocks)] })], deckOf(['brew']), { add: [one] });
    expect(codesIn(content)).toEqual([code]);
  });
});

describe('the table of what is known', () => {
  test('has a row for each condition that a claim sums up, and says where nothing was reviewed', async () => {
    const deck = await compose([warm, cold, tired]);
    const { body } = renderReveal(deck, templates);
    expect(body).toMatch(/<th scope="row">Cold<\/th><td><strong class="verdict">.*?Studies disagree\.<\/strong>/);
    expect(body).toMatch(/<th scope="row">Tired<\/th><td>We did not review the studies\./);
    const { markdown } = renderMarpMarkdown(deck, { notes: false, templates });
    expect(markdown).toContain('| Cold | **●◐○ Studies disagree.**');
    expect(markdown).toContain('| Tired | We did not review the studies.');
  });

  test('a slide about a condition shows what is known of it; one with the table has no other mark', async () => {
    const deck = await compose([warm, cold, tired]);
    expect(deck.slides.map(({ sure }) => sure)).toEqual([undefined, 'mixed']);
  });

  test('two claims cannot sum up one condition, nor one that does not exist', () => {
    const twice = library([module('brew')], deckOf(['brew']), { add: [cold, { ...cold, id: 'other' }, { ...tired, sumsUp: 'hot' }] });
    expect(codesIn(twice)).toEqual(['duplicate-id', 'unknown-condition']);
  });
});
