import { judgeAddress, WEB } from '../../model/addresses.js';
import type { Claim, Library, Reference } from '../../model/content.js';
import { yearsAfter } from '../../model/days.js';
import { type Diagnostic, error, fieldAt, type Problem, warning } from '../../model/diagnostic.js';
import type { SharedFacts } from '../facts.js';
import { phraseFinder } from '../words/phrase-finder.js';

/** Each reference is used, was read, has not been retracted, was looked at lately, and has an address that can lead somewhere. */
export function checkReferences({ library, asOf }: SharedFacts): Diagnostic[] {
  const claims = Object.values(library.claims);
  return Object.values(library.references).flatMap((reference) => {
    const resting = claims.filter(({ evidence }) => evidence.some(({ ref }) => ref === reference.id));
    return [
      ...notRead(library, reference, resting),
      ...readAsCopy(reference, resting),
      ...retracted(reference),
      ...stale(reference, asOf),
      ...malformed(reference),
      ...(resting.length === 0 ? [unused(reference)] : []),
    ];
  });
}

/** A source that a claim rests on was read, and it is said when. A title in our own words (in brackets) that says "not seen" was not. */
function notRead({ wording }: Pick<Library, 'wording'>, reference: Reference, resting: readonly Claim[]): Diagnostic[] {
  const [claim] = resting;
  if (!claim) return [];
  const bracketed = /^\[(.*)\]$/.exec(String(reference.csl.title ?? ''))?.[1] ?? '';
  const unseen = Object.values(wording).some(({ negations }) => phraseFinder(negations)(bracketed).length > 0);
  if (reference.read && reference.checked && !unseen) return [];
  const why = unseen ? `its title says "${bracketed}"` : `it has no ${reference.read ? 'checked' : 'read'}:`;
  const message = `Claim "${claim.id}" rests on reference "${reference.id}", which nobody is known to have read: ${why}.`;
  return [
    error({
      code: 'reference-not-read',
      message,
      at: reference.at,
      hint: 'Read it, then write read: and checked:; or rest the claim on another source.',
    }),
  ];
}

/** A claim does not say that it read the publisher's own page where only a copy was read. */
function readAsCopy(reference: Reference, resting: readonly Claim[]): Diagnostic[] {
  if (reference.read !== 'second-hand') return [];
  return resting
    .filter(({ evidence }) => evidence.some(({ ref, read }) => ref === reference.id && read === 'primary'))
    .map((claim) => {
      const message = `Claim "${claim.id}" says that "${reference.id}" was read: primary, and decks/references.yaml says second-hand.`;
      return error({
        code: 'reference-not-read',
        message,
        at: claim.at,
        hint: 'Write read: second-hand in the claim, or read the original and say so in both.',
      });
    });
}

/** Publishers put "RETRACTED:" before the title of a retracted paper (Crossref, COPE). */
function retracted(reference: Reference): Diagnostic[] {
  const marked = /^\W*RETRACTED\b/.test(String(reference.csl.title ?? ''));
  const status = marked ? 'retracted' : reference.retraction?.status;
  const problem: Problem = {
    code: 'reference-retracted',
    message: `Reference "${reference.id}" is marked as "${status}".`,
    at: marked ? fieldAt(reference, 'title') : fieldAt(reference, 'retraction'),
    hint: 'Take it out, and see which claims still stand without it.',
  };
  if (status === 'retracted') return [error(problem)];
  return status === 'concern' ? [warning({ ...problem, hint: 'Read the notice, and see if the claims still stand.' })] : [];
}

const MOST_YEARS = 3;

function stale(reference: Reference, asOf: string): Diagnostic[] {
  const { checked } = reference;
  if (!checked) return [];
  if (yearsAfter(checked, MOST_YEARS) >= asOf) return [];
  const message = `Reference "${reference.id}" was last looked at on ${checked}, more than ${MOST_YEARS} years before ${asOf}.`;
  return [
    warning({
      code: 'reference-stale',
      message,
      at: fieldAt(reference, 'checked'),
      hint: 'Open it again, see if it still says this, and write the new date.',
    }),
  ];
}

/** DOI: "10." and 4 to 9 digits, a slash, a suffix (Crossref's pattern); it does not end as a sentence does. */
function malformed(reference: Reference): Diagnostic[] {
  const { doi, url } = reference;
  const found: Diagnostic[] = [];
  const report = (field: string, value: string, hint: string, why = `is not a well-formed ${field}`): void => {
    const message = `"${value}" of reference "${reference.id}" ${why}.`;
    found.push(error({ code: 'malformed-address', message, at: fieldAt(reference, field), hint }));
  };
  if (doi !== undefined && (!/^10\.\d{4,9}\/\S+$/.test(doi) || /[.,;:]$/.test(doi)))
    report('DOI', doi, 'Write it as 10.1000/xyz, without a full stop.');
  const judged = url === undefined ? undefined : judgeAddress(url, { allowed: WEB });
  if (url !== undefined && judged && 'wrong' in judged) report('URL', url, `${judged.mend}.`, judged.wrong);
  return found;
}

const unused = ({ id, at }: Reference): Diagnostic =>
  warning({
    code: 'unused-reference',
    message: `No claim rests on reference "${id}".`,
    at,
    hint: 'Take it out, or name it in the evidence of a claim.',
  });
