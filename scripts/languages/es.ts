import type { Knowledge } from './knowledge.js';
import { type Counts, countSyllables, perSentence, perWord, type Readability } from './readability.js';

export const spanish: Knowledge = {
  country: 'us',
  abbreviations: [
    ...['dr', 'dra', 'sr', 'sra', 'srta', 'dña', 'prof', 'profa', 'ud', 'uds', 'vd', 'vds', 'sto', 'sta'],
    ...['etc', 'p. ej', 'p.ej', 'núm', 'n.º', 'tel', 'pág', 'págs', 'máx', 'mín', 'aprox', 'vs', 'a. m', 'p. m', 'a.m', 'p.m', 'ee. uu'],
  ],
  numbers: {
    ...{ mitad: 0.5, dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8, nueve: 9, diez: 10, once: 11, doce: 12 },
    ...{ quince: 15, veinte: 20, treinta: 30, cuarenta: 40, cincuenta: 50, sesenta: 60, setenta: 70, ochenta: 80, noventa: 90, cien: 100 },
  },
  noNumbers: ['a la mitad'],
  frequency: { between: ['de', 'en'], beforeYear: 'en', each: ['cada'] },
  plurals: ['s', 'es'],
  participle: /^\s+(?:\p{L}+mente\s+)?\p{L}+(?:ad|id)[oa]s?(?!\p{L})/iu,
  citations: 'es-ES',
  readability: spanishReadability,
};

/** 65 is where INFLESZ begins to call a text fairly easy, 55 where it ceases to call it normal. */
function spanishReadability(): Readability {
  return {
    // A short form in capitals without a vowel is read letter by letter.
    syllables: (word) =>
      countSyllables(word, (part) => (/^(?!.*[AEIOUÁÉÍÓÚÜ])\p{Lu}{2,}$/u.test(part) ? part.length : spanishSyllables(part))),
    formulas: [
      { id: 'fernandezHuerta', name: 'Fernández-Huerta', scale: 'ease', score: fernandezHuertaScore },
      {
        ...{ id: 'szigrisztPazos', name: 'Szigriszt-Pazos', scale: 'ease', score: szigrisztPazosScore },
        ...{ print: { pass: 65, fail: 55 }, slides: { pass: 55, fail: 55 }, band: { name: 'INFLESZ', of: infleszBand } },
      },
    ],
  };
}

/**
 * Fernández-Huerta's ease of reading: higher is easier.
 * Fernández Huerta J. Medidas sencillas de lecturabilidad. Consigna 1959;214:29-32, with words per sentence as Gwillim Law
 * corrected it in 2011 (older print takes sentences per 100 words).
 */
export const fernandezHuertaScore = (counts: Counts): number => 206.84 - 60 * perWord(counts) - 1.02 * perSentence(counts);

/**
 * Szigriszt-Pazos' perspicuity: higher is easier.
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

const STRONG = 'aeoáéó';
const ACCENTED_WEAK = 'íú';

/**
 * Returns how many syllables a Spanish word has, by the rules of the Ortografía de la lengua española (RAE and ASALE, 2010):
 * two strong vowels stand apart, an accented weak vowel stands apart from a strong one, any other run is one syllable,
 * two equal vowels are two; `h` between vowels changes nothing, `u` is silent in `que`, `qui`, `gue`, `gui`, and `y` is a vowel
 * at the end of a word and before a consonant.
 */
export function spanishSyllables(word: string): number {
  const heard = word
    .normalize('NFC')
    .toLowerCase()
    .replace(/q[uü](?=[eéií])/g, 'q')
    .replace(/gu(?=[eéií])/g, 'g')
    .replace(/y(?![aeiouáéíóúü])/g, 'i')
    .replace(/(?<=[aeiouáéíóúü])h(?=[aeiouáéíóúü])/g, '');
  const runs = heard.match(/[aeiouáéíóúü]+/g) ?? [];
  return Math.max(
    1,
    runs.reduce((sum, run) => sum + nuclei(run), 0),
  );
}

/** Syllables of a run of vowels: its strong and accented vowels; a run of plain weak vowels is one, or two when they are equal. */
function nuclei(run: string): number {
  const found = [...run].filter((vowel) => STRONG.includes(vowel) || ACCENTED_WEAK.includes(vowel)).length;
  return found > 0 ? found : /(.)\1/.test(run) ? 2 : 1;
}
