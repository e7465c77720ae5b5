import { join } from 'node:path';
import { FONT_LETTERS } from '../../scripts/bundle/fonts/open-fonts.js';
import { readLibrary } from '../../scripts/content/read-library.js';
import type { Kept } from '../../scripts/content/read-text.js';
import { remember } from '../../scripts/model/remember.js';
import { TEMPLATES } from './places.js';

const cleanAt = remember((project): Kept => {
  const kept: Kept = new Map();
  readLibrary(project, TEMPLATES, { kept, letters: FONT_LETTERS });
  return kept;
});

/**
 * What reading the content in the folder `project` makes of its files, for a copy of it at `copy`: only what was changed there is
 * parsed. The content is read once for all tests of a worker.
 */
export function keptFor(project: string, copy: string): Kept {
  const [from, to] = [join(project, 'decks'), join(copy, 'decks')];
  return new Map([...cleanAt(project)].map(([place, made]) => [place.startsWith(from) ? to + place.slice(from.length) : place, made]));
}
