import { describe, expect, test } from 'vitest';
import { checkNames } from '../../scripts/checks/links/check-names.js';
import { checkOnline } from '../../scripts/checks/links/check-online.js';
import { composeDeck } from '../../scripts/compose/compose-deck.js';
import type { FigureWords, Library, SvgNode } from '../../scripts/model/content.js';
import type { DeckDefinition } from '../../scripts/model/definitions.js';
import type { Brand } from '../../scripts/model/organisation.js';
import { at, deckOf, library, module, p, passage, sides, slide } from '../support/compose-library.js';
import { factsOf } from '../support/composed.js';

const drawing = (fill: string): SvgNode => ({ tag: 'svg', attributes: { viewBox: '0 0 640 420', fill }, children: [] });
const words = (extra: Partial<FigureWords> = {}): FigureWords => ({
  ...{
    alt: 'Somebody pours tea.',
    caption: 'Tea is poured.',
    credit: 'Drawing: The Shared House',
    labels: {},
    takes: [],
    claims: [],
    at: at(),
  },
  ...extra,
});

/** A deck about one module with two scenes and a drawing that rests on a claim. */
function tea(deck: Partial<DeckDefinition> = {}, brand: Partial<Brand> = {}): Library {
  const brew = module('brew', {
    slides: [slide('first', [p('Warm.'), { kind: 'figure', name: 'pot', at: at() }])],
    print: passage([p('Warm.')]),
    figures: { pot: words(), cup: words({ alt: 'Somebody drinks tea.' }), chart: words({ claims: ['warm'] }) },
  });
  const base = library([brew], deckOf(['brew'], deck));
  return {
    ...base,
    pictures: {
      ...base.pictures,
      'modules/brew/pot.svg': drawing('pot'),
      'modules/brew/cup.svg': drawing('cup'),
      'brands/house/own.svg': drawing('own'),
    },
    brands: { house: { ...(base.brands.house as Brand), ...brand } },
    words: { en: { ...base.words.en, 'online-code': 'Opens {address}' } },
  };
}

const composed = async (content: Library) => (await composeDeck(content, { deck: 'tea', brand: 'house', locale: 'en' })).deck;
const named = (figure: string, only?: readonly string[]) => ({ figure, at: at(), ...(only && { only }) });

describe('the picture at the head of the pieces', () => {
  test.each([
    ['the first', [named('brew/pot'), named('brew/cup')], 'Somebody pours tea.'],
    ['the first that the brand offers', [named('brew/pot', ['samovar']), named('brew/cup', ['pot'])], 'Somebody drinks tea.'],
    ['none where the brand offers none of them', [named('brew/pot', ['samovar'])], undefined],
    ['none where the deck names none', [], undefined],
  ])('is %s', async (_, cover, alt) => {
    expect((await composed(tea({ cover }))).cover?.figure.alt).toBe(alt);
  });
});

describe('a brand’s own picture', () => {
  const own = { figure: 'brew/pot', file: 'own.svg', alt: { en: 'We pour tea at our table.' }, at: at() };

  test('stands in the place of the shared one, on cover and slide, with the shared caption and nobody else’s name', async () => {
    const deck = await composed(tea({ cover: [named('brew/pot')] }, { pictures: [own] }));
    const onSlide = deck.slides[0]?.blocks.find((block) => block.kind === 'figure');
    for (const figure of [deck.cover?.figure, onSlide?.figure]) {
      expect(figure).toMatchObject({ alt: 'We pour tea at our table.', caption: 'Tea is poured.', svg: { attributes: { fill: 'own' } } });
      expect(figure?.credit).toBeUndefined();
    }
  });

  test('has its own caption and credit where the brand gives them, and leaves other pictures as they are', async () => {
    const told = { ...own, caption: { en: 'Our table.' }, credit: 'Photo: Tea House' };
    const deck = await composed(tea({ cover: [named('brew/cup')] }, { pictures: [told] }));
    expect(deck.slides[0]?.blocks.find((block) => block.kind === 'figure')?.figure).toMatchObject({
      caption: 'Our table.',
      credit: 'Photo: Tea House',
    });
    expect(deck.cover?.figure.alt).toBe('Somebody drinks tea.');
  });
});

describe('what names a picture', () => {
  const found = (content: Library) =>
    checkNames(factsOf(content)).flatMap(({ code, message, hint }) => (code === 'unknown-figure' ? [`${message} ${hint}`] : []));

  test.each([
    ['brew/pott', '"brew/pot"'],
    ['kettle/steam', 'brew/pot, brew/cup'],
    ['brew/chart', 'brew/'],
  ])('a brand or a cover that names %s is told what there is', (figure, known) => {
    const own = { figure, file: 'own.svg', alt: { en: 'We pour tea at our table.' }, at: at() };
    for (const content of [tea({}, { pictures: [own] }), tea({ cover: [named(figure)] })]) {
      const [first = '', ...others] = found(content);
      expect(first).toContain(`"${figure}" is no picture of a shared module that states no fact.`);
      expect(first).toContain(known);
      expect(others).toEqual([]);
    }
  });

  test('those that state no fact are taken', () => {
    expect(found(tea({ cover: [named('brew/pot')] }))).toEqual([]);
  });
});

describe('the code that leads to the booklet', () => {
  const web = (base: string): Partial<Brand> => ({ baseUrl: { en: base } });
  const formats = { formats: ['handout', 'booklet'] } as const;

  test('names the page and the version that the paper has, and shows the address without it', async () => {
    const { online } = await composed(tea(formats, web('https://www.example.org/tea/')));
    expect(online?.shown).toBe('example.org/tea/tea.booklet.html');
    expect(online?.code.figure.alt).toBe('Opens example.org/tea/tea.booklet.html');
  });

  test.each([
    ['without an address', formats, {}],
    ['without a booklet', { formats: ['reveal'] }, web('https://www.example.org/tea/')],
    ['with an address that is too long', formats, web(`https://www.example.org/${'tea/'.repeat(20)}`)],
  ] as const)('is not there %s', async (_, deck, brand) => {
    expect((await composed(tea(deck as Partial<DeckDefinition>, brand))).online).toBeUndefined();
  });

  test.each([
    ['as long as it may be', 0],
    ['one letter longer', 1],
    ['two letters longer', 2],
  ])('an address %s is judged to the letter', (_, over) => {
    const base = `https://www.example.org/${'t'.repeat(57 + over)}/`;
    const told = checkOnline(factsOf(tea(formats, web(base))));
    expect(told.map(({ code }) => code)).toEqual(over > 0 ? ['long-address'] : []);
    if (over > 0) expect(told[0]?.hint).toContain(`by ${over} letter`);
  });

  test('the longest address of all decks is judged', () => {
    const content = tea(formats, web('https://www.example.org/tea/'));
    const [own] = Object.values(content.decks);
    const long = { ...(own as DeckDefinition), id: 'tea-for-people-who-have-never-brewed-any-and-would-like-to-learn-it-now' };
    const told = checkOnline(factsOf({ ...content, decks: { ...content.decks, [long.id]: long } }));
    expect(told.map(({ code, message }) => `${code} ${message.includes(long.id)}`)).toEqual(['long-address true']);
  });
});

describe('what a side tells of', () => {
  const roles = async (left: string, right: string) => {
    const content = library([module('brew', { slides: [slide('first', [sides([p(left)], [p(right)])])] })], deckOf(['brew']), {
      add: [],
    });
    const harmful: Library = {
      ...content,
      claims: { ...content.claims, plain: { ...(content.claims.plain as Library['claims'][string]), role: 'risk' } },
    };
    const [block] = (await composed(harmful)).slides[0]?.blocks ?? [];
    return block?.kind === 'sides' ? block.sides.map(({ role }) => role) : [];
  };

  test.each([
    ['Warm.[^warm]', 'Bitter.[^plain]', ['benefit', 'risk']],
    ['Bitter.[^plain]', 'Bitter too.[^plain]', ['risk', 'risk']],
    ['Warm.[^warm] Bitter.[^plain]', 'Ask us.[^instruction]', [undefined, undefined]],
  ])('%s | %s', async (left, right, expected) => {
    expect(await roles(left, right)).toEqual(expected);
  });
});
