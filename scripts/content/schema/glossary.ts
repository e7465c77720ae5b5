import { z } from 'zod';
import type { Term } from '../../model/content.js';
import { id, type Keys, text } from './parts.js';

export const glossarySchema = z
  .array(
    z.strictObject({
      term: text.max(100, 'a term has at most 100 letters').describe('The word.'),
      plain: text.describe('What it means, in plain words.'),
      name: z.boolean().default(false).describe('True for a name that cannot be replaced by plain words.'),
      regions: z
        .array(id)
        .exactOptional()
        .describe('Regions in which it means this: [us]. others: all that no other entry of the same word names.'),
    } satisfies Keys<Omit<Term, 'named'>>),
  )
  .max(1000, 'a glossary has at most 1000 words')
  .describe('decks/glossary/<locale>.yaml: words that a reader may not know.');
