import type { Language } from '../../languages/index.js';
import { type Diagnostic, error, warning } from '../../model/diagnostic.js';
import { type Phrases, phrases } from '../../model/phrase.js';
import type { Wording } from '../../model/wording.js';
import { type PartFacts, perLocale } from '../facts.js';

interface Style {
  readonly language: Language;
  readonly statistics: Phrases;
  readonly relative: Phrases;
  readonly sums: Phrases;
}

const stylesOf = perLocale((wording, language) => styleOf(wording, language));

/**
 * Numbers as a patient can use them: whole people, no figures of statistics, no change told without the numbers behind it, no sum
 * left to the reader (PEMAT items 6 and 7; CDC Clear Communication Index items 15 to 17).
 */
export function checkNumberStyle(facts: PartFacts): Diagnostic[] {
  const styles = stylesOf(facts);
  return facts.texts.flatMap((written) => {
    const { locale, at, place } = written;
    const style = styles.get(locale);
    if (!style || place === 'brand' || place === 'region') return [];
    return facts
      .sentencesOf(written)
      .flatMap(({ text }) => inSentence(text, style))
      .map((found) => ({ ...found, at }));
  });
}

const styleOf = ({ statistics, relative, sums }: Wording, language: Language): Style => ({
  ...{ language, statistics: phrases(statistics), relative: phrases(relative), sums: phrases(sums) },
});

function inSentence(text: string, { language, statistics, relative, sums }: Style): Diagnostic[] {
  const found: Diagnostic[] = [];
  const fraction = language.decimal.exec(text)?.[0];
  const figure = statistics.find(text)[0]?.text;
  const change = language.frequenciesIn(text).length < 2 ? relative.find(text)[0]?.text : undefined;
  const sum = sums.find(text)[0]?.text;
  if (fraction !== undefined) {
    const message = `"${fraction.trim()}" is a decimal: "${text}". Patients read whole numbers, and whole people.`;
    found.push(warning({ code: 'decimal-number', message, hint: 'Round it ("about 27 of 100").' }));
  }
  if (figure !== undefined) {
    const message = `"${figure}" tells a patient nothing: "${text}".`;
    found.push(error({ code: 'statistics-for-patients', message, hint: 'Say how sure the result is in plain words.' }));
  }
  if (change !== undefined) {
    const message = `"${change}" tells a change without the numbers behind it: "${text}".`;
    found.push(
      warning({
        code: 'relative-only',
        message,
        hint: 'Give both numbers, with the same denominator ("47 of 100, and 33 of 100 with ...").',
      }),
    );
  }
  if (sum !== undefined) {
    const message = `"${sum}" leaves a sum to the reader: "${text}".`;
    found.push(warning({ code: 'calculation', message, hint: 'Do the sum, and print the result.' }));
  }
  return found;
}
