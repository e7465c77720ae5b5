import { z } from 'zod';
import type { Reference } from '../../model/content.js';
import { day, id, type Keys, read, text } from './parts.js';

const some = z.string().exactOptional();
const cslName = z.union([
  z.strictObject({ family: text.describe('Last name of a person.'), given: some.describe('First name or initials.') }),
  z.strictObject({ literal: text.describe('Name of an organisation.') }),
]);
const cslDate = (words: string) =>
  z.strictObject({ 'date-parts': z.array(z.array(z.number().int()).min(1).max(3)).length(1).describe(words) }).exactOptional();

/** What says how far a source can be trusted, beside the fields of CSL-JSON. */
const trust = {
  read: read.exactOptional().describe('primary: read where it was published. second-hand: a copy. Without this no claim may rest on it.'),
  checked: day.exactOptional().describe('The day somebody last looked at it.'),
  retraction: z
    .strictObject({
      status: z.enum(['none', 'corrected', 'concern', 'retracted']).describe('What was found.'),
      checked: day.describe('The day of that look.'),
    } satisfies Keys<Reference['retraction']>)
    .exactOptional()
    .describe('What a look for corrections and retractions found.'),
} satisfies Keys<Pick<Reference, 'read' | 'checked' | 'retraction'>>;

export const referencesSchema = z
  .array(
    z.strictObject({
      id: id.describe('The name by which claims refer to it.'),
      type: z
        .enum(['article-journal', 'article', 'webpage', 'report', 'post-weblog', 'article-newspaper', 'legislation', 'document'])
        .describe('What kind of source it is.'),
      title: text.describe('Its title, as it stands there.'),
      author: z.array(cslName).exactOptional().describe('Who wrote it: people, or an organisation.'),
      'container-title': some.describe('The journal or website it stands in.'),
      publisher: some.describe('Who published it.'),
      genre: some.describe('What kind of report or document it is.'),
      number: some.describe('The number of the report or document.'),
      issued: cslDate('[[year, month, day]]; the year alone is enough.').describe('When it was published.'),
      accessed: cslDate('[[year, month, day]].').describe('When the page was looked at.'),
      volume: some.describe('Volume of the journal.'),
      issue: some.describe('Issue of the journal.'),
      page: some.describe('Pages: 12-19.'),
      DOI: text.exactOptional().describe('Without https://doi.org/. Either this or URL is needed.'),
      URL: text.meta({ format: 'uri' }).exactOptional().describe('Where it can be read. Either this or DOI is needed.'),
      PMID: z.string().regex(/^\d+$/).exactOptional().describe('Number in PubMed, in quotation marks.'),
      PMCID: some.describe('Number in PubMed Central.'),
      ...trust,
    }),
  )
  .describe('decks/references.yaml: the sources, in CSL-JSON fields.');
