import type { Code } from '../../../scripts/model/codes.js';
import type { PAGE_CASES } from '../page-cases.js';
import type { STAGE_CASES } from '../stage-cases.js';
import { CLAIMS_AND_SOURCES } from './claims.js';
import type { ContentCase } from './content-case.js';
import { DUTIES } from './duties.js';
import { FACTS } from './facts.js';
import { FILES } from './files.js';
import { FORMS } from './forms.js';
import { MARKDOWN } from './markdown.js';
import { OPTIONS_SIDE_BY_SIDE } from './options.js';
import { PHONE_CASES } from './phones.js';
import { REVIEW_CASES } from './reviews.js';
import { SAFETY_TEXT } from './safety.js';
import { READING } from './words.js';

/** Each rule of these is broken and mended among the cases of the contract. */
type FormCode =
  | 'page-structure'
  | 'control-name'
  | 'control-reach'
  | 'words-hidden'
  | 'page-flow'
  | 'focus-unseen'
  | 'target-small'
  | 'press-lost'
  | 'dialog-broken'
  | 'state-unsaid';

/** Codes that need neither a page nor a later stage: all that is said of content as written, of composed decks and of reviews. */
type ContentCode = Exclude<Code, keyof typeof PAGE_CASES | keyof typeof STAGE_CASES | FormCode>;

/** One mistake for each, with its cure: a code without one does not compile. */
export const CONTENT_CASES: Readonly<Record<ContentCode, ContentCase>> = {
  ...FILES,
  ...MARKDOWN,
  ...CLAIMS_AND_SOURCES,
  ...FACTS,
  ...OPTIONS_SIDE_BY_SIDE,
  ...DUTIES,
  ...SAFETY_TEXT,
  ...PHONE_CASES,
  ...READING,
  ...FORMS,
  ...REVIEW_CASES,
};
