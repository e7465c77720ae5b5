import type { ModuleIn } from '../model/approve-command.js';
import type { Review } from '../model/content.js';
import { regionsReading } from '../model/readers.js';
import type { WordChange } from '../model/review-words.js';
import type { Approvals, Approved } from './approvals.js';
import { isShared, lineOf } from './snapshot.js';

/** One change since an approval, once for all modules and regions that it concerns. */
export interface ChangeSince {
  readonly change: WordChange;
  readonly locale: string;
  readonly modules: readonly string[];
  /** Those modules, each in the regions in which it has changed so. */
  readonly readIn: readonly ModuleIn[];
  /** The latest approval of the first of those modules. */
  readonly review: Review;
}

/** Returns each module that somebody has approved, as the brands of each region have it. */
export function approvedModules(approvals: Approvals): Approved[] {
  const { library } = approvals;
  const asked = library.reviews.flatMap(({ module, locale, kind }) =>
    kind === 'clinical' ? regionsReading(library, module, locale).map((region) => JSON.stringify([module, locale, region])) : [],
  );
  return [...new Set(asked)].flatMap((one) => {
    const [module = '', locale = '', region = ''] = JSON.parse(one) as string[];
    const approved = approvals.of(module, locale, region);
    return approved.last ? [approved] : [];
  });
}

/** Returns what has changed since the latest approvals, each change once: what modules share is not told module by module. */
export function changesSince(approvals: Approvals): ChangeSince[] {
  const found = new Map<string, ChangeSince>();
  for (const approved of approvedModules(approvals)) {
    for (const change of approvals.changesIn(approved)) {
      const { id, locale, region } = approved;
      const key = JSON.stringify([locale, ...sameness(change, id)]);
      const known = found.get(key);
      found.set(key, {
        change: known && change.now?.kind !== 'claim' ? known.change : change,
        locale,
        modules: [...new Set([...(known?.modules ?? []), id])],
        readIn: [...(known?.readIn ?? []), { module: id, region }],
        review: known?.review ?? (approved.last as Review),
      });
    }
  }
  return [...found.values()];
}

const CLAIM_WORDS: ReadonlySet<string> = new Set(['claim', 'own-words', 'caveat']);

/** Changed words of a claim are one change, wherever they are printed. */
const isOfClaim = ({ what, old, now }: WordChange): boolean =>
  what === 'changed' && CLAIM_WORDS.has(old?.kind ?? '') && CLAIM_WORDS.has(now?.kind ?? '');

/** What makes two changes one: what modules share is the same in all of them, what is their own is not. */
function sameness(change: WordChange, module: string): readonly unknown[] {
  const { what, old, now } = change;
  const place = (now ?? old)?.place ?? '';
  if (isOfClaim(change)) return ['claim', old?.words, now?.words];
  if ((now ?? old)?.kind === 'source') return [what, old?.words, now?.words];
  // Words that a module takes from elsewhere lead back to where they are written: there they are one change.
  if (!isShared(place) && now && !now.at.file.includes('/modules/')) return [what, now.at.file, now.at.line, old?.words, now.words];
  return [what, isShared(place) ? '' : module, place, old && lineOf(old), now && lineOf(now)];
}
