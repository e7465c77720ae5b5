import type { Claim, Library, Reference } from '../model/content.js';
import type { ClaimDetails, DetailedClaim, ReviewedClaim, ReviewedEvidence, ReviewedRequirement } from '../model/review-packet.js';
import { type SentenceReader, wordsOfClaim } from './read-sentences.js';

/** Codes of the claims, in the order in which the packet first names them, and the module in which each is told in full. */
export interface ClaimCodes {
  codeOf(id: string): string;
  /** Returns the module in which the details stand: `module` when they have not been told before. */
  toldIn(id: string, module: number): number;
  count(): number;
}

export function startCodes(): ClaimCodes {
  const codes = new Map<string, string>();
  const told = new Map<string, number>();
  return {
    codeOf(id) {
      const code = codes.get(id) ?? `C${codes.size + 1}`;
      codes.set(id, code);
      return code;
    },
    toldIn(id, module) {
      const where = told.get(id) ?? module;
      told.set(id, where);
      return where;
    },
    count: () => codes.size,
  };
}

export interface ClaimContext {
  readonly reader: SentenceReader;
  readonly codes: ClaimCodes;
  /** What the checks say of a claim. */
  readonly warnings: ReadonlyMap<string, readonly string[]>;
}

/** Returns a claim as it stands beside its sentences. One that is not there has no words. */
export function describeClaim(id: string, { reader, codes }: ClaimContext): ReviewedClaim {
  return { code: codes.codeOf(id), id, says: wordsOfClaim(id, reader), verdict: claimIn(reader, id)?.verdict ?? 'unproven' };
}

/** Returns a claim with all that is behind it, or nothing when it is not there. */
export function detailClaim(id: string, context: ClaimContext): DetailedClaim[] {
  const claim = claimIn(context.reader, id);
  return claim ? [{ ...describeClaim(id, context), details: detailsOf(claim, context) }] : [];
}

const claimIn = ({ library }: SentenceReader, id: string): Claim | undefined =>
  Object.hasOwn(library.claims, id) ? library.claims[id] : undefined;

function detailsOf(claim: Claim, { reader, codes, warnings }: ClaimContext): ClaimDetails {
  const { library, locale } = reader;
  const { role, speaker, said, verdict, checked, due } = claim;
  return {
    role,
    ...(speaker === undefined ? {} : { speaker }),
    ...(said === undefined ? {} : { said }),
    caveats: claim.qualifiedBy.map((id) => ({ code: codes.codeOf(id), says: wordsOfClaim(id, reader) })),
    evidence: claim.evidence.map((one) => evidenceOf(one, library, locale)),
    requirements: requirementsOf(claim.takesUp, library, locale),
    corrected: claim.takesUp.length > 0 && verdict !== 'supported',
    checked,
    due,
    warnings: warnings.get(claim.id) ?? [],
  };
}

function evidenceOf({ ref, basis, read }: Claim['evidence'][number], library: Library, locale: string): ReviewedEvidence {
  const reference = Object.hasOwn(library.references, ref) ? library.references[ref] : undefined;
  const source = reference ? shortSource(reference, library.words[locale]?.['and-others'] ?? '') : ref;
  return { source, basis, read, ...(reference?.retraction ? { retraction: reference.retraction } : {}) };
}

/** Returns the requirements with these ids in words; one that is not there by its id alone. */
export function requirementsOf(ids: readonly string[], library: Library, locale: string): ReviewedRequirement[] {
  return ids.map((id) => ({ id, says: library.requirements.find((one) => one.id === id)?.says[locale] ?? '' }));
}

/** "Hamilton and others, 2015": first authors and year; without authors the publisher or the title. */
export function shortSource({ id, csl }: Reference, andOthers: string): string {
  const names = authorsOf(csl.author);
  const [first, second] = names;
  const title = [csl.publisher, csl.title, id].find((one): one is string => typeof one === 'string' && one !== '');
  const who = names.length > 2 ? `${first} ${andOthers}`.trim() : second ? `${first}, ${second}` : (first ?? title ?? id);
  const year = yearOf(csl.issued);
  return year === undefined ? who : `${who}, ${year}`;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

function authorsOf(authors: unknown): string[] {
  if (!Array.isArray(authors)) return [];
  return authors.flatMap((one: unknown) => {
    const name = isRecord(one) ? (one.family ?? one.literal) : undefined;
    return typeof name === 'string' ? [name] : [];
  });
}

function yearOf(issued: unknown): string | undefined {
  const parts = isRecord(issued) ? issued['date-parts'] : undefined;
  const year: unknown = Array.isArray(parts) && Array.isArray(parts[0]) ? parts[0][0] : undefined;
  return typeof year === 'number' || typeof year === 'string' ? String(year) : undefined;
}
