import type { Claim, Library, Reference } from '../model/content.js';
import { entryIn } from '../model/entry-in.js';
import { remember } from '../model/remember.js';
import type { ClaimDetails, ReviewedClaim, ReviewedEvidence } from '../model/review-packet.js';
import { type PacketReader, wordsOfClaim } from './claim-words.js';

/** Codes of the claims, in the order in which the packet first names them, and the module in which each is told in full. */
export interface ClaimCodes {
  codeOf(id: string): string;
  /** Returns the module in which the details stand: `module` when they have not been told before. */
  toldIn(id: string, module: number): number;
  /** True once the details have been told; they are from this call on. */
  isDetailed(id: string): boolean;
  wordsOf(id: string): string;
  count(): number;
}

export function startCodes(reader: PacketReader): ClaimCodes {
  const codes = new Map<string, string>();
  const told = new Map<string, number>();
  const detailed = new Set<string>();
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
    isDetailed(id) {
      const known = detailed.has(id);
      detailed.add(id);
      return known;
    },
    wordsOf: remember((id) => wordsOfClaim(id, reader)),
    count: () => codes.size,
  };
}

export interface ClaimContext {
  readonly reader: PacketReader;
  readonly codes: ClaimCodes;
  /** What the checks say of a claim. */
  readonly warnings: ReadonlyMap<string, readonly string[]>;
}

/** Returns a claim as it stands above its sentences. One that is not there has no words. */
export const describeClaim = (id: string, { reader, codes }: ClaimContext): Omit<ReviewedClaim, 'printed' | 'details'> => ({
  ...{ code: codes.codeOf(id), id, says: codes.wordsOf(id), verdict: entryIn(reader.library.claims, id)?.verdict ?? 'unproven' },
});

/** Returns all that is behind a claim, or nothing when it is not there. */
export function detailClaim(id: string, context: ClaimContext): ClaimDetails | undefined {
  const claim = entryIn(context.reader.library.claims, id);
  return claim && detailsOf(claim, context);
}

function detailsOf(claim: Claim, { reader, codes, warnings }: ClaimContext): ClaimDetails {
  const { library, locale } = reader;
  const { role, speaker, said, verdict, checked, due } = claim;
  return {
    role,
    ...(speaker === undefined ? {} : { speaker }),
    ...(said === undefined ? {} : { said }),
    caveats: claim.qualifiedBy.map((id) => ({ code: codes.codeOf(id), says: codes.wordsOf(id) })),
    evidence: claim.evidence.map((one) => evidenceOf(one, library, locale)),
    requirements: claim.takesUp,
    corrected: claim.takesUp.length > 0 && verdict !== 'supported',
    checked,
    due,
    warnings: warnings.get(claim.id) ?? [],
  };
}

function evidenceOf({ ref, basis, read }: Claim['evidence'][number], library: Library, locale: string): ReviewedEvidence {
  const reference = entryIn(library.references, ref);
  const source = reference ? shortSource(reference, library.words[locale]?.['and-others'] ?? '') : ref;
  return { source, basis, read, ...(reference?.retraction ? { retraction: reference.retraction } : {}) };
}

/** "Hamilton and others, 2015": first authors and year; without authors the publisher or the title. */
function shortSource({ id, csl }: Reference, andOthers: string): string {
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
