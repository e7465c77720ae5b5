import { describe, expect, test } from 'vitest';
import { readTemplates } from '../../scripts/content/read-templates.js';
import type { Library } from '../../scripts/model/content.js';
import { type Clinic, emptyClinic, firstClinic } from '../../scripts/studio/clinic.js';
import type { StudioData } from '../../scripts/studio/data.js';
import { openJudge } from '../../scripts/studio/judge-clinic.js';
import { isAged, openMaker, type PieceWish } from '../../scripts/studio/make-piece.js';
import { packLibrary } from '../../scripts/studio/pack-library.js';
import { NOBODY, patientFacts } from '../../scripts/studio/patient.js';
import { chosenTopics, FORGOTTEN, firstState, queueOf } from '../../scripts/studio/state.js';
import { TEMPLATES } from '../support/places.js';
import { shippedLibrary } from '../support/shipped.js';

const library = shippedLibrary();
const packed: Library = packLibrary(library);
const data: StudioData = {
  ...{ library: packed, citations: {}, templates: readTemplates(TEMPLATES), stopped: [], beside: [], letters: 'é' },
  reviews: [{ deck: 'ride-home', locale: 'en', region: 'us', modules: [{ due: '2027-01-31' }] }],
};
const clinic: Clinic = { ...emptyClinic(packed), name: { en: 'Riverside Clinic' } };
const maker = openMaker(data);
const today = '2026-12-01';
const wish: PieceWish = { deck: 'ride-home', format: 'sheet', locale: 'en', paper: 'letter', grey: false, clinic, patient: NOBODY, today };
const bodyOf = async (more: Partial<PieceWish> = {}): Promise<string> => (await maker.make({ ...wish, ...more }))?.document.body ?? '';

describe('a piece of the studio', () => {
  test('begins without the name and the numbers of a clinic that is made up, and with those of a real one', () => {
    expect(firstClinic(packed)).toMatchObject({ name: {}, facts: {} });
    const [id = ''] = packed.project.brands;
    const { example: _, ...brand } = packed.brands[id] as Library['brands'][string];
    expect(firstClinic({ ...packed, brands: { [id]: brand } }).name.en).toBe(brand.name.en);
  });

  test('has what is typed for a patient on its lines, as letters and never as markup', async () => {
    const [name = ''] = patientFacts(packed).filter((one) => one === 'come-at');
    const patient = { facts: { [name]: { text: '<b>9</b> **am** [x]{lang="es"}' } }, line: 'Bring <i>a</i> list' };
    const body = await bodyOf({ patient });
    expect(body).toContain('&lt;b&gt;9&lt;/b&gt; *am*');
    expect(body).toContain('Bring &lt;i&gt;a&lt;/i&gt; list');
    expect(body.match(/Added by Riverside Clinic/g)).toHaveLength(1);
    expect(body).not.toMatch(/<b>9|<i>a|lang="es"/);
    expect(await bodyOf()).not.toContain('Added by');
  });

  test.each([
    ['2027-01-31', 'Reviewed by a clinician'],
    ['2027-02-01', 'Past its review date'],
  ])('says on paper what its review is worth on the day it is printed (%s)', async (day, says) => {
    expect((await maker.make({ ...wish, today: day }))?.deck.status.text).toContain(says);
  });

  test('says at the foot of every page that its words are a year old', async () => {
    expect(isAged('2026-11-30', '2027-11-29')).toBe(false);
    const old = await maker.make({ ...wish, today: '2027-11-30' });
    expect(old?.document.styles.join('')).toMatch(/@bottom-left\{content:"[^"]*may be out of date/);
    const folded = await maker.make({ ...wish, deck: 'take-home', format: 'brochure', today: '2027-11-30' });
    expect(folded?.document.styles.join('')).toMatch(/body::after\{content:"[^"]*may be out of date[^}]*position:fixed/);
  });

  test('keeps crisis lines, its status and caveats, whatever is typed', async () => {
    const body = await bodyOf({ deck: 'take-home', format: 'handout', patient: { facts: {}, line: 'x'.repeat(5000) } });
    for (const kept of ['988', '911', 'class="status', 'class="caveat']) expect(body).toContain(kept);
    expect(body).not.toContain('x'.repeat(281));
  });
});

describe('a piece about one condition', () => {
  const about = (topic: string | undefined, more: Partial<PieceWish> = {}) =>
    bodyOf({ format: 'booklet', ...more, deck: 'take-home', topic });
  const headings = (body: string): string[] => [...body.matchAll(/<h[34][^>]*>(.*?)<\/h[34]>/g)].map(([, text = '']) => text);

  test.each([
    ['en', 'ptsd', 'PTSD (stress that stays', 'Depression and the esketamine spray', 'For: PTSD (stress after a trauma).'],
    ['es', 'ocd', 'TOC (pensamientos', 'Ansiedad', 'Para: TOC (pensamientos y actos repetidos).'],
  ])('leaves out what is about others only, and says so on paper (%s, %s)', async (locale, topic, own, other, says) => {
    const [all, one] = [await about(undefined, { locale }), await about(topic, { locale })].map(headings);
    expect(all?.join('\n')).toContain(other);
    expect(one?.join('\n')).toContain(own);
    expect(one?.join('\n')).not.toContain(other);
    expect(await about(topic, { locale })).toContain(says);
  });

  test.each(Object.keys(packed.project.conditions))('keeps every order, phone box and caution of what stays (%s)', async (topic) => {
    const orders = (body: string): string[] => [...body.matchAll(/class="(?:instruction|phone)[^"]*"/g)].map(([found]) => found);
    for (const format of ['booklet', 'handout', 'large-print', 'brochure'] as const) {
      const [all, one] = [await about(undefined, { format }), await about(topic, { format })];
      expect(orders(one)).toEqual(orders(all));
      for (const kept of ['988', '911', 'class="caveat', 'class="status']) expect(one.includes(kept)).toBe(all.includes(kept));
    }
  });

  test('can be asked for where something is about one condition, and forgotten with the patient', () => {
    const state = { ...firstState(data, ['en']), topic: 'anxiety' };
    expect(chosenTopics(data, { what: 'take-home/handout' })).toEqual(Object.keys(packed.project.conditions));
    expect(chosenTopics(data, { what: 'ride-home/sheet' })).toEqual([]);
    const set = queueOf(data, { ...state, what: 'set 0', topic: 'ptsd' }, today);
    expect(set.map(({ topic }) => topic)).toEqual(['ptsd', undefined, undefined]);
    expect(queueOf(data, { ...state, what: 'set 0', ...FORGOTTEN }, today)[0]?.topic).toBeUndefined();
  });
});

describe('what is typed', () => {
  const { judge } = openJudge(data, today);
  const words = packed.words.en ?? {};
  const told = (facts: Record<string, string>, more: Partial<Clinic> = {}) =>
    judge(
      { ...clinic, facts: Object.fromEntries(Object.entries(facts).map(([name, text]) => [name, { en: text }])), ...more },
      NOBODY,
      words,
    );

  test.each([
    ['a name that is missing', {}, { name: {} }, 'name', /name of your clinic/],
    ['a phone that is none', { phone: 'ask us' }, {}, 'fact phone', /phone number/],
    ['a slip of an emergency line', { phone: '912' }, {}, 'fact phone', /one digit that differs from 911/],
    ['a color that nobody reads', {}, { colors: { accent: '#ffee00' } }, 'color accent', /nearest color that works is #/],
    ['a letter without a font', { hours: '\u4e2d' }, {}, 'fact hours', /cannot be printed/],
    ['5,000 letters', { hours: 'x'.repeat(5000) }, {}, 'fact hours', /At most 160/],
  ])('is judged at its field, in a sentence: %s', (_, facts, more, field, says) => {
    expect(told(facts as Record<string, string>, more)).toContainEqual({ field, says: expect.stringMatching(says), stops: true });
  });

  test('is not judged by colors in which nothing is written', () => {
    expect(told({ phone: '555-0142' }, { colors: { line: '#123456' } })).toEqual([]);
  });

  test('that is right is told nothing', () => {
    expect(told({ phone: '555-0142', hours: 'Café hours, 9 to 5' })).toEqual([]);
  });
});
