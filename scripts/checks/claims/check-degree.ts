import { type Diagnostic, error, warning } from '../../model/diagnostic.js';
import { plainText } from '../../model/tree.js';
import type { Facts, WordingReader } from '../facts.js';
import type { Authored } from '../words/authored-text.js';
import { type FindPhrases, type Grouped, groupFinder, phraseFinder } from '../words/phrase-finder.js';
import type { SentenceMatcher } from './align-sentences.js';
import { type ClaimSide, namesOf } from './claim-side.js';
import { QUESTION } from './fact-signs.js';
import { type FeatureReader, holdsBack } from './sentence-features.js';

const PLACES = ['slides', 'brief', 'print', 'notes', 'figure'];
/** From this part of its words on, a sentence of a claim is the one that is told. */
const SAME = 0.5;
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
  readonly features: FeatureReader;
  readonly matcher: SentenceMatcher;
  side(id: string): ClaimSide | undefined;
  /** All words under the heading of a text in its locale, without those of figures. */
  section(written: Authored): string;
}

interface Cited {
  readonly text: string;
  readonly claims: readonly ClaimSide[];
  readonly written: Authored;
}

/**
 * A cited sentence stands where its claim stands on each scale of the wording (how many, how often, how bad, how sure): a benefit no higher,
 * a risk no lower; labels, captions and alternative texts too. What it denies is what the claim denies, no less.
 */
export function checkDegree(facts: Facts): Diagnostic[] {
  const sections = new Map<string, string>();
  const keyOf = ({ section: name, locale }: Authored): string => `${locale} ${name}`;
  for (const written of facts.texts.filter(({ place }) => place !== 'figure'))
    sections.set(keyOf(written), `${sections.get(keyOf(written)) ?? ''} ${plainText(written.inlines)}`);
  const section = (written: Authored): string => sections.get(keyOf(written)) ?? '';
  const degrees = new Map([...facts.readers].map(([locale, reader]) => [locale, { ...degreesOf(reader), section }]));
  return facts.texts.flatMap((written) => {
    const own = degrees.get(written.locale);
    return own && PLACES.includes(written.place) ? inRun(facts, written, own) : [];
  });
}

function degreesOf({ wording, features, side, claimMatcher }: WordingReader): Omit<Degrees, 'section'> {
  return {
    scales: wording.scales.map(({ name, plain, harm = false, words }) => ({ name, plain, harm, find: groupFinder(words) })),
    ...{ narrowing: phraseFinder(wording.narrowing), features, side, matcher: claimMatcher() },
  };
}

function inRun(facts: Facts, written: Authored, degrees: Degrees): Diagnostic[] {
  const known = (ids: readonly string[]): ClaimSide[] => ids.flatMap((id) => degrees.side(id) ?? []);
  return facts.sentencesOf(written).flatMap(({ text, cites, own }) => {
    const claims = known([...written.claims, ...cites]);
    if (claims.length === 0 || QUESTION.test(text) || (!own && written.place === 'notes')) return [];
    const cited: Cited = { text, claims, written };
    return [...offScale(cited, degrees), ...narrowed(cited, degrees), ...moved(cited, degrees), ...unframed(cited, degrees)].slice(0, 1);
  });
}

function offScale(cited: Cited, { scales, features }: Degrees): Diagnostic[] {
  const { text, claims } = cited;
  const isRisk = claims.every(({ claim }) => claim.role === 'risk');
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

/** A word that narrows what is denied ("alone cannot show"), where the claim denies it whole. */
function narrowed({ text, claims, written }: Cited, { narrowing, features }: Degrees): Diagnostic[] {
  if (!features.saysNo(text) || !claims.some(({ says }) => features.saysNo(says))) return [];
  const own = claims.flatMap(({ texts }) => texts.flatMap(narrowing));
  const added = narrowing(text).find(({ phrase }) => !own.some((one) => one.phrase === phrase));
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
  const words = wordsOf(says);
  const denied = negations(says).map(({ text }) => text.toLowerCase());
  for (const { index, text: no } of negations(denies)) {
    const before = wordsOf(denies.slice(0, index)).at(-1);
    const after = wordsOf(denies.slice(index + no.length)).find((word) => word.length >= LONG);
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

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];

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
