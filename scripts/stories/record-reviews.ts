import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { realPlace } from '../machine/make-folder.js';
import type { Review } from '../model/content.js';
import { type Diagnostic, error } from '../model/diagnostic.js';
import { EnvironmentError } from '../model/job.js';
import { withLock } from '../publish/lock.js';
import { type FileToWrite, refuseFolder, writeFiles } from '../publish/write-files.js';

/** An approval, and the text of the words that it is about. */
export interface KeptWords {
  readonly review: Review;
  readonly text: string;
}

interface Recorded {
  readonly recorded: readonly Review[];
  readonly diagnostics: readonly Diagnostic[];
}

const MEND = 'See that you may write to decks/reviews.yaml and decks/reviews/, then run the command again.';

/**
 * Keeps the words and adds the reviews to the file, once what would stand in it has been read back as the old reviews and these. The
 * words are put in place first, and what is to be written `beside` them: a review never stands there without them. Throws an EnvironmentError when the disk refuses, or while
 * somebody else records reviews there.
 */
export async function recordReviews(root: string, kept: readonly KeptWords[], beside: readonly FileToWrite[] = []): Promise<Recorded> {
  try {
    // Of two at once the second would write its reviews over those of the first.
    return await withLock(join(root, 'decks', 'reviews'), () => record(root, kept, beside));
  } catch (error) {
    if (!(error instanceof EnvironmentError) || error.code === 'locked') throw error;
    throw new EnvironmentError(error.code, error.message, MEND, { cause: error });
  }
}

async function record(root: string, kept: readonly KeptWords[], beside: readonly FileToWrite[]): Promise<Recorded> {
  const { withReviews } = await import('../content/new-content.js');
  const reviews = kept.map(({ review }) => review);
  const path = join(root, 'decks', 'reviews.yaml');
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const added = withReviews(text, reviews);
  if (added === undefined) {
    const message = 'A review cannot be added at the end of decks/reviews.yaml: it is not a plain list of lines that begin with "- ".';
    const at = { file: 'decks/reviews.yaml', line: 1, column: 1 };
    return { recorded: [], diagnostics: [error({ code: 'reviews-not-a-list', message, at, hint: 'Write each review below the other.' })] };
  }
  refuseFolder(path, MEND);
  const words = kept.map(({ review, text: bytes }) => ({ place: join(root, 'decks', 'reviews', review.snapshot), bytes }));
  await writeFiles([...words, ...beside, { place: realPlace(path), bytes: added }]);
  return { recorded: reviews, diagnostics: [] };
}
