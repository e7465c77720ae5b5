import { scriptOf, TOOL_LANGUAGE } from './tags.js';

/** Words in another script, as they stand in a text, and that script (ISO 15924). */
export interface OtherScript {
  readonly text: string;
  readonly script: string;
}

const SCRIPTS = [
  ...['Grek', 'Cyrl', 'Armn', 'Geor', 'Hebr', 'Arab', 'Ethi', 'Deva', 'Beng', 'Guru', 'Gujr', 'Taml', 'Telu', 'Knda', 'Mlym', 'Sinh'],
  ...['Thai', 'Laoo', 'Khmr', 'Mymr', 'Hang', 'Hani', 'Hira', 'Kana'],
];
/** Scripts without blanks between words. */
const BLANKLESS = ['Thai', 'Laoo', 'Khmr', 'Mymr', 'Hani', 'Hira', 'Kana'];
/** Languages of other scripts are let be: people write those with Greek, Cyrillic or Latin letters beside them. */
const JUDGED = ['Latn', 'Grek', 'Cyrl'];

/**
 * Returns a finder of the first words in another script than that of `tag`'s language: two of two letters or more, or four letters where
 * that script has no blanks between words.
 */
export function scriptFinder(tag: string): (sentence: string) => OtherScript | undefined {
  const own = scriptOf(tag);
  if (!JUDGED.includes(own)) return () => undefined;
  const kinds = SCRIPTS.filter((script) => script !== own).map((script) => {
    const letters = `\\p{Script=${script}}\\p{M}`;
    const phrase = new RegExp(
      `[${letters}]{2,}(?:[\\s,]+[${letters}]{2,})+|${BLANKLESS.includes(script) ? `[${letters}]{4,}` : '(?!)'}`,
      'u',
    );
    return { script, phrase };
  });
  return (sentence) => {
    if (own === 'Latn' && !/[^\p{Script=Latn}\P{L}]{2}/u.test(sentence)) return undefined;
    for (const { script, phrase } of kinds) {
      const found = phrase.exec(sentence)?.[0];
      if (found !== undefined) return { text: found, script };
    }
    return undefined;
  };
}

/** Returns the name of a script (ISO 15924) in the tool's language ("Cyrillic"). */
export const scriptName = (script: string): string => new Intl.DisplayNames(TOOL_LANGUAGE, { type: 'script' }).of(script) ?? script;
