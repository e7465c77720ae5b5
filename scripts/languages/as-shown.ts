import { isolateWords } from './isolate-words.js';
import { lineHeightOf } from './length.js';

/** What a page needs for the language that it is in, whoever shows it. */

/** Returns a body with places of words in other languages, and with what runs the other way set apart. */
export const bodyAsShown = (body: string, language: string): string => isolateWords(nameLanguages(body), language);

/** Makes places of words in another language (`spansHtml`): only then does Chromium give them a tag of their own in a PDF, which says their language. */
function nameLanguages(body: string): string {
  let count = 0;
  return body.replace(/<span (?=lang="[\w-]+" dir=")/g, () => `<span id="lang-${++count}" `);
}

/** Returns styles in which no line of text is lower than the language's letters need. What is set far lower is a mark, which gives no line its height. */
export function stylesAsShown(css: string, language: string): string {
  const least = lineHeightOf(language);
  return css.replace(/(line-height:\s*)(\d*\.?\d+)(?=\s*[;}])/g, (whole, name: string, height: string) =>
    Number(height) > 0.9 && Number(height) < least ? `${name}${least}` : whole,
  );
}
