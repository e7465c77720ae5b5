import type { Block, Library, Module } from '../model/content.js';
import type { ToldIn } from '../model/safety.js';
import { allBlocks, mapBlocks } from '../model/tree.js';

/** What becomes of the blocks of some kind. */
export interface BlockChange<B extends Block> {
  readonly isMeant: (block: Block) => block is B;
  /** Asked once for each module that has such a block, and then for each of these. */
  readonly changeIn: (module: Module) => (block: B, place: ToldIn) => Block;
}

/** Returns the modules with each block that is meant changed, in slides, brief and print; a module without one is the same as before. */
export function mapPassages<B extends Block>(modules: Library['modules'], change: BlockChange<B>): Library['modules'] {
  const mapped = Object.entries(modules).map(([id, locales]) => [
    id,
    Object.fromEntries(Object.entries(locales).map(([locale, module]) => [locale, mapModule(module, change)])),
  ]);
  return Object.assign(Object.create(null), Object.fromEntries(mapped));
}

function mapModule<B extends Block>(module: Module, { isMeant, changeIn }: BlockChange<B>): Module {
  const { slides, brief, print } = module;
  const passages = [...slides, ...[brief, print].filter((one) => one !== undefined)];
  if (!passages.some(({ blocks }) => allBlocks(blocks).some(isMeant))) return module;
  const change = changeIn(module);
  const inPassage = <P extends { readonly blocks: readonly Block[] }>(passage: P, place: ToldIn): P => ({
    ...passage,
    blocks: mapBlocks(passage.blocks, (block) => (isMeant(block) ? change(block, place) : block)),
  });
  return {
    ...module,
    slides: slides.map((slide) => inPassage(slide, 'slides')),
    ...(brief && { brief: inPassage(brief, 'brief') }),
    ...(print && { print: inPassage(print, 'print') }),
  };
}
