import { countWords } from '../../languages/words.js';
import { type Diagnostic, error, warning } from '../../model/diagnostic.js';
import { type CitedSentence, type ClaimSide, type Comparison, namesOf } from './claim-side.js';
import { QUOTED } from './fact-signs.js';
import { sameAmount } from './quantities.js';
import type { Side } from './sentence-features.js';
import { smallWords } from './small-words.js';

/** What a sentence says and the claims that it cites do not. */
export function addedTrouble(sentence: CitedSentence, comparison: Comparison): Diagnostic[] {
  if (sentence.claims.length === 0) return [];
  const units = strangeUnits(sentence, comparison);
  return [
    ...addedStrength(sentence, comparison),
    ...addedNegation(sentence, comparison),
    ...turnedRound(sentence, comparison).filter(({ code }) => units.every((unit) => unit.code !== code)),
    ...strangeSubjects(sentence, comparison),
    ...units,
    ...changedQuotations(sentence),
  ];
}

/** A word that makes the statement stronger, where the claims' own words have none of it. A sentence that says no is not praise. */
function addedStrength({ text, claims, at }: CitedSentence, { features }: Comparison): Diagnostic[] {
  if (features.saysNo(text) || features.isOrder(text)) return [];
  const own = claims.flatMap(({ says }) => features.strong(says));
  const added = features.strong(text).find(({ phrase }) => !own.some((one) => one.phrase === phrase))?.text;
  if (added === undefined) return [];
  const message = `"${added}" makes "${text}" stronger than ${namesOf(claims)}: "${claims[0]?.says ?? ''}"`;
  return [error({ code: 'stronger-than-claim', message, at, hint: `Say it as the claim does, without "${added}".` })];
}

/** A sentence that says no, where neither the claims nor anything that they rest on does. */
function addedNegation({ text, claims, at, instruction }: CitedSentence, { features, matcher }: Comparison): Diagnostic[] {
  const [no] = features.denials(text);
  if (no === undefined || instruction) return [];
  // A cell that is nothing but a "never" needs a claim that says so: "without treatment" is another no.
  const isAll = smallWords(text).join() === smallWords(no.text).join();
  const isTold = ({ says }: ClaimSide): boolean =>
    isAll ? features.denials(says).some(({ phrase }) => phrase === no.phrase) : features.saysNo(says);
  if (claims.some(isTold)) return [];
  const same = claims
    .flatMap(({ sentences }) => sentences)
    .some((own) => {
      const { ofLighter, words } = matcher.match(own, text);
      return ofLighter >= 0.7 && words >= 3;
    });
  if (!same && !isAll && claims.some(({ texts, original }) => (original ? original.saysNo : texts.some(features.saysNo)))) return [];
  const message = `"${text}" says "${no.text}", and ${namesOf(claims)} does not: "${claims[0]?.says ?? ''}"`;
  return [warning({ code: 'negation-differs', message, at, hint: 'Cite the claim that says no, or say it as this one does.' })];
}

/** A word whose opposite is all that the claims name ("after" for "before"); with units of time it is an error ("weeks" for "days"). */
function turnedRound({ text, claims, at }: CitedSentence, comparison: Comparison): Diagnostic[] {
  const { features, namedBy } = comparison;
  const alike = sameAmountsIn(text, claims, comparison);
  const sides = features.sides(text).filter((side) => !alike.some((one) => one.includes(side.text)));
  if (sides.length === 0) return [];
  const named = claims.flatMap((side) => namedBy(side).sides);
  const said = claims.flatMap(({ says }) => features.sides(says));
  const strangers = sides.flatMap((side): [Side, Side][] => {
    const other = said.find(({ group }) => group === side.group);
    return other && !named.some((one) => one.group === side.group && one.side === side.side) ? [[side, other]] : [];
  });
  return unique(strangers, ([side]) => side.group).map(([side, other]) => {
    const place = `"${text}" says "${side.text}"; ${namesOf(claims)} says "${other.text}"`;
    if (features.hasUnit(side.text))
      return error({ code: 'strange-unit', message: `${place}, another unit.`, at, hint: 'Use the unit of the claim.' });
    const hint = 'Say it as the claim does, or cite the claim that says this.';
    return warning({ code: 'opposite-of-claim', message: `${place}, the opposite.`, at, hint });
  });
}

/** The amounts of a sentence that its claims tell too, in whatever unit ("24 hours" for "a day"). */
function sameAmountsIn(text: string, claims: readonly ClaimSide[], { statements }: Comparison): string[] {
  const own = statements.amounts(text).filter(({ unit }) => unit !== undefined);
  if (own.length === 0) return [];
  const told = claims.flatMap(({ texts }) => texts.flatMap(statements.amounts)).filter(({ unit }) => unit !== undefined);
  return own.filter((one) => told.some((other) => sameAmount(one, other))).map((one) => one.text);
}

/** A condition, drug, group of people or source that nothing in the cited claims names. */
function strangeSubjects({ text, claims, at }: CitedSentence, { features, namedBy }: Comparison): Diagnostic[] {
  const subjects = [...features.subjects(text)];
  if (subjects.length === 0) return [];
  return subjects.flatMap(([group, word]) => {
    const isNamed = (side: ClaimSide): boolean =>
      namedBy(side).subjects.has(group) || (side.original?.hasRoot(features.subjectWords(group)) ?? false);
    if (claims.some(isNamed)) return [];
    const message = `"${text}" names "${word}", and nothing in ${namesOf(claims)} does: "${claims[0]?.says ?? ''}"`;
    return [warning({ code: 'subject-not-in-claim', message, at, hint: `Cite the claim about "${word}", or name what this one names.` })];
  });
}

/** A number of the claims beside another unit than any that they give it. */
function strangeUnits({ text, claims, at }: CitedSentence, comparison: Comparison): Diagnostic[] {
  const { features, namedBy } = comparison;
  const own = features.quantities(text);
  if (own.length === 0) return [];
  const known = claims.flatMap((side) => namedBy(side).quantities);
  const alike = sameAmountsIn(text, claims, comparison);
  return own.flatMap((said) => {
    const same = known.filter(({ value }) => value === said.value);
    const [other] = same;
    if (!other || same.some(({ unit }) => unit === said.unit) || alike.some((one) => one.includes(said.text))) return [];
    const message = `"${said.text}" in "${text}" is "${other.text}" in ${namesOf(claims)}: same number, another unit.`;
    return [error({ code: 'strange-unit', message, at, hint: `Write "${other.text}", or cite the claim that says "${said.text}".` })];
  });
}

/** Words in quotation marks beside a quotation are the speaker's, letter for letter. */
function changedQuotations({ text, claims, at }: CitedSentence): Diagnostic[] {
  const quotations = claims.filter(({ claim }) => claim.role === 'quotation');
  if (quotations.length === 0) return [];
  return quotedWords(text)
    .filter((words) => !quotations.some(({ says }) => plain(says).includes(words)))
    .map((words) => {
      const message = `"${words}" is not what the words of ${namesOf(quotations)} are: "${quotations[0]?.says ?? ''}"`;
      const hint = `Quote exactly, or print the claim's own words: [^${quotations[0]?.claim.id}] alone on a line.`;
      return error({ code: 'quotation-changed', message, at, hint });
    });
}

/** What stands between quotation marks in a text, from three words on; fewer are a name, not a quotation. */
export const quotedWords = (text: string): string[] =>
  [...text.matchAll(QUOTED)].map(([match]) => plain(match)).filter((words) => countWords(words) >= 3);

/** Without quotation marks around it and the stop before the last one. */
export const plain = (text: string): string =>
  text
    .replace(/[“”„«»"]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.,;:]$/, '');

const unique = <T>(items: readonly T[], key: (item: T) => unknown): T[] => [...new Map(items.map((item) => [key(item), item])).values()];
