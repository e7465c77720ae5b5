import { z } from 'zod';
import type { Option, OptionRow } from '../../model/options.js';
import { id, type Keys, localised } from './parts.js';

const row = z.strictObject({
  id: id.describe('The name by which cells and ::: options name it.'),
  label: localised.describe('The heading of its column, for each locale.'),
  matters: localised.exactOptional().describe('The same as something to tick, for each locale: "How fast it works" (::: matters).'),
} satisfies Keys<OptionRow>);

const option = z.strictObject({
  id: id.describe('A short name.'),
  name: localised.describe('How it is called, for each locale.'),
  numbers: z.literal('none').exactOptional().describe('none: it is told in words alone, such as waiting.'),
  cells: z
    .record(id, z.array(id))
    .describe('For each row the claims that are printed there: { how-well: [response] }. []: no good source was found.'),
} satisfies Keys<Option>);

export const optionsSchema = z
  .strictObject({
    rows: z.array(row).min(1, 'options need rows').describe('What is told of each option, in order.'),
    options: z.array(option).min(2, 'there are two options at least').describe('What people choose between, in order.'),
  })
  .describe('decks/options.yaml: what people choose between. ::: options and ::: matters are filled from it.');
