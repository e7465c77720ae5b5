import { yearsAfter } from '../../model/days.js';
import type { Localised } from '../../model/definitions.js';
import { type Diagnostic, error, fieldAt, warning } from '../../model/diagnostic.js';
import { numbersOf, type Region, type RegionLine } from '../../model/organisation.js';
import { literally } from '../../model/pattern.js';
import { isSameNumber, nearestNumber, numbersIn, standsIn } from '../../model/phone-number.js';
import type { SharedFacts } from '../facts.js';

/** A number that a frightened reader dials is compared with its source once a year. */
const MOST_YEARS = 1;

/**
 * Each line of a region is held against its basis, where what its source shows stands a second time: numbers, keys, words to send,
 * addresses and digits are the same, and its words (in the language in which they were written first) name nothing else. Lines that brands print have
 * been compared with their sources lately.
 */
export function checkLines(facts: SharedFacts): Diagnostic[] {
  const { library, countries, asOf } = facts;
  return Object.values(library.regions).flatMap((region) => [
    ...withoutBasis(region),
    ...region.lines.flatMap((line) => againstBasis(line, region, facts)),
    ...(countries.includes(region) ? region.lines.flatMap((line) => stale(line, asOf)) : []),
  ]);
}

function withoutBasis({ id, lines }: Region): Diagnostic[] {
  const open = lines.filter(({ basis }) => basis === undefined);
  const [first] = open;
  if (!first) return [];
  const message = `Lines of region "${id}" do not say what their sources show, so that a wrong digit cannot be seen: ${open.map((line) => line.id).join(', ')}.`;
  const hint = `Open each source, and write below the line what stands there: ${open.map((line) => `${line.id}: basis: "${written(line)}"`).join('; ')}.`;
  return [error({ code: 'line-without-basis', message, at: first.at, hint })];
}

/** A basis as it may be, to be compared with the source. */
const written = ({ call, text, chat, options }: RegionLine): string =>
  [
    ...(call === undefined ? [] : [`call ${call}`]),
    ...(options.press === undefined ? [] : [`press ${options.press}`]),
    ...(text === undefined ? [] : [options.send === undefined ? `text ${text}` : `text ${options.send} to ${text}`]),
    ...(chat === undefined ? [] : [chat]),
  ].join(', ');

interface Differing {
  readonly field: string;
  readonly says: string;
  /** What the basis has in its place. */
  readonly near?: string | undefined;
}

function againstBasis(line: RegionLine, region: Region, facts: SharedFacts): Diagnostic[] {
  const { basis } = line;
  if (basis === undefined) return [];
  const differing = [...numbersOff(line, basis), ...keysOff(line, basis), ...digitsOff(line, basis)];
  const found = differing.map(({ field, says, near }) => {
    const message = `"${says}" of line "${line.id}" (${region.id}) is not what its source shows: "${basis}"`;
    const hint = `${near === undefined ? '' : `Did you mean ${near}? `}Compare both with the source, and mend the one that is wrong.`;
    return error({ code: 'line-differs', message, at: fieldAt(line, field), hint });
  });
  return [...found, ...(found.length > 0 ? [] : lost(line, basis, region)), ...wordsOff(line, basis, facts)];
}

const numbersOff = ({ call, text }: RegionLine, basis: string): Differing[] =>
  Object.entries({ call, text }).flatMap(([field, says]) =>
    says === undefined || standsIn(basis, says) ? [] : [{ field, says, near: nearestNumber(says, numbersIn(basis)) }],
  );

function keysOff({ chat, options: { press, send } }: RegionLine, basis: string): Differing[] {
  const isThere = chat === undefined || basis.toLowerCase().includes(bareAddress(chat));
  return [
    ...(isThere ? [] : [{ field: 'chat', says: chat }]),
    ...[press, send].flatMap((says) => (says === undefined || isWordIn(basis, says) ? [] : [{ field: 'options', says }])),
  ];
}

const bareAddress = (address: string): string => address.toLowerCase().replace(/^(?:https?:\/\/)?(?:www\.)?|\/$/g, '');

/** Digits in the words of a line, in every language: the hours, as a rule. */
const digitsOff = (line: RegionLine, basis: string): Differing[] =>
  wordsOf(line).flatMap(({ field, words }) =>
    Object.values(words).flatMap((text) => (text.match(/\d+/g) ?? []).flatMap((says) => (isWordIn(basis, says) ? [] : [{ field, says }]))),
  );

const isWordIn = (basis: string, word: string): boolean => new RegExp(`(?<![\\w.,-])${literally(word)}(?![\\w-]|[.,]\\d)`).test(basis);

const wordsOf = ({ label = {}, options: { choose = {}, says = {} } }: RegionLine): { field: string; words: Localised }[] => [
  { field: 'label', words: label },
  { field: 'options', words: choose },
  { field: 'options', words: says },
];

/** A number of the region, or a long one, that the source shows for this line and the line has no more. */
function lost(line: RegionLine, basis: string, region: Region): Diagnostic[] {
  const own = numbersOf({ ...region, lines: [line] });
  const gone = numbersIn(basis).filter(
    (shown) =>
      !own.some((number) => isSameNumber(number, shown) || standsIn(number, shown)) &&
      (shown.replace(/\D/g, '').length >= 5 || numbersOf(region).some((number) => isSameNumber(number, shown))),
  );
  return gone.map((number) =>
    warning({
      code: 'line-differs',
      message: `The source of line "${line.id}" (${region.id}) shows ${number}, and the line does not give it: "${line.basis}"`,
      at: line.at,
      hint: 'Put it back as call: or text:, or take it out of basis: when the line is no longer to give it.',
    }),
  );
}

/** Words of a line that its basis does not have: "on weekdays" where the source says "day and night". */
function wordsOff(line: RegionLine, basis: string, { readers }: SharedFacts): Diagnostic[] {
  return wordsOf(line).flatMap(({ field, words }) => {
    // A basis is in the language in which the line was written first, whatever others were added to it.
    const [tag = '', text = ''] = Object.entries(words)[0] ?? [];
    const reader = [...readers.values()].find(({ language }) => language.tag === tag);
    if (!reader || reader.wording.small.length === 0) return [];
    const shown = reader.statements.topics(basis);
    const told = text.split(/[^\p{L}\p{N}'’-]+/u);
    const strange = told.filter((word) => [...reader.statements.topics(word)].some((topic) => !shown.has(topic)));
    if (strange.length === 0) return [];
    const message = `Line "${line.id}" says "${strange.join(' ')}", and what its source shows does not: "${basis}"`;
    const hint = 'Say it in the words of basis:, or write into basis: what the source shows about this.';
    return [warning({ code: 'line-differs', message, at: fieldAt(line, field), hint })];
  });
}

function stale(line: RegionLine, asOf: string): Diagnostic[] {
  if (yearsAfter(line.checked, MOST_YEARS) >= asOf) return [];
  return [
    warning({
      code: 'line-stale',
      message: `Line "${line.id}" was last compared with its source on ${line.checked}, more than a year before ${asOf}.`,
      at: fieldAt(line, 'checked'),
      hint: 'Open its source, see if it still shows this, and write the new date into checked:.',
    }),
  ];
}
