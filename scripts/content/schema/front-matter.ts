import { z } from 'zod';
import type { FigureWords, Module } from '../../model/content.js';
import { id, type Keys, requirementId, text } from './parts.js';

const figure = z.strictObject({
  alt: z.string().describe('What the figure shows, for readers who do not see it.'),
  caption: text.describe('What stands below it.'),
  credit: text.exactOptional().describe('Whose picture it is, in small below it: "Photo: River Clinic".'),
  labels: z.record(z.string(), z.string()).default({}).describe('The words in it, by data-label.'),
  takes: z.array(requirementId).default([]).describe('Requirements that the figure meets.'),
  claims: z.array(id).default([]).describe('Claims that its words rest on.'),
} satisfies Keys<FigureWords>);

export const frontMatterSchema = z
  .strictObject({
    title: text.describe('The title of the module.'),
    summary: text.describe('One line that says why this matters to the reader.'),
    figures: z.record(id, figure).default({}).describe('The words of its figures, by the name of the picture file beside it.'),
  } satisfies Keys<Pick<Module, 'title' | 'summary' | 'figures'>>)
  .describe('The first lines of decks/modules/<id>/<locale>.md, between the two lines of ---.');
