import { languagesWithFormulas } from '../../languages/index.js';
import type { Formula, Gate, Measures } from '../../languages/readability.js';
import { type At, type Diagnostic, error, notice, type Problem, warning } from '../../model/diagnostic.js';
import type { DeckFacts } from '../deck-facts.js';
import type { PieceScore, Score } from './score-piece.js';

/** A shorter section has too few words for a formula: it is judged by the length of its sentences and by its words. */
const SECTION_WORDS = 100;
/** How much the score of all words may lie above the one that leaves the names out. */
const NAMES_MAY_ADD = 2;

/** Every kind of output, and every section of 100 words or more in it, can be read by the people it is for. */
export function checkReadability(judged: DeckFacts): Diagnostic[] {
  const { language, library, scores } = judged;
  if (language.isPseudo) return [];
  if (language.readability) return scores.flatMap((piece) => judgePiece(piece, judged, language.readability?.formulas ?? []));
  return [
    notice({
      code: 'no-readability-formula',
      message: `Nothing is known here about how hard a text in "${language.tag}" is to read.`,
      at: library.project.at,
      hint: `There is nothing to mend: there are formulas for ${languagesWithFormulas()} alone. Let readers try the text.`,
    }),
  ];
}

function judgePiece({ name, score, sections }: PieceScore, { deck, placeOf }: DeckFacts, formulas: readonly Formula[]): Diagnostic[] {
  const gated = formulas.flatMap((formula): Gated[] => {
    const gate = name === 'slides' ? formula.slides : formula.print;
    return gate ? [{ formula, gate }] : [];
  });
  const whole = { what: `The ${name} of "${deck.id}"`, at: placeOf('') };
  return [
    ...judge(score, gated, whole),
    ...sections
      .filter((section) => section.score.full.words >= SECTION_WORDS)
      .flatMap((section) => judge(section.score, gated, { what: `"${section.title}" in the ${name}`, at: placeOf(section.key) })),
  ];
}

interface Gated {
  readonly formula: Formula;
  readonly gate: Gate;
}
type Place = { readonly what: string; readonly at: At };

function judge(score: Score, gated: readonly Gated[], place: Place): Diagnostic[] {
  return gated.flatMap((one) => {
    const { formula, gate } = one;
    const [gating, full] = [rounded(score.gating, formula), rounded(score.full, formula)];
    if (gating === undefined || full === undefined) return [];
    const isGrade = formula.scale === 'grade';
    const over = (limit: number): boolean => (isGrade ? gating > limit : gating < limit);
    const report = over(gate.fail) ? error : over(gate.pass) ? warning : undefined;
    return [
      ...(report ? [report(tooHard(one, { gating, full, score, place }))] : []),
      ...(isGrade && full - gating > NAMES_MAY_ADD ? [error(tooManyNames(one, { gating, full, score, place }))] : []),
    ];
  });
}

/** To one decimal, as scores are printed: 6.04 passes a gate of 6.0. */
function rounded({ scores }: Measures, { id }: Formula): number | undefined {
  const value = scores[id];
  return value === undefined ? undefined : Math.round(value * 10) / 10;
}

interface Found {
  readonly gating: number;
  readonly full: number;
  readonly score: Score;
  readonly place: Place;
}

const told = ({ name, scale }: Formula, { gating, full }: Found): string =>
  `${name} ${scale} ${gating.toFixed(1)} (${full.toFixed(1)} with the names)`;

function tooHard({ formula, gate }: Gated, found: Found): Problem {
  const limit = formula.scale === 'grade' ? 'at most' : 'at least';
  const message = `${found.place.what} is hard to read: ${told(formula, found)}, to be ${limit} ${gate.pass.toFixed(1)}.`;
  const [hardest] = found.score.hardest;
  const hint = `Use plainer words and shorter sentences. The hardest is: "${hardest}"`;
  return { code: 'hard-to-read', message, hint, at: found.place.at };
}

function tooManyNames({ formula }: Gated, found: Found): Problem {
  const message = `${found.place.what} is hard to read for its names: ${told(formula, found)}, more than ${NAMES_MAY_ADD} apart.`;
  const hint = `Write fewer names: ${found.score.leftOut.join(', ')}.`;
  return { code: 'hard-to-read', message, hint, at: found.place.at };
}
