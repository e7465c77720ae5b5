import { z } from 'zod';
import { WEB } from '../../model/addresses.js';
import { type LineOptions, type Region, type RegionLine, URGENCIES } from '../../model/organisation.js';
import { PAPER_NAMES } from '../../model/paper.js';
import { isPhoneNumber, pageAddress } from '../../model/phone-number.js';
import { address, day, id, type Keys, localised, read, text, webAddress } from './parts.js';

const phone = z
  .string('a number stands in quotation marks ("911")')
  .refine(isPhoneNumber, 'one phone number stands here, and nothing else ("116 123"); each further number is a line of its own');
/** The address of a page as people name it, without https://. */
const page = address({ allowed: WEB }, pageAddress);

const options = z
  .strictObject({
    press: z
      .string('a key stands in quotation marks ("1")')
      .regex(/^[0-9*#]$/, 'one key of the phone ("1")')
      .exactOptional()
      .describe('The key to press after the call is answered: "1".'),
    choose: localised.exactOptional().describe('What to choose after the call is answered, where no key is told, for each locale.'),
    send: z.string().regex(/^\S+$/, 'one word').exactOptional().describe('The word to send to the number for text messages: AYUDA.'),
    says: localised.exactOptional().describe('What else a reader should know, for each locale: "Free, day and night."'),
  } satisfies Keys<LineOptions>)
  .default({});

const line = z
  .strictObject({
    id: id.describe('A short name, another one for each line.'),
    urgency: z.enum(URGENCIES).describe('emergency: at once. crisis: when somebody cannot go on. report: where harm is reported.'),
    label: localised.exactOptional().describe('What the line is called, for each locale. Left out where its number is its name.'),
    call: phone.exactOptional().describe('One number to call, in quotation marks, as it is printed: "116 123".'),
    text: phone.exactOptional().describe('One number for text messages, in quotation marks.'),
    chat: page.exactOptional().describe('Web address of its chat or form, as it is printed.'),
    options: options.describe('What to press, choose or send, and what else to say.'),
    source: webAddress.describe('The page where this can be read.'),
    checked: day.describe('The day somebody last compared it with its source.'),
    basis: text
      .exactOptional()
      .describe('What the source shows of it: each number, key, word to send, address and hour. The line is held against it.'),
    read: read
      .exactOptional()
      .describe(
        "primary: basis: was written from the publisher's own page. second-hand: it was not, and the review packet asks to open it.",
      ),
  } satisfies Keys<RegionLine>)
  .refine(({ call, text, chat }) => call !== undefined || text !== undefined || chat !== undefined, {
    error: 'a line has a number to call (call:), a number for text messages (text:) or an address (chat:)',
  })
  .refine(({ urgency, call }) => urgency !== 'emergency' || call !== undefined, {
    error: 'an emergency line has a number to call (call:)',
    path: ['call'],
  })
  .refine(({ urgency, call, text }) => urgency !== 'crisis' || call !== undefined || text !== undefined, {
    error: 'a crisis line has a number to call (call:) or for text messages (text:)',
  })
  .refine(({ urgency, label }) => urgency !== 'report' || label !== undefined, {
    error: 'a report line says who takes the report (label:)',
    path: ['label'],
  });

export const regionSchema = z
  .strictObject({
    id: id.describe('The name of the file: the two letters of the country (us, gb).'),
    name: localised.describe('The name of the country, for each locale.'),
    paper: z.enum(PAPER_NAMES).default('a4').describe('The paper that people print on there. It comes first.'),
    lines: z.array(line).describe('Its lines, several of each urgency. Titles name all emergency lines and the first crisis line.'),
  } satisfies Keys<Region>)
  .describe('decks/regions/<id>.yaml: emergency, crisis and report lines of one country. They are printed on every piece.');
