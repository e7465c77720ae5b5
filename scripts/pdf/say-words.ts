import { PDFHexString } from '@cantoo/pdf-lib';
import { runsFromRight } from '../languages/tags.js';
import type { Diagnostic } from '../model/diagnostic.js';

import type { StructureJob } from './structure-job.js';
import { wordsOfKids } from './tag-words.js';
import { name, walk } from './tags.js';

/** Says of words from right to left what they are: how their glyphs lie in the file is read by every program in another way. */
export function sayWords({ tags, texts }: StructureJob): Diagnostic[] {
  for (const tag of walk(tags)) {
    if (tag.kids.length === 0 || !tag.kids.every(({ kind }) => kind === 'marked')) continue;
    const words = wordsOfKids(tag.kids, texts);
    if (runsFromRight(words)) tag.dict.set(name('ActualText'), PDFHexString.fromText(words));
  }
  return [];
}
