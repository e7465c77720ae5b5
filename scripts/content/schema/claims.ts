import { z } from 'zod';
import type { Claim, ClaimWords, Evidence } from '../../model/content.js';
import { ROLES, VERDICTS } from '../../model/definitions.js';
import { day, id, type Keys, read, requirementId, text, texts } from './parts.js';

const evidence = z.strictObject({
  ref: id.describe('An id from decks/references.yaml.'),
  basis: text.describe('What the source shows, in your own words, for the reviewer.'),
  read: read.describe('primary: read where it was published. second-hand: a copy, or somebody who quotes it.'),
  regions: z.array(id).exactOptional().describe('Regions whose readers it is named to. None: all.'),
} satisfies Keys<Evidence>);

export const claimsSchema = z
  .array(
    z.strictObject({
      id: id.describe('The name by which modules cite it: [^id].'),
      role: z.enum(ROLES).describe('What kind of statement it is.'),
      verdict: z.enum(VERDICTS).describe('How sure it is.'),
      numbers: z
        .array(z.union([z.number(), z.string()]))
        .default([])
        .describe('The numbers that may stand beside it: [2, "5 of 10"].'),
      evidence: z.array(evidence).min(1, 'a claim needs evidence').describe('What it rests on: at least one source.'),
      qualifiedBy: z.array(id).default([]).describe('Its caveats: ids of claims that are shown wherever this one is made.'),
      takesUp: z
        .array(requirementId)
        .max(3, 'a claim takes up at most three requirements')
        .default([])
        .describe('Requirements that it meets: at most three.'),
      regions: z.array(id).default([]).describe('Regions in which it holds. None: everywhere.'),
      people: z
        .strictObject({
          of: z.number().int().min(2).max(100).describe('How many people each group has: 100.'),
          counts: z.array(z.number().int().min(0)).min(1).max(2).describe('How many of them, for each group: [50, 9].'),
        } satisfies Keys<Claim['people']>)
        .exactOptional()
        .describe('Numbers for a chart of people (::: people).'),
      sumsUp: id.exactOptional().describe('The condition for which its verdict is what is known (::: known).'),
      speaker: text.exactOptional().describe('Who said it, for a quotation.'),
      said: day.exactOptional().describe('The day it was said, for a quotation.'),
      checked: day.describe('The day somebody last compared it with its sources.'),
      due: day.describe('The day to do so again.'),
    } satisfies Keys<Omit<Claim, 'words'>>),
  )
  .describe('decks/claims.yaml: each statement of fact, once. Its words stand in decks/claims/<locale>.yaml.');

export const claimWordsSchema = z
  .record(
    id,
    z.strictObject({
      says: text.describe('The claim in one plain sentence or two. Printed where [^id] stands alone on a line.'),
      cell: text.exactOptional().describe('The same in fewer words, for a cell of ::: options.'),
      short: text.describe('The source in a few words, for the brochure: "Smith 2020".'),
      speaker: text.exactOptional().describe('Who said it, for a quotation, where claims.yaml says it in another language.'),
      compared: texts.default([]).describe('Words of which one must stand beside its numbers: [placebo].'),
      people: z
        .strictObject({
          caption: text.describe('What stands below the chart.'),
          groups: texts.min(1).max(2).describe('The name of each group, in the order of the counts.'),
        } satisfies Keys<ClaimWords['people']>)
        .exactOptional()
        .describe('The words of its chart of people.'),
    } satisfies Keys<Omit<ClaimWords, 'says' | 'cell'>> & { says: unknown; cell: unknown }),
  )
  .describe('decks/claims/<locale>.yaml: the words of each claim, by its id.');
