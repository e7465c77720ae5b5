import { languageOf } from '../languages/index.js';
import type { Library } from '../model/content.js';
import { caveatsOf } from '../model/findings.js';
import { phrases } from '../model/phrase.js';
import { remember } from '../model/remember.js';
import { type MarkedPart, SAFETY, type Safety, type SavedWords, type ShownChange, type WordChange } from '../model/review-words.js';
import type { ChangeSince } from './changes-since.js';
import { bareWords, markWords } from './compare-words.js';
import { whereInWords } from './judge-approvals.js';

/**
 * Returns changes as a reviewer sees them: what may harm first (phone boxes and lines, instructions, caveats, numbers, negations, words of
 * degree, swaps, what is gone), then what patients read, what is said aloud, and what stands behind a claim.
 */
export function showChanges(changes: readonly ChangeSince[], library: Library): ShownChange[] {
  const claims = Object.values(library.claims);
  const caveats = caveatsOf(library.claims);
  const risks = new Set(claims.flatMap(({ id, role }) => (role === 'risk' ? [id] : [])));
  const wordsIn = remember((locale) => readerOf(library, locale));
  const rows = changes.map((one) => {
    const { old, now } = markWords(one.change.old?.words ?? '', one.change.now?.words ?? '');
    const parts = { old: one.change.old ? old : [], now: one.change.now ? now : [] };
    const safety = safetyOf(one.change, parts, { caveats, risks, words: wordsIn(one.locale) });
    return { one, parts, safety, rank: rankOf(one.change, safety) };
  });
  const sorted = rows.sort((a, b) => a.rank - b.rank);
  return together(sorted.map(({ one, parts, safety }) => shown(one, parts, safety)));
}

interface Parts {
  readonly old: readonly MarkedPart[];
  readonly now: readonly MarkedPart[];
}

/** What a locale's words are searched for. */
interface RiskWords {
  hasNumber(text: string): boolean;
  saysNo(text: string): boolean;
  tellsDegree(text: string): boolean;
}

function readerOf({ wording }: Library, locale: string): RiskWords {
  const language = languageOf(locale);
  const own = wording[locale];
  const [no, degree] = [
    phrases([...(own?.negations ?? []), ...(own?.opposites ?? []).flat().flatMap((one) => one.split('|').map((word) => word.trim()))]),
    phrases([...(own?.hedges ?? []), ...(own?.strong ?? []), ...(own?.limits ?? [])]),
  ];
  return {
    hasNumber: (text) => /\p{N}/u.test(text) || language.numbersIn(text).length > 0,
    saysNo: no.isIn,
    tellsDegree: degree.isIn,
  };
}

interface Known {
  readonly caveats: ReadonlySet<string>;
  readonly risks: ReadonlySet<string>;
  readonly words: RiskWords;
}

function safetyOf({ what, old, now }: WordChange, parts: Parts, { caveats, risks, words }: Known): Safety | undefined {
  const both = [old, now].filter((one) => one !== undefined);
  if (both.some(isBehind)) return undefined;
  if (both.some(({ box, kind }) => box !== undefined || kind === 'line')) return 'box';
  if (both.some(({ instruction }) => instruction)) return 'order';
  if (both.some(({ kind, place }) => kind === 'caveat' || (kind === 'claim' && caveats.has(place.slice('claim '.length))))) return 'caveat';
  if (both.some(({ kind }) => kind === 'verdict' || kind === 'people')) return 'sure';
  const changed = [...parts.old, ...parts.now].filter((part) => part.changed).map(({ text }) => text);
  if (changed.some(words.hasNumber)) return 'number';
  if (changed.some(words.saysNo)) return 'no';
  if (what === 'changed' && isSwap(old?.words ?? '', now?.words ?? '')) return 'swapped';
  if (changed.some(words.tellsDegree)) return 'sure';
  if (both.some((one) => claimsOf(one).some((id) => risks.has(id)))) return 'risk';
  if (both.some(({ kind }) => kind === 'claim')) return 'claim';
  return what === 'removed' ? 'gone' : undefined;
}

/** The claims that words rest on, or whose words they are. */
const claimsOf = ({ place, claims }: SavedWords): readonly string[] =>
  place.startsWith('claim ') ? [place.slice('claim '.length), ...claims] : claims;

const isSwap = (one: string, other: string): boolean => inOneOrder(one) === inOneOrder(other);
const inOneOrder = (text: string): string => bareWords(text).sort().join(' ');

/** What stands behind a claim is read by no patient. */
const isBehind = ({ kind }: SavedWords): boolean => kind === 'evidence' || kind === 'source' || kind === 'short';

const isSaidAloud = ({ place }: SavedWords): boolean => place.startsWith('notes ');

/** Patients' words with a reason, in the order of the reasons; then the speaker's with one; then those without. */
function rankOf({ old, now }: WordChange, safety: Safety | undefined): number {
  const words = now ?? old;
  const order = safety === undefined ? 0 : Object.keys(SAFETY).indexOf(safety);
  if (!words || isBehind(words)) return 400;
  if (safety !== undefined) return (isSaidAloud(words) ? 100 : 0) + order;
  return isSaidAloud(words) ? 300 : 200;
}

function shown({ change, modules, review }: ChangeSince, parts: Parts, safety: Safety | undefined): ShownChange {
  const { what, old, now, after } = change;
  const [was, is] = [old ? whereInWords(old) : '', now ? whereInWords(now) : ''];
  const order = what === 'moved' && was === is && after;
  return {
    ...{ what, safety, ...parts, modules },
    was: old ? [order ? `${was}, after “${after.old}”` : was] : [],
    is: now ? [order ? `${is}, after “${after.now}”` : is] : [],
    approved: `${review.by} (${review.role}), ${review.on}`,
  };
}

/** The same change of the same words is one row with all its places. */
function together(rows: readonly ShownChange[]): ShownChange[] {
  const found = new Map<string, ShownChange>();
  for (const row of rows) {
    const key = JSON.stringify([row.what, row.old, row.now, row.safety, row.what === 'moved' ? [row.was, row.is] : '']);
    const known = found.get(key);
    const joined = <K extends 'was' | 'is' | 'modules'>(name: K): string[] => [...new Set([...(known?.[name] ?? []), ...row[name]])];
    found.set(key, { ...row, was: joined('was'), is: joined('is'), modules: joined('modules') });
  }
  return [...found.values()];
}
