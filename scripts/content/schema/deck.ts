import { z } from 'zod';
import { type CoverPicture, type DeckDefinition, type DeckPart, type HandoutPart, PANELS, SETTINGS } from '../../model/definitions.js';
import { FORMAT_NAMES } from '../../model/formats.js';
import { fileId, id, type Keys, localised, requirementId, scene } from './parts.js';

const moduleEntry = z.union([
  id.transform((module) => ({ module })),
  z
    .strictObject({
      module: id.describe('Id of the module.'),
      slides: z.array(id).min(1).exactOptional().describe('Ids of the slides to show.'),
      deeper: z
        .array(id)
        .min(1)
        .exactOptional()
        .describe('Ids of slides that stand below the last slide before them in the part, for who wants to know more.'),
    })
    .superRefine(({ slides, deeper }, { addIssue }) => {
      if (!slides && !deeper)
        addIssue({ code: 'custom', message: 'say which "slides" to show, or which are "deeper"; else write the id alone' });
      const twice = deeper?.filter((one) => slides?.includes(one)) ?? [];
      if (twice.length > 0)
        addIssue({ code: 'custom', path: ['deeper'], message: `a slide stands in "slides" or in "deeper", not in both ("${twice[0]}")` });
    }),
]);

const part = z.strictObject({
  title: localised.exactOptional().describe('The title of the part, for each locale.'),
  modules: z
    .array(moduleEntry)
    .min(1, 'a deck needs modules')
    .describe('Ids of modules, or { module: id, slides: [..] } for some slides of one.'),
} satisfies Keys<DeckPart>);

const handoutPart = z.strictObject({
  title: localised.describe('The title of the part, for each locale.'),
  from: z.enum(['brief', 'print']).describe('Which passage of the modules stands there.'),
  modules: z.array(id).min(1).describe('Ids of modules in order.'),
} satisfies Keys<HandoutPart>);

export const deckSchema = z
  .strictObject({
    id: fileId.describe('Its name, also of the files that are made.'),
    title: localised.describe('Its title, for each locale.'),
    subtitle: localised.describe('The line below the title, for each locale.'),
    takes: z.array(requirementId).default([]).describe('Requirements that the title or subtitle meets.'),
    audience: localised.describe('Whom it is for, for each locale.'),
    setting: z.enum(SETTINGS).exactOptional().describe('Under which heading the list of decks shows it.'),
    minutes: z.number().positive().exactOptional().describe('How long it may take.'),
    formats: z.array(z.enum(FORMAT_NAMES)).min(1).describe('What to make of it.'),
    more: z.boolean().default(false).describe('True: also the slides marked `more`.'),
    parts: z.array(part).min(1, 'a deck needs modules').describe('Its modules in order, in parts with or without a title.'),
    teachBack: z.array(id).default([]).describe('Modules whose teach-back prompts stand at the end.'),
    handout: z.array(handoutPart).default([]).describe('The parts of the handout.'),
    largePrint: z.array(handoutPart).default([]).describe('The parts of the large print, where it tells more than the handout.'),
    brochure: z
      .partialRecord(z.enum(PANELS), z.array(id).min(1))
      .default({})
      .describe('Which modules stand on which panel of the tri-fold.'),
    cover: z
      .array(
        z.strictObject({
          figure: scene.describe('The picture, as module/picture: driving/ride.'),
          only: z.array(id).min(1).exactOptional().describe('Where the clinic offers one of these; everywhere without it.'),
        } satisfies Keys<CoverPicture>),
      )
      .default([])
      .describe('The picture on the title slide, on the cover and at the head of its pieces: the first that suits the clinic.'),
  } satisfies Keys<DeckDefinition>)
  .describe('decks/<id>.deck.yaml: one deck, or one family of printed pieces.');
