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
