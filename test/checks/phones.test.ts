import { describe, expect, test } from 'vitest';
import { checkBrandPhones } from '../../scripts/checks/safety/check-brand-phones.js';
import { checkLines } from '../../scripts/checks/safety/check-lines.js';
import { checkPhones } from '../../scripts/checks/safety/check-phones.js';
import { readLibrary } from '../../scripts/content/read-library.js';
import type { Library } from '../../scripts/model/content.js';
import type { Diagnostic } from '../../scripts/model/diagnostic.js';
import type { RegionLine } from '../../scripts/model/organisation.js';
import { isSameNumber, nearestNumber, standsIn } from '../../scripts/model/phone-number.js';
import { deckOf, library, line, module, p, passage } from '../support/compose-library.js';
import { factsOf } from '../support/composed.js';
import { STARTER } from '../support/cures/starter-field.js';
import { AS_OF, TEMPLATES } from '../support/places.js';

const starter = readLibrary(STARTER, TEMPLATES).library as Library;
const judge = (content: Library, asOf = AS_OF): Diagnostic[] => {
  const facts = { ...factsOf(content), asOf };
  return [...checkLines(facts), ...checkBrandPhones(facts), ...checkPhones(facts)];
};

type Change = Partial<RegionLine> | ((line: RegionLine) => Partial<RegionLine>);
/** The starter's countries with one line other than it is. */
function withLine(region: string, id: string, change: Change): Library {
  const old = starter.regions[region] as Library['regions'][string];
  const lines = old.lines.map((one) => (one.id === id ? { ...one, ...(typeof change === 'function' ? change(one) : change) } : one));
  return { ...starter, regions: { ...starter.regions, [region]: { ...old, lines } } };
}
const says =
  (en: string): Change =>
  ({ options }) => ({ options: { ...options, says: { en } } });
const told = (content: Library, asOf?: string) =>
  judge(content, asOf).map(({ code, severity, at, hint }) => [code, severity, at?.file, hint]);

describe('a line is what its source shows', () => {
  test('the lines of all countries are', () => expect(told(starter)).toEqual([]));

  test.each<[string, string, Change, string]>([
    ['us', 'veterans', { text: '838225' }, 'Did you mean 838255?'],
    ['us', 'lifeline', { call: '998' }, 'Did you mean 988?'],
    ['us', 'lifeline', { text: '98' }, 'Did you mean 988?'],
    ['us', 'emergency', { call: '912' }, 'Did you mean 911?'],
    ['us', 'medwatch', { call: '1-800-FDA-1008' }, 'Did you mean 1-800-FDA-1088?'],
    ['us', 'veterans', { options: { press: '2' } }, 'mend the one that is wrong'],
    ['us', 'spanish', { options: { press: '2', send: 'AYUDAR' } }, 'mend the one that is wrong'],
    ['us', 'lifeline', { chat: '998lifeline.org' }, 'mend the one that is wrong'],
    ['us', 'lifeline', says('Free, private, 12 hours a day, 7 days a week.'), 'mend the one that is wrong'],
    ['us', 'veterans', { call: '911' }, 'mend the one that is wrong'],
    ['gb', 'nhs-111', { call: '101' }, 'Did you mean 111?'],
    ['gb', 'samaritans', { call: '116 132' }, 'Did you mean 116 123?'],
    ['gb', 'samaritans', { call: '116' }, 'mend the one that is wrong'],
    ['gb', 'samaritans', says('Free, 9 am to 5 pm.'), 'mend the one that is wrong'],
    ['gb', 'emergency', { call: '99' }, 'Did you mean 999?'],
    ['ca', 'canada-vigilance', { call: '1-866-234-2354' }, 'Did you mean 1-866-234-2345?'],
    ['ca', 'helpline', { text: '9-8-9' }, 'Did you mean 9-8-8?'],
    ['ie', 'hpra', { call: '+353 1 676 4917' }, 'Did you mean +353-1-6764971?'],
    ['ie', 'text-line', { text: '58080' }, 'mend the one that is wrong'],
    ['au', 'lifeline', { text: '0477 13 11 41' }, 'Did you mean 0477 13 11 14?'],
    ['au', 'emergency', { call: '0000' }, 'Did you mean 000?'],
  ])('%s %s, otherwise: an error at its file', (region, id, change, hint) => {
    expect(told(withLine(region, id, change))[0]).toEqual([
      'line-differs',
      'error',
      `decks/regions/${region}.yaml`,
      expect.stringContaining(hint),
    ]);
  });

  test.each<[string, string, Change]>([
    ['gb', 'samaritans', says('Free, on weekdays.')],
    ['us', 'veterans', { label: { en: 'Spanish' } }],
    ['gb', 'nhs-111', ({ options }) => ({ options: { ...options, choose: { en: 'the flu option' } } })],
    ['us', 'veterans', ({ text: _, ...rest }) => ({ ...rest, text: undefined as never })],
  ])('%s %s, in other words or without a number: a warning', (region, id, change) => {
    expect(told(withLine(region, id, change)).map(([code, severity]) => [code, severity])).toEqual([['line-differs', 'warning']]);
  });

  test.each<[string, string, Change]>([
    ['gb', 'samaritans', { call: '116-123' }],
    ['gb', 'samaritans', { call: '116123' }],
    ['us', 'medwatch', { call: '1 800 FDA 1088' }],
    ['us', 'medwatch', { call: '1-800-332-1088' }],
    ['ca', 'helpline', { call: '988', text: '988' }],
    ['ie', 'hpra', { call: '+353 (0)1 6764971' }],
    ['ie', 'hpra', { call: '01 676 4971' }],
    ['au', 'lifeline', { call: '131114', text: '0477131114' }],
    ['us', 'lifeline', { chat: 'https://www.988lifeline.org/' }],
    ['us', 'lifeline', says('Free, private. Day and night, 7 days a week.')],
    ['gb', 'samaritans', ({ options: _, ...rest }) => ({ ...rest, options: {} })],
  ])('%s %s, written in another way, is the same', (region, id, change) => {
    expect(told(withLine(region, id, change)).filter(([, severity]) => severity === 'error')).toEqual([]);
  });

  test('one that says no basis is told once for its file, with what to write', () => {
    const { us } = starter.regions as { us: Library['regions'][string] };
    const lines = us.lines.map(({ basis: _, ...rest }) => rest);
    const [found, ...more] = judge({ ...starter, regions: { ...starter.regions, us: { ...us, lines } } });
    expect(more).toEqual([]);
    expect(found).toMatchObject({ code: 'line-without-basis', severity: 'error', at: { file: 'decks/regions/us.yaml' } });
    expect(found?.hint).toContain('veterans: basis: "call 988, press 1, text 838255"');
  });

  test('is told once a year to be compared with it, where a brand prints it', () => {
    const later = told(starter, '2027-11-30');
    expect(later.map(([code, severity, file]) => [code, severity, file])).toEqual(
      starter.regions.us?.lines.map(() => ['line-stale', 'warning', 'decks/regions/us.yaml']),
    );
    expect(told(starter, '2027-11-29')).toEqual([]);
  });
});

describe('a number of a brand', () => {
  const house = (
    facts: Library['brands'][string]['facts'],
    kinds: Record<string, 'phone' | undefined> = { phone: 'phone', night: 'phone' },
  ): Library => {
    const content = library([module('brew')], deckOf(['brew']));
    const brand = content.brands.house as Library['brands'][string];
    const declared = Object.fromEntries(
      Object.keys(facts).map((name) => [name, { label: { en: name }, ...(kinds[name] && { kind: kinds[name] }) }]),
    );
    const us = {
      ...content.regions.us,
      lines: [
        line('e', 'emergency', { call: '911', basis: '911' }),
        line('c', 'crisis', { call: '988', text: '838255', basis: '988, 838255' }),
      ],
    };
    return {
      ...content,
      project: { ...content.project, facts: declared },
      brands: { house: { ...brand, facts } },
      regions: { us: us as Library['regions'][string] },
    };
  };
  const codes = (...args: Parameters<typeof house>) => judge(house(...args)).map(({ code, severity }) => `${code} ${severity}`);

  test.each<[string, Parameters<typeof house>]>([
    ['a number of its own', [{ phone: { en: '555-0100' } }]],
    ['a full one', [{ phone: { en: '+44 20 7946 0958' }, night: { en: '(800) 555-0199, then press 2' } }]],
    ['one with letters', [{ phone: { en: '1-800-CALL-012' } }]],
    ['a line of the region', [{ phone: { en: '555-0100' }, night: { en: '911' } }]],
    ['hours', [{ phone: { en: '555-0100' }, hours: { en: 'Monday to Friday, 8.30-17.00, closed 1 to 2 pm' } }]],
    [
      'a price and an address',
      [{ cost: { en: '12500 dollars for 6 visits, or 10 000 at once' }, place: { en: '12 High Street, Springfield 62704-1234' } }],
    ],
    ['a price alone', [{ cost: { en: '10 000' }, dose: { en: '50' }, zip: { en: '62704' } }]],
    ['its own number once more', [{ phone: { en: '555-0100' }, hours: { en: 'At night call 555 0100.' } }]],
    ['a Spanish line of its own', [{ phone: { en: '555-0100', es: '555-0177' } }]],
  ])('is not doubted: %s', (_, args) => expect(codes(...args)).toEqual([]));

  test.each<[string, Parameters<typeof house>, string]>([
    ['a crisis line with a wrong digit', [{ night: { en: '998' } }], 'strange-phone error'],
    ['an emergency number with a wrong digit', [{ night: { en: 'Call 912 at night' } }], 'strange-phone error'],
    ['a text code with swapped digits', [{ night: { en: '832855' } }], 'strange-phone error'],
    ['a wrong digit beside the hours', [{ phone: { en: '555-0100' }, hours: { en: 'At night call 555-0110.' } }], 'strange-phone error'],
    ['a crisis line with a wrong digit beside the hours', [{ hours: { en: 'At night call 989.' } }], 'strange-phone error'],
    ['a digit that is another one in Spanish', [{ phone: { en: '555-0100', es: '555-0110' } }], 'strange-phone warning'],
    ['a phone that is none', [{ phone: { en: 'at the desk' } }], 'phone-kind error'],
    ['a phone that nobody says is one', [{ fax: { en: '555-0122' } }], 'phone-kind error'],
    ['one among words', [{ hours: { en: 'Nights: (800) 555-0199' } }], 'phone-kind error'],
    ['one in bare digits', [{ fax: { en: '5550122' } }], 'phone-kind error'],
  ])('is told: %s', (_, args, expected) => expect(codes(...args)).toEqual([expected]));
});

describe('a number in words', () => {
  const us = [
    line('e', 'emergency', { call: '911', basis: '911' }),
    line('c', 'crisis', { call: '988', text: '838255', basis: '988, 838255' }),
    line('d', 'crisis', { call: '116 123', basis: '116 123' }),
  ];
  const read = (text: string) => {
    const content = library([module('brew', { print: passage([p(text)]) })], deckOf(['brew']));
    return checkPhones(factsOf({ ...content, regions: { us: { ...content.regions.us, lines: us } as Library['regions'][string] } }));
  };

  test.each([
    'Call 211 now.',
    'Text HOME to 4357.',
    'Call or text 733.',
    'Call 98 now.',
    'Call 116 124.',
    'At 116 132.',
    'At 838 225.',
    '[Call us](tel:998)',
    '[Write](sms:838225)',
    '[Call](tel:+15550199)',
  ])('"%s" is none that is declared', (text) => expect(read(text).map(({ code }) => code)).toEqual(['strange-phone']));
  test.each([
    'Call 988.',
    'Call 116123.',
    'Text HOME to 838-255.',
    'Call 24 hours a day.',
    'We call 200 people.',
    'Call us 3 times.',
    '[Call](tel:+1-555-0100)',
    '[Call](tel:988)',
    'Of 116 people 98 came.',
    'It took 838 days.',
    'Open 9-12.',
    'From 9.15 on, at 912 High Street.',
  ])('"%s" is right', (text) => expect(read(text)).toEqual([]));
});

test('a number is the same in other groups, and in no longer one', () => {
  expect(['116 123', '116-123', '(116) 123'].every((one) => isSameNumber(one, '116123'))).toBe(true);
  expect(isSameNumber('+44 20 7946 0958', '020 7946 0958')).toBe(true);
  expect(isSameNumber('131114', '0477131114')).toBe(false);
  expect([standsIn('call 116 123.', '116'), standsIn('call 1-800-332-1088', '332-1088'), standsIn('9-8-8', '988')]).toEqual([
    false,
    false,
    true,
  ]);
  expect([nearestNumber('998', ['911', '988']), nearestNumber('988', ['988']), nearestNumber('733', ['911', '988'])]).toEqual([
    '988',
    undefined,
    undefined,
  ]);
});
