import { z } from 'zod';
import type { Term } from '../../model/content.js';
import { type Keys, text } from './parts.js';

export const glossarySchema = z
  .array(
    z.strictObject({
      term: text.describe('The word.'),
      plain: text.describe('What it means, in plain words.'),
      name: z.boolean().default(false).describe('True for a name that cannot be replaced by plain words.'),
    } satisfies Keys<Term>),
  )
  .describe('decks/glossary/<locale>.yaml: words that a reader may not know.');
