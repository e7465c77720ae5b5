import { type Diagnostic, error, warning } from '../../model/diagnostic.js';
import { plainText } from '../../model/tree.js';
import { ofShared, type PartFacts, type WordingReader } from '../facts.js';
import type { Authored } from '../words/authored-text.js';
import {
  alikeFinder,
  type FindPhrases,
  type FoundPhrase,
  type Grouped,
  groupFinder,
  narrowingFinder,
  phraseFinder,
} from '../words/phrase-finder.js';
import type { SentenceMatcher } from './align-sentences.js';
import { type ClaimSide, namesOf } from './claim-side.js';
import { QUESTION } from './fact-signs.js';
import { unqualified } from './left-out.js';
import { toldAsNotSo } from './not-shown.js';
import { type FeatureReader, holdsBack } from './sentence-features.js';
import { smallWords } from './small-words.js';
import { swappedDegree } from './swapped-degree.js';

const PLACES = ['slides', 'brief', 'print', 'notes', 'figure'];
/** From this part of its words on, a sentence of a claim is the one that is told. */
const SAME = 0.5;
/** Between the parts of a sentence. */
const PART = /[,;:]\s/;
const PART_END = /([,;:])\s/;
/** How many letters before a word a "not" still denies it. */
const DENIED_WITHIN = 16;

interface Degrees {
  readonly scales: readonly {
    readonly name: string;
    readonly plain: number | undefined;
    readonly harm: boolean;
    readonly find: (text: string) => readonly Grouped[];
  }[];
  readonly narrowing: FindPhrases;
  readonly qualifying: FindPhrases;
  readonly unshown: FindPhrases;
  /** Words that begin a limit of time or case. */
  readonly limiting: FindPhrases;
  readonly features: FeatureReader;
  readonly matcher: SentenceMatcher;
  side(id: string): ClaimSide | undefined;
  /** All words under the heading of a text in its locale, without those of figures. */
  section(written: Authored): string;
  /** The claims that are cited under a heading. */
  under(heading: Authored): readonly string[];
}

interface Cited {
  readonly text: string;
  readonly claims: readonly ClaimSide[];
  readonly written: Authored;
}

const degreesIn = ofShared(({ readers }) => new Map([...readers].map(([locale, reader]) => [locale, degreesOf(reader)])));

/**
 * A cited sentence stands where its claim stands on each scale of the wording (how many, how often, how bad, how sure): a benefit no higher,
 * a risk no lower; labels, captions and alternative texts too. What it denies is what the claim denies, no less.
 */
export function checkDegree(facts: PartFacts): Diagnostic[] {
  const sections = new Map<string, string>();
  const keyOf = ({ section: name, locale }: Authored): string => `${locale} ${name}`;
  for (const written of facts.texts.filter(({ place }) => place !== 'figure'))
    sections.set(keyOf(written), `${sections.get(keyOf(written)) ?? ''} ${plainText(written.inlines)}`);
  const section = (written: Authored): string => sections.get(keyOf(written)) ?? '';
  const degrees = degreesIn(facts);
  const under = (heading: Authored): string[] => [
    ...new Set(
      facts.texts
        .filter((one) => one.locale === heading.locale && one.section === heading.section)
        .flatMap((one) => facts.sentencesOf(one).flatMap(({ cites }) => cites)),
    ),
  ];
  return facts.texts.flatMap((written) => {
    const own = degrees.get(written.locale);
    return own && PLACES.includes(written.place) ? inRun(facts, written, { ...own, section, under }) : [];
  });
}

function degreesOf({ wording, features, side, claimMatcher }: WordingReader): Omit<Degrees, 'section' | 'under'> {
  return {
    scales: wording.scales.map(({ name, plain, harm = false, words }) => ({ name, plain, harm, find: groupFinder(words) })),
    ...{
      narrowing: narrowingFinder(wording),
      qualifying: alikeFinder(wording.qualifiers),
      unshown: phraseFinder(wording.unshown),
      limiting: phraseFinder([...wording.conditions, ...wording.exceptions]),
      features,
      side,
      matcher: claimMatcher(),
    },
  };
}

function inRun(facts: PartFacts, written: Authored, degrees: Degrees): Diagnostic[] {
  const known = (ids: readonly string[]): ClaimSide[] => ids.flatMap((id) => degrees.side(id) ?? []);
  return facts.sentencesOf(written).flatMap(({ text, cites, own }) => {
    const claims = known([...written.claims, ...cites]);
    if (written.heading && cites.length === 0) return restricted({ text, claims: known(degrees.under(written)), written }, degrees);
    if (claims.length === 0 || QUESTION.test(text) || (!own && written.place === 'notes')) return [];
    const cited: Cited = { text, claims, written };
    return [
      ...offScale(cited, degrees),
      ...replaced(cited, degrees),
      ...restricted(cited, degrees),
      ...narrowed(cited, degrees),
      ...moved(cited, degrees),
      ...unframed(cited, degrees),
      ...toldAsNotSo(cited, degrees),
      ...(areRisks(claims) ? [] : unqualified(cited, degrees)),
    ].slice(0, 1);
  });
}

function offScale(cited: Cited, { scales, features }: Degrees): Diagnostic[] {
  const { text, claims } = cited;
  const isRisk = areRisks(claims);
  for (const { name, plain, harm, find } of scales) {
    if (harm && !isRisk) continue;
    const said = find(text).filter((one) => !isDenied(one, text, features));
    const own = claims.flatMap(({ says }) => find(says)).map(({ group }) => group);
    const ranks = own.length > 0 ? own : isRisk && plain !== undefined ? [plain] : [];
    if (said.length === 0 || ranks.length === 0) continue;
    const least = Math.min(...ranks);
    const off = said.find(({ group }) => !ranks.includes(group) && (isRisk ? group < least : group > least));
    if (off) return [isRisk ? smaller(cited, name, off.text) : surer(cited, name, off.text)];
  }
  return [];
}

const isDenied = ({ index, text: word }: Grouped, text: string, { negations }: FeatureReader): boolean =>
  negations(text).some((no) => no.index < index && no.index + DENIED_WITHIN > index && no.text.length < word.length + index - no.index);

/** A word of degree in the place of the claim's: less of a benefit, and more of a risk, is something else too. */
function replaced({ text, claims, written }: Cited, { scales, matcher }: Degrees): Diagnostic[] {
  const isRisk = areRisks(claims);
  for (const own of claims.flatMap(({ sentences }) => sentences)) {
    const swap = matcher.match(own, text).ofLighter < SAME ? undefined : swappedDegree(own, text, scales, isRisk);
    if (!swap) continue;
    const message = `"${text}" says "${swap.said}" where the claim says "${swap.told}": "${own}"`;
    return [warning({ code: 'opposite-of-claim', message, at: written.at, hint: 'Say it as the claim does.' })];
  }
  return [];
}

const quoted = (claims: readonly ClaimSide[]): string => `${namesOf(claims)}: "${claims[0]?.says ?? ''}"`;

const smaller = ({ text, claims, written }: Cited, name: string, word: string): Diagnostic =>
  error({
    ...{
      code: 'weaker-than-claim',
      message: `"${word}" (${name}) in "${text}" makes a harm smaller than ${quoted(claims)}`,
      at: written.at,
    },
    hint: 'Say it as the claim does.',
  });

const surer = ({ text, claims, written }: Cited, name: string, word: string): Diagnostic =>
  error({
    ...{ code: 'stronger-than-claim', message: `"${word}" (${name}) in "${text}" says more than ${quoted(claims)}`, at: written.at },
    hint: `Say it as the claim does, without "${word}".`,
  });

const areRisks = (claims: readonly ClaimSide[]): boolean => claims.length > 0 && claims.every(({ claim }) => claim.role === 'risk');

/**
 * A condition that a harm has here ("mostly when misused"), and neither in its claims nor in what they rest on. One that opens a sentence
 * ("If your leg is in the cast, know ...") tells whom it is for.
 */
function restricted({ text, claims, written }: Cited, { limiting, features, matcher }: Degrees): Diagnostic[] {
  if (written.instruction || !areRisks(claims) || text.split(PART).some(features.isOrder)) return [];
  const texts = claims.flatMap((side) => side.texts);
  const own = texts.flatMap(limiting);
  const isTold = ({ index, text: word }: FoundPhrase): boolean => {
    const after = smallWords(text.slice(index + word.length).split(PART)[0] ?? '').filter(({ length }) => length >= LONG);
    // Evidence names much that the claim leaves out: a harm of any dose is none "when misused".
    const known = after.filter((one) => claims.some(({ says }) => matcher.hasWord(says, one)));
    // Half will do: verbs change their stems ("detiene", "detener").
    return after.length > 0 && known.length * 2 >= after.length;
  };
  // A heading that begins with one asks: "When should you call?"
  const isOpening = ({ index }: FoundPhrase): boolean => index === 0 && (written.heading === true || text.split(PART_END)[1] === ',');
  const isNew = (found: FoundPhrase): boolean => !isOpening(found) && !own.some((one) => one.phrase === found.phrase) && !isTold(found);
  const added = limiting(text).find(isNew);
  if (!added) return [];
  const message = `"${added.text}" limits when "${text}" holds; not so in ${quoted(claims)}`;
  return [warning({ code: 'weaker-than-claim', message, at: written.at, hint: `Say it as the claim does, without "${added.text}".` })];
}

/** A word that narrows what is denied ("alone cannot show"), where the claim denies it whole. */
function narrowed({ text, claims, written }: Cited, { narrowing, features }: Degrees): Diagnostic[] {
  if (!features.saysNo(text) || !claims.some(({ says }) => features.saysNo(says))) return [];
  const own = claims.flatMap(({ texts }) => texts.flatMap(narrowing));
  const denying = text.split(PART).filter(features.saysNo);
  const added = denying.flatMap(narrowing).find(({ phrase }) => !own.some((one) => one.phrase === phrase));
  if (!added) return [];
  const message = `"${added.text}" narrows what "${text}" denies; not so in ${quoted(claims)}`;
  return [warning({ code: 'negation-differs', message, at: written.at, hint: `Say it as the claim does, without "${added.text}".` })];
}

/** A "not" between two words that the claim joins without one ("found no source", "found a source"), or the other way round. */
function moved({ text, claims, written }: Cited, { features, matcher }: Degrees): Diagnostic[] {
  for (const own of claims.flatMap(({ sentences }) => sentences)) {
    if (matcher.match(own, text).ofLighter < SAME) continue;
    const [here, there] = [joinedWithout(own, text, features), joinedWithout(text, own, features)];
    const pair = here ?? there;
    if (!pair) continue;
    const message = `"${text}" ${here ? 'denies' : 'does not deny'} "${pair}", and the claim ${here ? 'does not' : 'does'}: "${own}"`;
    return [warning({ code: 'negation-differs', message, at: written.at, hint: 'Put the "not" where the claim has it.' })];
  }
  return [];
}

/** The words around a negation of `denies` that stand as close in `says` without one. */
function joinedWithout(says: string, denies: string, { negations }: FeatureReader): string | undefined {
  const words = smallWords(says);
  const denied = negations(says).map(({ text }) => text.toLowerCase());
  for (const { index, text: no } of negations(denies)) {
    const before = smallWords(denies.slice(0, index)).at(-1);
    const after = smallWords(denies.slice(index + no.length)).find((word) => word.length >= LONG);
    const from = before === undefined ? -1 : words.indexOf(before);
    const near = words.slice(from + 1, from + 1 + NEAR);
    const place = after === undefined ? -1 : near.indexOf(after);
    if (from >= 0 && place >= 0 && !near.slice(0, place).some((word) => denied.includes(word))) return `${before} ... ${after}`;
  }
  return undefined;
}

/** How far two words may stand apart to be joined, and how long a word is that a "not" is about. */
const NEAR = 3;
const LONG = 4;

/** What one study found, told as if it were so for everybody, in a section that names no study. */
function unframed({ text, claims, written }: Cited, degrees: Degrees): Diagnostic[] {
  const { features, matcher } = degrees;
  if (written.place === 'figure' || written.around !== undefined || holdsBack(features, text)) return [];
  if (features.research(degrees.section(written)).length > 0) return [];
  const own = claims
    .flatMap(({ sentences }) => sentences)
    .find((one) => matcher.match(one, text).ofLighter >= SAME && features.research(one).length > 0);
  if (!own) return [];
  const message = `"${text}" is told as a rule; the claim tells it of a "${features.research(own)[0]?.text}": "${own}"`;
  return [warning({ code: 'stronger-than-claim', message, at: written.at, hint: 'Say in which study it was found, and in whom.' })];
}
