import type { Block, Claim, Inline, Library, ListItem, Module, SlidePassage, TextPassage } from '../scripts/model/content.js';
import type { DeckDefinition } from '../scripts/model/definitions.js';
import type { At } from '../scripts/model/diagnostic.js';
/** A small explainer about tea, in memory: what the tests of compose change one thing of at a time. */
export declare const at: (line?: number, file?: string) => At;
/** Writes inlines as in Markdown: `Warm.[^warm] {{crisis}}`. */
export declare function inlines(text: string, line?: number): Inline[];
export declare const p: (text: string, extra?: Partial<Block>) => Block;
export declare const heading: (text: string) => Block;
export declare const own: (claim: string) => Block;
export declare const item: (...blocks: Block[]) => ListItem;
export declare const list: (look: 'bullets' | 'numbers' | 'checklist' | 'steps', ...texts: string[]) => Block;
export declare const sides: (left: Block[], right: Block[]) => Block;
export declare function slide(id: string, blocks: Block[], extra?: Partial<SlidePassage> & {
    heading?: string;
}): SlidePassage;
export declare const passage: (blocks: Block[], extra?: Partial<TextPassage> & {
    heading?: string;
}) => TextPassage;
export declare function module(id: string, extra?: Partial<Module>): Module;
/** Each claim rests on the sources named like `s1`, and says "The <id> claim." */
export declare function claim(id: string, sources: string[], extra?: Partial<Claim>): Claim;
export declare function deckOf(modules: (string | {
    module: string;
    slides: string[];
})[], extra?: Partial<DeckDefinition>): DeckDefinition;
/** Returns the library with the given modules and deck, and claims added or replaced. */
export declare function library(modules: Module[], deck: DeckDefinition, extra?: Partial<Library> & {
    add?: Claim[];
}): Library;
