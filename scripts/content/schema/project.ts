import { z } from 'zod';
import type { PieceSet, ProjectConfig } from '../../model/definitions.js';
import { FORMAT_NAMES } from '../../model/formats.js';
import { PAPER_NAMES } from '../../model/paper.js';
import { day, id, type Keys, locale, localised, text, webAddress } from './parts.js';

export const projectSchema = z
  .strictObject({
    id: id.describe('A short name of the explainer: small letters, digits and hyphens.'),
    title: localised.describe('Its name, for each locale.'),
    version: text.describe('Its version, printed on every piece. In quotation marks: "1.0.0".'),
    date: day.describe('The day of this version, printed on every piece.'),
    locales: z
      .array(locale.regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'a locale is a language tag ("en")'))
      .min(1)
      .describe('The languages it is written in, the first one is the source: [en, es].'),
    drafts: z
      .array(locale)
      .default([])
      .describe('Languages that are being written: read, checked and made only where they are asked for (--locale es).'),
    brands: z.array(id).min(1).describe('The brands to make pieces for: names of folders in decks/brands/.'),
    papers: z.array(z.enum(PAPER_NAMES)).min(1).describe('The paper sizes to print on.'),
    conditions: z
      .record(id, localised)
      .default({})
      .describe('What a patient may have: the ids that slides can be limited to, each with its name for each locale.'),
    facts: z
      .record(
        id,
        z
          .strictObject({
            label: localised.describe('How the fact is called where it is printed, for each locale.'),
            kind: z
              .enum(['phone', 'interest', 'time'])
              .exactOptional()
              .describe(
                'phone: a number to call. interest: who earns money. time: a time of day, which the studio asks for by a clock. Left out for all else.',
              ),
            for: z
              .enum(['patient'])
              .exactOptional()
              .describe('patient: the studio asks for it for each patient, not for the organisation. Left out for all else.'),
            usual: z
              .array(localised)
              .min(1)
              .exactOptional()
              .describe(
                'With "for: patient": what is usually filled in, each for each locale. It is chosen in the language of the studio and printed in that of the piece.',
              ),
          } satisfies Keys<ProjectConfig['facts'][string]>)
          .refine(({ usual, for: of }) => !usual || of === 'patient', {
            path: ['usual'],
            message: 'usual answers are for a fact with "for: patient"',
          }),
      )
      .default({})
      .describe('What an organisation can be asked for (phone, hours). What it has not given is printed as a line to write on.'),
    offers: z
      .record(id, localised)
      .exactOptional()
      .describe('How the studio calls what an organisation can offer (only="infusion"), for each locale.'),
    sets: z
      .array(
        z.strictObject({
          title: localised.describe('For which occasion, for each locale.'),
          pieces: z
            .array(
              z.strictObject({
                deck: id.describe('A deck of the explainer.'),
                format: z.enum(FORMAT_NAMES).describe('One of the formats that the deck is made in.'),
              } satisfies Keys<PieceSet['pieces'][number]>),
            )
            .min(1)
            .describe('What is printed, in order: { deck: take-home, format: handout }.'),
        } satisfies Keys<PieceSet>),
      )
      .exactOptional()
      .describe('What the studio prints together, for one occasion.'),
    licence: z
      .strictObject({
        name: text.describe('Name of the licence: CC BY 4.0.'),
        url: webAddress.describe('Where the licence can be read.'),
      } satisfies Keys<ProjectConfig['licence']>)
      .describe('Who may use the words and pictures, and how.'),
  } satisfies Keys<ProjectConfig>)
  .describe('decks/project.yaml: the explainer as a whole.');
