import { type At, type Diagnostic, error, fieldAt, warning } from '../../model/diagnostic.js';
import { entryIn } from '../../model/entry-in.js';
import { type Brand, linesOf, numbersOf } from '../../model/organisation.js';
import { isPhoneNumber, isSameNumber, nearestNumber, numbersIn } from '../../model/phone-number.js';
import type { SharedFacts } from '../facts.js';
import { type Abroad, abroad, calledAbroad } from './called-abroad.js';
import { isNoLine, phonesIn } from './phones-in.js';

/** A fact of a brand as one locale has it. */
interface BrandFact {
  readonly brand: Brand;
  readonly name: string;
  readonly locale: string;
  readonly text: string;
  readonly at: At;
  readonly isPhone: boolean;
}

/** Returns the numbers that brands give as phones (`kind: phone` in `project.yaml`), as they are printed. */
export const phonesOfBrands = (facts: SharedFacts): string[] =>
  factsOfBrands(facts).flatMap(({ isPhone, text }) => (isPhone ? numbersIn(text) : []));

function factsOfBrands({ library: { brands, project } }: SharedFacts): BrandFact[] {
  return Object.values(brands).flatMap((brand) =>
    Object.entries(brand.facts).flatMap(([name, words]) =>
      Object.entries(words).map(([locale, text]) => {
        const at = brand.factFields?.[name] ?? fieldAt(brand, 'facts');
        return { brand, name, locale, text, at, isPhone: entryIn(project.facts, name)?.kind === 'phone' };
      }),
    ),
  );
}

/**
 * What a brand gives as a phone is one, and no line of its region with a wrong digit; in all languages it is the same number. What is not
 * said to be a phone has no number but those that are.
 */
export function checkBrandPhones(facts: SharedFacts): Diagnostic[] {
  const all = factsOfBrands(facts);
  const declared = [...phonesOfBrands(facts), ...facts.lines];
  return all.flatMap((fact) => {
    const lines = Object.values(facts.library.regions).flatMap((region) => (region.id === fact.brand.region ? numbersOf(region) : []));
    const [away] = awayOf(fact, facts);
    if (away) return [ofAnother(fact, away)];
    return fact.isPhone ? [...notAPhone(fact), ...slips(fact, lines), ...otherwise(fact, all)] : undeclared(fact, declared, lines);
  });
}

/** The numbers of a fact that help people of other countries alone: of a phone any, of other words those that somebody is told to call. */
function awayOf({ brand, name, locale, text, isPhone }: BrandFact, facts: SharedFacts): Abroad[] {
  const all = Object.values(facts.library.regions);
  const readIn = all.filter(({ id }) => id === brand.region);
  if (isPhone) return numbersIn(text).flatMap((number) => abroad(number, all, readIn) ?? []);
  const { wording } = facts.readers.get(locale) ?? {};
  const label = entryIn(facts.library.project.facts, name)?.label[locale] ?? '';
  return calledAbroad(`${label}: ${text}`, all, { readIn, wording, language: facts.languageOf(locale) });
}

function ofAnother(fact: BrandFact, { number, of, readIn }: Abroad): Diagnostic {
  const [own] = linesOf(readIn, 'emergency').flatMap(({ call }) => call ?? []);
  return error({
    code: 'strange-phone',
    message: `"${number}" in ${asked(fact)} is a number of region "${of.id}", and the brand works in "${readIn.id}".`,
    at: fact.at,
    hint: `${own === undefined ? '' : `The emergency number there is ${own}. `}Take it out: the lines of decks/regions/${readIn.id}.yaml are printed without it. If it helps people there too, add it to that file, with its source.`,
  });
}

const asked = ({ brand, name }: BrandFact): string => `"${name}" of brand "${brand.id}"`;

const notAPhone = (fact: BrandFact): Diagnostic[] =>
  numbersIn(fact.text).some((one) => one.replace(/\P{Nd}/gu, '').length > 2)
    ? []
    : [
        error({
          code: 'phone-kind',
          message: `${asked(fact)} is no phone number: "${fact.text}". decks/project.yaml says kind: phone of it.`,
          at: fact.at,
          hint: 'Write the number as it is dialled, or leave kind: out in decks/project.yaml.',
        }),
      ];

/** A number that is a line of the region but for one digit: nobody's own number is so near by chance. */
function slips(fact: BrandFact, lines: readonly string[]): Diagnostic[] {
  return numbersIn(fact.text).flatMap((number) => {
    const near = lines.some((line) => isSameNumber(line, number)) ? undefined : nearestNumber(number, lines);
    return near === undefined ? [] : [strange(fact, number, near)];
  });
}

const strange = (fact: BrandFact, number: string, near: string): Diagnostic =>
  error({
    code: 'strange-phone',
    message: `"${number}" in ${asked(fact)} is ${near} but for one digit.`,
    at: fact.at,
    hint: `Did you mean ${near}? Write that, or another number in full, with its area code. The number of a room or house is written "#${number}".`,
  });

/** One number whose digit is another one in another language. */
function otherwise(fact: BrandFact, all: readonly BrandFact[]): Diagnostic[] {
  const others = all.filter(({ brand, name, locale }) => brand === fact.brand && name === fact.name && locale < fact.locale);
  const numbers = others.flatMap(({ text }) => numbersIn(text));
  return numbersIn(fact.text).flatMap((number) => {
    const near = numbers.some((one) => isSameNumber(one, number)) ? undefined : nearestNumber(number, numbers);
    if (near === undefined) return [];
    const message = `${asked(fact)} is ${number} in "${fact.locale}" and ${near} in another language.`;
    return [warning({ code: 'strange-phone', message, at: fact.at, hint: `Did you mean ${near}? Write one number in all languages.` })];
  });
}

/** Numbers in a fact that is not said to be a phone: the whole of it is one, or it is written as one, or it is a slip of a known one. */
function undeclared(fact: BrandFact, declared: readonly string[], lines: readonly string[]): Diagnostic[] {
  const isKnown = (number: string): boolean => declared.some((one) => isSameNumber(one, number));
  if (isPhoneNumber(fact.text) && isFull(fact.text) && !isKnown(fact.text)) return [toDeclare(fact, fact.text)];
  const shown = [...phonesIn(fact.text).filter((one) => /\D/.test(one)), ...numbersIn(fact.text)].filter((one) => !isKnown(one));
  const near = [...new Set(shown)].flatMap((number) => {
    if (isNoLine(fact.text, number)) return [];
    const meant = nearestNumber(number, number.length > 3 ? declared : lines);
    return meant === undefined || number.length < 3 ? [] : [strange(fact, number, meant)];
  });
  const [other] = phonesIn(fact.text).filter((one) => /\D/.test(one) && !isKnown(one));
  return near.length > 0 || other === undefined ? near : [toDeclare(fact, other)];
}

/** More digits than an amount has, or digits in groups that no amount has. */
const isFull = (text: string): boolean =>
  text.replace(/\D/g, '').length >= 5 && !/^\d{1,3}(?:[ .,]\d{3})+$/.test(text) && !/^\d{5}(?:-\d{4})?$/.test(text);

const toDeclare = (fact: BrandFact, number: string): Diagnostic =>
  error({
    code: 'phone-kind',
    message: `"${number}" in ${asked(fact)} looks like a phone number, and no fact with kind: phone gives it.`,
    at: fact.at,
    hint: `Write kind: phone beside the label: of "${fact.name}" in decks/project.yaml, or give the number as a fact of its own that has it.`,
  });
