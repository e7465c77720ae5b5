import { type Library, type Review, WORDS_UNKNOWN } from '../model/content.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { emptyRecord, readYamlFile } from './read-ledger.js';
import { listNames, readText, type Source } from './read-text.js';
import { readableReviews } from './schema/reviews.js';

/** Returns the reviews, which an explainer may not have yet. */
export function readReviews(source: Source): readonly Review[] {
  if (!listNames(source, '').includes('reviews.yaml')) return [];
  const file = readYamlFile(source, 'reviews.yaml', readableReviews);
  return file ? file.value.map((entry, index) => ({ ...entry, at: file.at([index]) })) : [];
}

/** Returns the texts of the words that reviews name, by file name, or why one cannot be read: that is told where the review stands. */
export function readSnapshots(source: Source, reviews: readonly Review[]): Library['snapshots'] {
  const texts = emptyRecord<string | { readonly wrong: string }>();
  for (const name of new Set(reviews.map(({ snapshot }) => snapshot))) {
    const path = `reviews/${name}`;
    const quiet = { ...source, diagnostics: [] as Diagnostic[] };
    if (name === WORDS_UNKNOWN) continue;
    texts[name] = readText(quiet, path) ?? { wrong: quiet.diagnostics.map(({ message }) => afterName(message, path)).join('; ') };
  }
  return texts;
}

/** What a message says of the file that it begins with. */
const afterName = (message: string, path: string): string => message.slice(message.indexOf(path) + path.length + 1).replace(/^ |\.$/g, '');
