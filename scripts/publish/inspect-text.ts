import type { Code } from '../model/codes.js';
import type { Caveat, Deck, SectionGroup, Taken } from '../model/deck.js';
import { type Diagnostic, error } from '../model/diagnostic.js';
import type { Coverage, Job } from '../model/job.js';
import { sidesOf } from '../model/read-deck.js';
import { paperText, plainText, spansText } from '../model/tree.js';
import { leakedNotes } from './leaked-notes.js';

/** The text of a finished artifact, as a reader gets it: one entry a page; an HTML or Markdown file is one page. */
export interface ArtifactText {
  readonly pages: readonly string[];
}

/** Letters and digits only: line breaks, hyphens and marks between words do not matter. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * Reads an artifact back: every caveat of what it shows is in it, and no speaker note is in a file that is shared.
 * Returns an error at the author's line for each that is not as it must be.
 */
export function inspectText(text: ArtifactText, deck: Deck, job: Job): Diagnostic[] {
  const all = bare(text.pages.join(' '));
  const missing = sidesOf(deck).flatMap((side) =>
    caveatsIn(side, job)
      .filter(({ spans }) => ![plainText(spans), paperText(spans)].some((words) => all.includes(bare(words))))
      .map((caveat) => problem(deck, caveat.key, 'caveat-missing', `${job.path} does not show the caveat "${plainText(caveat.spans)}".`)),
  );
  if (job.folder === 'staff') return missing;
  const long = tooManyPages(text, deck, job);
  const leaked = sidesOf(deck).flatMap((side) =>
    leakedNotes(text.pages.join(' '), side, job).map(({ key, text: note }) =>
      problem(deck, key, 'note-shared', `${job.path} would share the speaker note "${note.slice(0, 60)}".`),
    ),
  );
  return [...missing, ...long, ...leaked];
}

function tooManyPages({ pages }: ArtifactText, deck: Deck, { format, path, part, mostPages, ownPages = 0 }: Job): Diagnostic[] {
  if (mostPages === undefined) return [];
  const own = part === 'slides' ? undefined : deck[part].flatMap(({ sections }) => sections).find(({ label }) => label !== undefined);
  const most = mostPages + (own ? ownPages : 0);
  if (pages.length <= most) return [];
  const at = own ? deck.places[own.key] : Object.values(deck.places)[0];
  const message = `${path} has ${pages.length} pages; a ${format} has at most ${most}.`;
  const hint = own
    ? `"${spansText(own.title)}" was added to it: shorten that, or take it out of modules: of the brand.`
    : 'Shorten the passages that it takes, or take a module out of it.';
  return [error({ code: 'fit-pages', message, ...(at ? { at } : {}), hint })];
}

function problem(deck: Deck, key: string, code: Code, message: string): Diagnostic {
  const at = deck.places[key];
  return error({ code, message, ...(at ? { at } : {}), hint: 'The template of this format must be mended; nothing was written.' });
}

/** The caveats that an artifact of this job must show. */
function caveatsIn(deck: Deck, { part }: Job): readonly Caveat[] {
  if (part === 'slides' || part === 'brochure') return deck[part].flatMap(({ caveats }) => caveats);
  return inGroups(deck[part]);
}

const inGroups = (groups: readonly SectionGroup[]): Caveat[] =>
  groups.flatMap((group) => group.sections.flatMap((section) => section.stretches.flatMap((stretch) => stretch.caveats)));

/** The requirements that an artifact of this job meets. */
export const takenIn = ({ taken }: Deck, { part }: Job): readonly Taken[] => taken[part] ?? [];

/** Where each requirement is met in this artifact: by slide, or by the page on which its words are found. */
export function coverageIn(text: ArtifactText, deck: Deck, job: Job): Coverage[] {
  const pages = text.pages.map(bare);
  const taken = sidesOf(deck).flatMap((side) => takenIn(side, job));
  return taken.map(({ requirement, text: words, slide }) => {
    if (slide !== undefined) return { id: requirement, text: words, where: `slide ${slide}` };
    const page = pages.findIndex((one) => one.includes(bare(words).slice(0, 60)));
    return { id: requirement, text: words, where: pages.length < 2 ? 'page' : page < 0 ? 'over two pages' : `page ${page + 1}` };
  });
}
