import { type Sentence, sentenceSplitter } from '../../languages/sentences.js';
import type { Library, Module } from '../../model/content.js';
import { modulesOf } from '../../model/passages.js';
import { remember } from '../remember.js';
import { type Authored, authoredInModule, authoredOutside } from './authored-text.js';

/** All words of an explainer that somebody reads or hears, in every locale, read once for the many checks that judge them. */
export interface AuthoredTexts {
  readonly all: readonly Authored[];
  /** The words of one module of the library. */
  ofModule(module: Module): readonly Authored[];
  /** The sentences of one of the texts, each split once. */
  sentencesOf(written: Authored): readonly Sentence[];
}

/** Returns the words of a library. */
export function readTexts(library: Library): AuthoredTexts {
  const modules = new Map(modulesOf(library).map((module) => [module, authoredInModule(module)]));
  const splitterOf = remember(sentenceSplitter);
  const known = new Map<Authored, readonly Sentence[]>();
  return {
    all: [...[...modules.values()].flat(), ...authoredOutside(library)],
    ofModule: (module) => modules.get(module) ?? [],
    sentencesOf: (written) => {
      const sentences = known.get(written) ?? splitterOf(written.locale).ofRun(written.inlines);
      known.set(written, sentences);
      return sentences;
    },
  };
}
