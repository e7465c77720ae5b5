import type { Claim } from '../../model/content.js';
import { type Diagnostic, error, warning } from '../../model/diagnostic.js';
import type { SharedFacts, WordingReader } from '../facts.js';
import { evidenceTexts, wordsAt, wordsOf } from './claim-side.js';
import { exchangedAmounts } from './compare-amounts.js';
import { contrastsOf } from './compare-contrasts.js';
import { loosenedBy } from './compare-ground.js';
import type { Amount } from './quantities.js';
import type { Statement } from './sentence-parts.js';

/**
 * A claim's own words, and the labels of its chart, tell of the same groups, amounts, times and directions as the bases of its evidence.
 * What is written of a source beside another claim counts too: it is the same study. Bases are written in the language of the project.
 */
export function checkClaimGround(facts: SharedFacts): Diagnostic[] {
  const { library, readers, source } = facts;
  const claims = Object.values(library.claims).filter(({ role }) => role !== 'quotation');
  return [...readers.values()].flatMap((reader) => {
    const bases = reader.language.tag === source.tag ? basesByRef(claims, reader) : undefined;
    return claims.flatMap((claim) => [...(bases ? againstEvidence(facts, claim, reader, bases) : []), ...chartTrouble(claim, reader)]);
  });
}

type Bases = ReadonlyMap<string, readonly Statement[]>;

function basesByRef(claims: readonly Claim[], { statements }: WordingReader): Bases {
  const found = new Map<string, Set<string>>();
  for (const { evidence } of claims) for (const { ref, basis } of evidence) found.set(ref, (found.get(ref) ?? new Set()).add(basis));
  return new Map([...found].map(([ref, texts]) => [ref, [...texts].flatMap(statements.readAll)]));
}

function againstEvidence(facts: SharedFacts, claim: Claim, reader: WordingReader, bases: Bases): Diagnostic[] {
  const { statements, joints, language } = reader;
  const says = wordsOf(claim, language.tag);
  if (says === undefined) return [];
  const told = claim.evidence.flatMap(({ basis }) => statements.readAll(basis));
  const shown = claim.evidence.flatMap(({ ref }) => bases.get(ref) ?? []);
  const at = wordsAt(claim, language.tag);
  const hint = 'Mend the words, or say in basis: what the source shows about this.';
  const exchanged = exchangedAmounts(statements.readAll(says), told);
  const contrasts = [...contrastsOf(says, { told, shown }, { statements, joints }), ...exchanged].map(({ sure, said, told: other, of }) => {
    const message = `Claim "${claim.id}" says ${said}; its evidence says ${other}: "${of}"`;
    const found = { code: 'claim-against-evidence', message, at, hint } as const;
    return sure ? error(found) : warning(found);
  });
  const beyond = timesBeyond(says, () => evidenceTexts(facts.library, claim), reader).map((time) => {
    const message = `Claim "${claim.id}" says "${time}", and its evidence tells of no such time: "${says}"`;
    return error({ code: 'claim-against-evidence', message, at, hint });
  });
  const loosened = loosenedBy(claim, says, told, reader).map(({ said, told: other }) => {
    const message = `Claim "${claim.id}" says ${said}; its evidence says: "${other}"`;
    return warning({ code: 'claim-against-evidence', message, at, hint });
  });
  return [...contrasts, ...beyond, ...loosened.slice(0, 1)];
}

/** Times in a claim's words that its evidence does not tell: a longer or shorter unit than any of its times, or one such unit for another. */
function timesBeyond(says: string, evidence: () => readonly string[], { statements }: WordingReader): string[] {
  const told = statements.times(says);
  const shown = told.length > 0 ? evidence().flatMap(statements.times) : [];
  const isShown = (time: Amount): boolean => shown.some((other) => isSame(time, other)) || isBetween(time, shown);
  return told.filter((time) => !isShown(time)).map(({ text }) => text);
}

const sizeOf = ({ size }: Amount): number => size?.value ?? Number.NaN;
const isSame = (time: Amount, other: Amount): boolean =>
  Math.abs(sizeOf(time) - sizeOf(other)) < 1e-9 || (time.unit === other.unit && (time.isUnitAlone === true || other.isUnitAlone === true));

/** A unit alone ("days") may stand for what lies between the times of the evidence ("24 hours", "a week"). */
function isBetween(time: Amount, shown: readonly Amount[]): boolean {
  if (time.isUnitAlone !== true) return false;
  const sizes = shown.map(sizeOf);
  return Math.min(...sizes) <= sizeOf(time) && sizeOf(time) <= Math.max(...sizes);
}

/** The names of a chart's groups and what it counts, held against the claim's own words. */
function chartTrouble(claim: Claim, reader: WordingReader): Diagnostic[] {
  const { statements, joints, language } = reader;
  const words = claim.words[language.tag];
  const says = wordsOf(claim, language.tag);
  if (!claim.people || !words?.people || says === undefined) return [];
  const { caption, groups } = words.people;
  const drawn = claim.people.counts.map((count, place) => `${caption}: ${count}, ${groups[place] ?? ''}`);
  const material = { told: statements.readAll(says), shown: [] };
  return drawn.flatMap((bar, place) =>
    contrastsOf(bar, material, { statements, joints })
      .slice(0, 1)
      .map(({ said, told, of }) => {
        const message = `The chart of claim "${claim.id}" gives ${said} ("${groups[place]}"); its words say ${told}: "${of}"`;
        const hint = 'Put groups: and counts: in the same order, and let the caption say what the numbers count.';
        return error({ code: 'claim-against-evidence', message, at: wordsAt(claim, language.tag), hint });
      }),
  );
}
