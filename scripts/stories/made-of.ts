import { resolve } from 'node:path';
import { inputStamp } from '../publish/input-stamp.js';
import type { BuildRequest } from './build-to-folder.js';
import { contentOf, templateFoldersOf, today, toolVersion } from './open-project.js';
import type { Press } from './press.js';
import { toolStamp } from './tool-stamp.js';

/** All that decides what a build makes: two processes whose parts are all the same make the same bytes. */
export interface MadeOf {
  readonly content: string;
  readonly templates: string;
  /** Version of the tool, and a hash of its code. */
  readonly tool: string;
  /** The browser that prints. */
  readonly browser: string;
  readonly day: string;
  readonly scope: Scope;
}

/** What was asked for. */
type Scope = Pick<BuildRequest, (typeof SCOPE)[number]>;
const SCOPE = ['decks', 'formats', 'brands', 'locales', 'papers', 'keepHtml', 'requireApproved', 'noExpired'] as const;

/** What a difference is called. */
const NAMES: Readonly<Record<keyof MadeOf, string>> = {
  content: 'the content (decks/)',
  templates: 'the templates',
  tool: 'the tool or what is installed with it',
  browser: 'the browser',
  day: 'the day on which reviews are judged',
  scope: 'what was asked for',
};

/** Returns what a build of this request, with this press, is made of. */
export async function madeOf(request: BuildRequest, press: Pick<Press, 'contractRules'>): Promise<MadeOf> {
  const project = resolve(request.project);
  const rules = await press.contractRules();
  return {
    content: inputStamp({ files: [contentOf(project)] }),
    templates: inputStamp({ files: templateFoldersOf(project) }),
    tool: `${toolVersion()} ${toolStamp()}`,
    browser: rules.slice(toolStamp().length + 1),
    day: request.asOf ?? today(),
    scope: Object.fromEntries(SCOPE.flatMap((key) => (request[key] === undefined ? [] : [[key, request[key]]]))),
  };
}

/** Returns what two builds differ in, in words: `the content (decks/) and the browser`; nothing where they make the same. */
export function differencesIn(one: MadeOf, other: MadeOf): string | undefined {
  const keys = Object.keys(NAMES) as (keyof MadeOf)[];
  const differing = keys.filter((key) => JSON.stringify(one[key]) !== JSON.stringify(other[key]));
  return differing.length === 0 ? undefined : differing.map((key) => NAMES[key]).join(', ');
}
