import { frequenciesInText } from '../../languages/numbers-in-text.js';
import type { Library } from '../../model/content.js';
import { type Diagnostic, error, warning } from '../../model/diagnostic.js';
import { type Phrases, phrases } from '../../model/phrase.js';
import type { Wording } from '../../model/wording.js';
import { type AuthoredTexts, readTexts } from './authored-texts.js';

interface Style {
  readonly decimal: RegExp;
  readonly statistics: Phrases;
  readonly relative: Phrases;
  readonly sums: Phrases;
}

/**
 * Numbers as a patient can use them: whole people, no figures of statistics, no change told without the numbers behind it, no sum
 * left to the reader (PEMAT items 6 and 7; CDC Clear Communication Index items 15 to 17).
 */
export function checkNumberStyle(library: Library, texts: AuthoredTexts = readTexts(library)): Diagnostic[] {
  const styles = new Map(Object.entries(library.wording).map(([locale, wording]) => [locale, styleOf(locale, wording)]));
  return texts.all.flatMap((written) => {
    const { locale, at, place } = written;
    const style = styles.get(locale);
    if (!style || place === 'brand' || place === 'region') return [];
    return texts
      .sentencesOf(written)
      .flatMap(({ text }) => inSentence(text, style))
      .map((found) => ({ ...found, at }));
  });
}

function styleOf(locale: string, { statistics, relative, sums }: Wording): Style {
  const point = new Intl.NumberFormat(locale).format(0.5).slice(1, 2);
  return {
    decimal: new RegExp(`(?<![\\d.,/-])\\d+\\${point}\\d+(?![\\d/-]|[.,]\\d)\\s*%?`, 'u'),
    ...{ statistics: phrases(statistics), relative: phrases(relative), sums: phrases(sums) },
  };
}

function inSentence(text: string, { decimal, statistics, relative, sums }: Style): Diagnostic[] {
  const found: Diagnostic[] = [];
  const fraction = decimal.exec(text)?.[0];
  const figure = statistics.find(text)[0]?.text;
  const change = frequenciesInText(text).length < 2 ? relative.find(text)[0]?.text : undefined;
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
