import { isPseudo, wordSenseOf } from '../../languages/syllables.js';
import { type Diagnostic, error, type Problem, warning } from '../../model/diagnostic.js';
import type { ComposedDeck } from './composed-deck.js';
import { type Measures, type PieceScore, readabilityOf, type Score } from './score-piece.js';

/** A shorter section has too few words for a formula: it is judged by the length of its sentences and by its words. */
const SECTION_WORDS = 100;
/** How much the score of all words may lie above the one that leaves the names out. */
const NAMES_MAY_ADD = 2;

type Formula = 'fleschKincaid' | 'smog' | 'szigrisztPazos';

/** Up to `pass` nothing is said, up to `fail` it is a warning, beyond it an error. A score of ease counts downwards. */
interface Gate {
  readonly formula: Formula;
  readonly label: string;
  readonly pass: number;
  readonly fail: number;
  readonly higherIsEasier?: boolean;
}

/**
 * Targets for patient materials: grade 6 (American Medical Association, in Rooney 2021, doi:10.1177/2374373521998847), never above
 * grade 8 (CDC). SMOG runs one to two grades above Flesch-Kincaid. Slides are talked through, so they may stand at grade 8.
 * Spanish: 65 is where INFLESZ begins to call a text fairly easy, 55 where it ceases to call it normal.
 */
const PRINT: readonly Gate[] = [
  { formula: 'fleschKincaid', label: 'Flesch-Kincaid grade', pass: 6, fail: 8 },
  { formula: 'smog', label: 'SMOG grade', pass: 8, fail: 9 },
  { formula: 'szigrisztPazos', label: 'Szigriszt-Pazos ease', pass: 65, fail: 55, higherIsEasier: true },
];
const SLIDES: readonly Gate[] = [
  { formula: 'fleschKincaid', label: 'Flesch-Kincaid grade', pass: 8, fail: 8 },
  { formula: 'szigrisztPazos', label: 'Szigriszt-Pazos ease', pass: 55, fail: 55, higherIsEasier: true },
];

/** Every kind of output, and every section of 100 words or more in it, can be read by the people it is for. */
export function checkReadability(composed: ComposedDeck): Diagnostic[] {
  const { deck, library, scores } = composed;
  if (isPseudo(deck.language)) return [];
  if (!wordSenseOf(deck.language)) return [withoutFormula(composed)];
  return (scores ?? readabilityOf(deck, library)).flatMap((piece) => judgePiece(piece, composed));
}

function withoutFormula({ deck, library, placeOf }: ComposedDeck): Diagnostic {
  const at = library.project.at ?? placeOf('');
  return warning({
    code: 'no-readability-formula',
    message: `Nothing is known here about how hard a text in "${deck.language}" is to read.`,
    at,
    hint: 'There are formulas for English and Spanish. Let readers try the text.',
  });
}

function judgePiece({ name, score, sections }: PieceScore, { deck, placeOf }: ComposedDeck): Diagnostic[] {
  const gates = name === 'slides' ? SLIDES : PRINT;
  const whole = { what: `The ${name} of "${deck.id}"`, at: placeOf('') };
  return [
    ...judge(score, gates, whole),
    ...sections
      .filter((section) => section.score.full.words >= SECTION_WORDS)
      .flatMap((section) => judge(section.score, gates, { what: `"${section.title}" in the ${name}`, at: placeOf(section.key) })),
  ];
}

type Place = { readonly what: string; readonly at: Diagnostic['at'] };

function judge(score: Score, gates: readonly Gate[], place: Place): Diagnostic[] {
  return gates.flatMap((gate) => {
    const [gating, full] = [rounded(score.gating, gate), rounded(score.full, gate)];
    if (gating === undefined || full === undefined) return [];
    const over = (limit: number): boolean => (gate.higherIsEasier ? gating < limit : gating > limit);
    const report = over(gate.fail) ? error : over(gate.pass) ? warning : undefined;
    return [
      ...(report ? [report(tooHard(gate, { gating, full, score, place }))] : []),
      ...(!gate.higherIsEasier && full - gating > NAMES_MAY_ADD ? [error(tooManyNames(gate, { gating, full, score, place }))] : []),
    ];
  });
}

/** To one decimal, as scores are printed: 6.04 passes a gate of 6.0. */
function rounded(measures: Measures, { formula }: Gate): number | undefined {
  const value = measures[formula];
  return value === undefined ? undefined : Math.round(value * 10) / 10;
}

interface Found {
  readonly gating: number;
  readonly full: number;
  readonly score: Score;
  readonly place: Place;
}

const scores = ({ gating, full }: Found): string => `${gating.toFixed(1)} (${full.toFixed(1)} with the names)`;

function tooHard(gate: Gate, found: Found): Problem {
  const limit = gate.higherIsEasier ? 'at least' : 'at most';
  const message = `${found.place.what} is hard to read: ${gate.label} ${scores(found)}, to be ${limit} ${gate.pass.toFixed(1)}.`;
  const [hardest] = found.score.hardest;
  const hint = `Use plainer words and shorter sentences. The hardest is: "${hardest}"`;
  return { code: 'hard-to-read', message, hint, ...(found.place.at ? { at: found.place.at } : {}) };
}

function tooManyNames(gate: Gate, found: Found): Problem {
  const message = `${found.place.what} is hard to read for its names: ${gate.label} ${scores(found)}, more than ${NAMES_MAY_ADD} apart.`;
  const hint = `Write fewer names: ${found.score.leftOut.join(', ')}.`;
  return { code: 'hard-to-read', message, hint, ...(found.place.at ? { at: found.place.at } : {}) };
}
