import { z } from 'zod';
import type { Term } from '../../model/content.js';
import { id, type Keys, text } from './parts.js';

export const glossarySchema = z
  .array(
    z.strictObject({
      term: text.describe('The word.'),
      plain: text.describe('What it means, in plain words.'),
      name: z.boolean().default(false).describe('True for a name that cannot be replaced by plain words.'),
      regions: z
        .array(id)
        .exactOptional()
        .describe('Regions in which it means this: [us]. others: all that no other entry of the same word names.'),
    } satisfies Keys<Omit<Term, 'named'>>),
  )
  .describe('decks/glossary/<locale>.yaml: words that a reader may not know.');
