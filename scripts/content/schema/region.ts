import { z } from 'zod';
import type { Region } from '../../model/organisation.js';
import { id, type Keys, locale, localised, text, texts } from './parts.js';

const number = text.describe('Its number, in quotation marks.');

export const regionSchema = z
  .strictObject({
    id: id.describe('The name of the file.'),
    name: localised.describe('The name of the country, for each locale.'),
    emergency: z.strictObject({ number } satisfies Keys<Region['emergency']>).describe('The emergency line.'),
    crisis: z
      .strictObject({
        number,
        says: localised.describe('How to reach it, for each locale.'),
        more: z.record(locale, texts).default({}).describe('Further lines, for each locale.'),
      } satisfies Keys<Region['crisis']>)
      .describe('The crisis line.'),
    report: z
      .strictObject({ says: localised.describe('How to do so, for each locale.') } satisfies Keys<Region['report']>)
      .exactOptional()
      .describe('Where harm is reported.'),
  } satisfies Keys<Region>)
  .describe('decks/regions/<id>.yaml: emergency and crisis lines of one country. They are printed on every piece.');
