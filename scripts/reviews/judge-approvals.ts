import { approveCommand, approveCommands } from '../model/approve-command.js';
import { type Review, WORDS_UNKNOWN } from '../model/content.js';
import { type At, type Diagnostic, fieldAt, warning } from '../model/diagnostic.js';
import { regionsReading } from '../model/readers.js';
import { type SavedWords, WORD_KINDS, type WordChange } from '../model/review-words.js';
import { type Approvals, lastOf } from './approvals.js';
import { approvedModules, type ChangeSince, changesSince } from './changes-since.js';

const REVIEWS: At = { file: 'decks/reviews.yaml', line: 1, column: 1 };

/** Returns what is to be said of approvals themselves: what has changed since, and those that hold nothing. */
export const judgeApprovals = (approvals: Approvals): Diagnostic[] => [
  ...unreadable(approvals),
  ...ofOldForm(approvals),
  ...changesSince(approvals).map(changed),
  ...underOneVersion(approvals),
];

/** A snapshot that cannot be read makes its modules drafts. One that a later approval has replaced is nobody's trouble. */
function unreadable(approvals: Approvals): Diagnostic[] {
  const { reviews } = approvals.library;
  const latest = reviews.filter((one) =>
    one.regions.some((region) => lastOf(reviews.filter((other) => isLike(one, other, region))) === one),
  );
  const byFile = new Map(latest.map((one) => [one.snapshot, one]));
  return [...byFile.values()].flatMap((review) => {
    const wrong = approvals.wrongWith(review);
    if (wrong === undefined) return [];
    const { kind, module, locale, regions, snapshot, by, on } = review;
    const worth = kind === 'clinical' ? ' The module is a draft.' : '';
    return [
      warning({
        code: 'snapshot-unreadable',
        message: `The words of "${module}" (${locale}) that ${by} approved on ${on} cannot be read: decks/reviews/${snapshot} ${wrong}.${worth}`,
        at: review.at ?? REVIEWS,
        hint: `Bring the file back as it was, or have the module read and approved again: ${approveCommand({ modules: [module], locale, regions, kind })}`,
      }),
    ];
  });
}

const isLike = (one: Review, other: Review, region: string): boolean =>
  other.kind === one.kind && other.module === one.module && other.locale === one.locale && other.regions.includes(region);

/** Records that kept no words count for nothing, since nobody can tell what they were about. */
function ofOldForm(approvals: Approvals): Diagnostic[] {
  const { library } = approvals;
  const old = library.reviews.filter(({ snapshot }) => snapshot === WORDS_UNKNOWN);
  const regionsLeft = ({ module, locale }: Review): string[] =>
    regionsReading(library, module, locale).filter((region) => !approvals.of(module, locale, region).last);
  const open = old.filter((one) => regionsLeft(one).length > 0);
  const [first] = open;
  if (!first) return [];
  const modules = [...new Set(open.map(({ module }) => module))];
  const commands = [...new Set(open.map(({ locale }) => locale))].flatMap((locale) => {
    const named = open.filter((one) => one.locale === locale);
    return approveCommands(
      named.flatMap((one) => regionsLeft(one).map((region) => ({ module: one.module, region }))),
      locale,
    );
  });
  return [
    warning({
      code: 'old-form',
      message: `${count(open.length, 'record')} of 0.1.0 (scope, id, fingerprint) kept no words, so nobody can tell what has changed since. Drafts until they are approved anew: ${modules.join(', ')}.`,
      at: first.at ?? REVIEWS,
      hint: `Run ${commands.join(' and ')}: it writes { kind: clinical, module: ${first.module}, locale: ${first.locale}, regions: [...], by: ..., role: ..., on: ..., due: ..., snapshot: ... } below, with the words in decks/reviews/. The old records may stay.`,
    }),
  ];
}

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;

function changed({ change, modules, readIn, locale, review }: ChangeSince): Diagnostic {
  const inModules = modules.length === 1 ? `module "${modules[0]}"` : `${modules.length} modules (${modules.join(', ')})`;
  return warning({
    code: 'changed-since-review',
    message: `Changed since ${review.by} approved it on ${review.on}, in ${inModules}: ${changeInWords(change)}`,
    at: change.at,
    hint: `Read it beside the old words (teachback review --changes), then have it approved: ${approveCommands(readIn, locale).join(' and ')}`,
  });
}

function changeInWords({ what, old, now, after }: WordChange): string {
  const [was, is] = [old && whereInWords(old), now && whereInWords(now)];
  switch (what) {
    case 'changed':
      return `"${old?.words}" is now "${now?.words}" (${was === is ? is : `${was}; now ${is}`}).`;
    case 'moved':
      return was === is
        ? `"${now?.words}" stood after "${after?.old}", and stands after "${after?.now}" now (${is}).`
        : `"${now?.words}" stood as ${was}; now as ${is}.`;
    case 'removed':
      return `"${old?.words}" is gone (${was}).`;
    case 'added':
      return `"${now?.words}" is new (${is}).`;
  }
}

/** "slide now, emergency box, instruction": all that is approved of some words beside themselves. */
export const whereInWords = ({ place, kind, box, inside, instruction, limits, claims }: SavedWords): string =>
  [
    place,
    ...(box ? [`${box} box`] : []),
    ...inside,
    ...(kind === 'text' ? [] : [WORD_KINDS[kind]]),
    ...(instruction && !box ? ['instruction'] : []),
    ...limits.map((limit) => `only ${limit}`),
    ...(claims.length > 0 && !place.startsWith('claim ') ? [`rests on ${claims.join(', ')}`] : []),
  ].join(', ');

/** Words that are no longer those which were approved, under a version that has not been raised: two pieces with one version, which nobody can tell apart. */
function underOneVersion(approvals: Approvals): Diagnostic[] {
  const { project } = approvals.library;
  const changed = approvedModules(approvals).filter(
    ({ holding, module, last, words }) => !holding && module && words && last?.version === project.version,
  );
  const modules = [...new Set(changed.map(({ id }) => `"${id}"`))];
  const by = [...new Set(changed.flatMap(({ last }) => last?.by ?? []))].join(', ');
  if (modules.length === 0) return [];
  const one = modules.length === 1;
  const who = one ? `Module ${modules[0]} has` : `The modules ${modules.join(', ')} have`;
  return [
    warning({
      code: 'changed-without-version',
      message: `${who} changed since ${by} ${one ? 'reviewed it' : 'reviewed them'} in version ${project.version}, and the version is still the same.`,
      at: fieldAt(project, 'version'),
      hint: 'Raise version: (and date:) in decks/project.yaml, and have what has changed reviewed again.',
    }),
  ];
}
