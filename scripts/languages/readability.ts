/** What a text is counted into; every formula is made of these. */
export interface Counts {
  readonly words: number;
  readonly sentences: number;
  readonly syllables: number;
  /** Words of three syllables or more. */
  readonly longWords: number;
  /** Words off the list of familiar ones; none where the language has no list. */
  readonly unfamiliar?: number;
}

/** SMOG was made from samples of 30 sentences and means nothing for fewer. */
const SMOG_SENTENCES = 30;

const perSentence = ({ words, sentences }: Counts): number => words / sentences;
const perWord = ({ syllables, words }: Counts): number => syllables / words;

/**
 * The Flesch-Kincaid grade, for English only.
 * Kincaid JP, Fishburne RP, Rogers RL, Chissom BS. Derivation of new readability formulas for Navy enlisted personnel.
 * Research Branch Report 8-75, 1975.
 */
export const fleschKincaidGrade = (counts: Counts): number => 0.39 * perSentence(counts) + 11.8 * perWord(counts) - 15.59;

/**
 * The SMOG grade by equation D, for English only; none for fewer than 30 sentences.
 * McLaughlin GH. SMOG grading: a new readability formula. Journal of Reading 1969;12(8):639-646.
 */
export const smogGrade = ({ longWords, sentences }: Counts): number | undefined =>
  sentences < SMOG_SENTENCES ? undefined : 1.043 * Math.sqrt((30 * longWords) / sentences) + 3.1291;

/**
 * The New Dale-Chall cloze score, for English only: higher is easier. Not the formula of 1948, which many programs call new.
 * Chall JS, Dale E. Readability revisited: the new Dale-Chall readability formula. Brookline Books, 1995.
 */
export const newDaleChallScore = (counts: Counts): number | undefined =>
  counts.unfamiliar === undefined ? undefined : 64 - 0.95 * ((100 * counts.unfamiliar) / counts.words) - 0.69 * perSentence(counts);

/**
 * Fernández-Huerta's ease of reading, for Spanish only: higher is easier.
 * Fernández Huerta J. Medidas sencillas de lecturabilidad. Consigna 1959;214:29-32, with words per sentence as Gwillim Law
 * corrected it in 2011 (older print takes sentences per 100 words).
 */
export const fernandezHuertaScore = (counts: Counts): number => 206.84 - 60 * perWord(counts) - 1.02 * perSentence(counts);

/**
 * Szigriszt-Pazos' perspicuity, for Spanish only: higher is easier.
 * Szigriszt Pazos F. Sistemas predictivos de legibilidad del mensaje escrito: fórmula de perspicuidad. Thesis, Madrid 1993.
 */
export const szigrisztPazosScore = (counts: Counts): number => 206.835 - 62.3 * perWord(counts) - perSentence(counts);

/**
 * The INFLESZ band of a Szigriszt-Pazos score.
 * Barrio-Cantalejo IM and others. An Sist Sanit Navar 2008;31(2):135-152.
 */
export function infleszBand(szigrisztPazos: number): string {
  if (szigrisztPazos < 40) return 'muy difícil';
  if (szigrisztPazos < 55) return 'algo difícil';
  if (szigrisztPazos < 65) return 'normal';
  return szigrisztPazos < 80 ? 'bastante fácil' : 'muy fácil';
}
