import { languageOf } from '../../languages/index.js';
import { type Diagnostic, warning } from '../../model/diagnostic.js';
import { termsFor } from '../../model/regional.js';
import { plainText } from '../../model/tree.js';
import type { PartFacts } from '../facts.js';
import { isSpelledOut } from '../pieces/find-explanation.js';
import { shortFormsIn } from './short-forms.js';

/** What stands behind a number is a unit or a part of the day ("8 AM"). */
const UNITS = /\d\s*\p{Lu}{2,}/gu;

/** A short form in what an organisation says of itself is known to its staff, and seldom to a patient. Names are names. */
export function checkBrandWords({ texts, library: { brands, glossary } }: PartFacts): Diagnostic[] {
  const names = new Set(Object.values(brands).flatMap(({ name }) => Object.values(name).flatMap(wordsIn)));
  return texts.flatMap(({ place, locale, inlines, at, limits }) => {
    if (place !== 'brand') return [];
    const text = plainText(inlines).replace(UNITS, ' ');
    const language = languageOf(locale);
    const terms = termsFor(glossary[locale], limits.flatMap(({ regions = [] }) => regions)[0] ?? '');
    const known = new Set([...names, ...terms.flatMap(({ term }) => shortFormsIn(term, language))]);
    const strange = shortFormsIn(text, language).filter((short) => !known.has(short) && !isSpelledOut(short, text));
    return [...new Set(strange)].map((short) =>
      warning({
        code: 'unexplained-abbreviation',
        message: `"${short}" is spelled out neither here nor in the glossary: "${text.trim()}".`,
        hint: 'Write it out, or add it to the glossary with its plain meaning.',
        at,
      }),
    );
  });
}

const wordsIn = (text: string): readonly string[] => text.match(/\p{L}+/gu) ?? [];
