import { z } from 'zod';
import { FORMAT_NAMES } from '../model/formats.js';
import { PAPER_NAMES } from '../model/paper.js';
import { type Described, describeIssue } from './describe-issue.js';
import { day, text, texts } from './schema/parts.js';

const scope = z.strictObject({
  decks: texts.optional(),
  formats: z.array(z.enum(FORMAT_NAMES)).optional(),
  brands: texts.optional(),
  locales: texts.optional(),
  papers: z.array(z.enum(PAPER_NAMES)).optional(),
  keepHtml: z.boolean().optional(),
  requireApproved: z.boolean().optional(),
  noExpired: z.boolean().optional(),
});

/** What a share of a build says of itself: of what it was made, and the inputs of each of its jobs, by path. */
const share = z
  .strictObject({
    index: z.int().min(1),
    count: z.int().min(1),
    madeOf: z.strictObject({ content: text, templates: text, tool: text, browser: text, day, scope }),
    made: z.record(text, text),
  })
  .refine(({ index, count }) => index <= count, { message: 'there are not so many shares', path: ['index'] });

/** What a share of a build says of itself. */
export type ShareText = z.infer<typeof share>;

/** Reads what a share says of itself, which another machine has written: as it must be, or what is wrong with it. */
export function readShareText(json: string): { readonly share: ShareText } | { readonly wrong: Pick<Described, 'message' | 'hint'> } {
  const value = parsed(json);
  const { data, error } = share.safeParse(value);
  if (data) return { share: data };
  const [wrong] = error.issues.flatMap((issue) => describeIssue(issue, value, share));
  return { wrong: wrong ?? { message: 'It cannot be read.', hint: '' } };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
