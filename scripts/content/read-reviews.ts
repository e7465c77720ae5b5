import type { Review } from '../model/content.js';
import { emptyRecord, readYamlFile } from './read-ledger.js';
import { listNames, readText, type Source } from './read-text.js';
import { readableReviews } from './schema/reviews.js';

/** Returns the reviews, which an explainer may not have yet. */
export function readReviews(source: Source): readonly Review[] {
  if (!listNames(source, '').includes('reviews.yaml')) return [];
  const file = readYamlFile(source, 'reviews.yaml', readableReviews);
  return file ? file.value.map((entry, index) => ({ ...entry, at: file.at([index]) })) : [];
}

/** Returns the texts of the words that were approved, by file name. One that cannot be read is told where a review names it. */
export function readSnapshots(source: Source): Record<string, string> {
  const quiet = { ...source, diagnostics: [] };
  const texts = emptyRecord<string>();
  for (const name of listNames(quiet, 'reviews', '.txt')) {
    const text = readText(quiet, `reviews/${name}`);
    if (text !== undefined) texts[name] = text;
  }
  return texts;
}
