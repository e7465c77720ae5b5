import { z } from 'zod';
import { folderOf, isOrigin, WEB } from '../../model/addresses.js';
import type { BRAND_COLORS, Brand } from '../../model/organisation.js';
import { address, brandId, id, type Keys, locale, localised, regionName, scene, text } from './parts.js';

const color = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'a color is written "#a8461f"');
const webFolder = address({ allowed: WEB, inside: true })
  .meta({ format: 'uri' })
  .refine((address) => folderOf(address) !== undefined, 'the address of a folder has no "?", no "#" and no file at its end')
  .transform((address) => folderOf(address) ?? address);
const origin = z
  .string()
  .refine(isOrigin, 'an origin is scheme and host, with no path, no slash at its end and no star ("https://www.example.org")');

export const brandSchema = z
  .strictObject({
    id: brandId.describe('The name of its folder.'),
    name: localised.describe('Its name, for each locale.'),
    region: regionName.describe('The country it works in: a file in decks/regions/.'),
    locales: z
      .array(locale)
      .min(1)
      .exactOptional()
      .describe('The languages of the project that its pieces are made in: [en]. Without it, all of them.'),
    example: z.boolean().exactOptional().describe('true for one that is made up: the studio starts without its name and facts.'),
    logo: text.exactOptional().describe('A file in its folder: SVG, PNG, JPEG or WebP. Without one its name stands there.'),
    logoOnDark: text.exactOptional().describe('The same for dark ground, as on title slides; where there is none, logo: stands there too.'),
    colors: z
      .strictObject({
        accent: color.describe('For the lines above headings and on covers.'),
        ink: color.describe('For text.'),
        paper: color.describe('Behind the text of slides.'),
      } satisfies Record<(typeof BRAND_COLORS)[number], z.ZodType>)
      .exactPartial()
      .default({})
      .describe('Its colors, each as "#a8461f".'),
    offers: z.array(id).default([]).describe('What it offers. Blocks with only="..." are shown where one of these is named.'),
    facts: z.record(id, localised).default({}).describe('Its phone, hours and so on: ids from decks/project.yaml, each for each locale.'),
    modules: z
      .array(
        z.strictObject({
          module: id.describe('The name of a folder in its modules/.'),
          after: id.describe('The shared module that it follows.'),
        } satisfies Keys<NonNullable<Brand['modules']>[number]>),
      )
      .default([])
      .describe('Its own modules, and where they stand.'),
    pictures: z
      .array(
        z.strictObject({
          figure: scene.describe('The shared picture in whose place it stands, as module/picture: driving/ride.'),
          file: text.describe('A file in its folder: SVG, PNG, JPEG or WebP.'),
          alt: localised.describe('What it shows, for readers who do not see it, for each locale.'),
          caption: localised.exactOptional().describe('What stands below it, for each locale; the shared words where there are none.'),
          credit: text.exactOptional().describe('Whose picture it is, in small below it: "Photo: River Clinic".'),
        } satisfies Keys<NonNullable<Brand['pictures']>[number]>),
      )
      .default([])
      .describe('Its own pictures in the place of shared ones that state no fact, wherever those stand.'),
    baseUrl: z
      .record(locale, webFolder)
      .default({})
      .describe('Where its share/ folder stands on the web, for each locale: https://www.example.org/leaflets/.'),
    allowedOrigins: z.array(origin).default([]).describe('Sites whose pages may speak to its decks: https://www.example.org. None: any.'),
  } satisfies Keys<Omit<Brand, 'colorFields' | 'factFields'>>)
  .describe('decks/brands/<id>/brand.yaml: one organisation.');
