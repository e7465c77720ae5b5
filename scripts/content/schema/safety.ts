import { z } from 'zod';
import { ITEM_KINDS, type ItemWords, type SafetyItem, SIGN_URGENCIES, TOLD_IN } from '../../model/safety.js';
import { day, id, type Keys, text, texts, webAddress } from './parts.js';

export const safetySchema = z
  .array(
    z
      .strictObject({
        id: id.describe('The name by which requirements tell it.'),
        kind: z.enum(ITEM_KINDS).describe('A danger sign, a condition or a medicine to tell the clinic of first, or a harm.'),
        urgency: z
          .enum(SIGN_URGENCIES)
          .exactOptional()
          .describe('Of a sign: how soon to get help. Phone boxes print the signs of their urgency.'),
        row: id.exactOptional().describe('Signs of one urgency with the same word here stand in one line of their box.'),
        in: z.array(z.enum(TOLD_IN)).min(1).exactOptional().describe('Passages in which a box prints it: [print]. None: all.'),
        claims: z.array(id).default([]).describe('Claims that it rests on.'),
        source: webAddress.exactOptional().describe('The page where it can be read, where no claim says it.'),
        checked: day.exactOptional().describe('The day somebody last compared it with that page.'),
        regions: z.array(id).exactOptional().describe('Regions in which it holds. None: everywhere.'),
      } satisfies Keys<Omit<SafetyItem, 'words'>>)
      .superRefine(({ kind, urgency, claims, source, checked }, { addIssue }) => {
        const trouble = (path: string, message: string) => addIssue({ code: 'custom', path: [path], message });
        if (kind === 'sign' && urgency === undefined) trouble('urgency', `a sign has an urgency: ${SIGN_URGENCIES.join(', ')}`);
        if (kind !== 'sign' && urgency !== undefined) trouble('urgency', `only a sign has an urgency, and this is a ${kind}`);
        if (claims.length === 0 && source === undefined)
          trouble('source', 'an item rests on claims, or names the page where it can be read');
        if (source !== undefined && checked === undefined) trouble('checked', 'a source has the day on which somebody compared it');
      }),
  )
  .describe('decks/safety.yaml: danger signs, what to tell first, and harms, each once. Their words stand in decks/safety/<locale>.yaml.');

export const safetyWordsSchema = z
  .record(
    id,
    z.strictObject({
      says: text.describe('Its words in print, as they stand inside a sentence: "trouble breathing".'),
      short: text.exactOptional().describe('Its words on slides and in briefs, where they are others.'),
      brief: text.exactOptional().describe('Its words in briefs, where even short: is too long.'),
      helper: text.exactOptional().describe('Its words for somebody who looks after the person: ::: phone emergency helper.'),
      also: texts.default([]).describe('Other words by which it is known in a text: ["cannot breathe*"].'),
      keeps: texts.default([]).describe('Words that all forms must keep: ["face", "throat"].'),
    } satisfies Keys<ItemWords>),
  )
  .describe('decks/safety/<locale>.yaml: the words of each item of decks/safety.yaml, by its id.');
