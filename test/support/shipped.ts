import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { FONT_LETTERS } from '../../scripts/bundle/fonts/open-fonts.js';
import { composeDeck } from '../../scripts/compose/compose-deck.js';
import { readLibrary } from '../../scripts/content/read-library.js';
import type { Library } from '../../scripts/model/content.js';
import type { Deck } from '../../scripts/model/deck.js';
import { remember } from '../../scripts/model/remember.js';
import { type PdfFacts, readPdf } from '../../scripts/pdf/read-pdf.js';
import type { BuildReport } from '../../scripts/stories/build-to-folder.js';
import { keptFor } from './kept.js';
import { ROOT, TEMPLATES } from './places.js';

/** The shipped explainer: its content, its decks in memory, and the folder into which one build for all tests made its files. */
export const BRAND = 'example-clinic';

export type ShippedDeck = 'consult' | 'community-talk' | 'take-home' | 'ride-home';

declare module 'vitest' {
  interface ProvidedContext {
    shipped: { readonly out: string; readonly report: BuildReport };
  }
}

const kept: { library?: Library; readonly decks: Map<ShippedDeck, Promise<Deck>> } = { decks: new Map() };

/** The shipped content, read once for all files of a worker. Whoever wants another one makes a changed copy. */
export function shippedLibrary(): Library {
  const library = kept.library ?? readLibrary(ROOT, TEMPLATES, { letters: FONT_LETTERS, kept: keptFor(ROOT, ROOT) }).library;
  if (!library) throw new Error('The shipped content cannot be read.');
  kept.library = library;
  return library;
}

/** A shipped deck, composed once for all files of a worker. */
export function shippedDeck(id: ShippedDeck): Promise<Deck> {
  const wish = { deck: id, brand: BRAND, locale: 'en' };
  const deck = kept.decks.get(id) ?? composeDeck(shippedLibrary(), wish).then((composed) => composed.deck);
  kept.decks.set(id, deck);
  return deck;
}

/** What the one build of the shipped explainer said, and the folder that it filled, the HTML of its PDFs kept beside them. Nobody writes there. */
export function shippedBuild(): { readonly out: string; readonly report: BuildReport } {
  const built = inject('shipped');
  if (!built) throw new Error('The shipped explainer was not built: run this file with "npm test -- test/shipped/<file>".');
  return built;
}

/** Where a built file lies, by its path in the output folder ("example-clinic/en/share/consult.marp.html"). */
export const builtPath = (path: string): string => join(shippedBuild().out, path);

/** A built file of the brand in English, by its path from there ("share/take-home.handout.a4.pdf"). */
export const builtBytes = (name: string): Uint8Array => new Uint8Array(readFileSync(builtPath(pathIn(name))));

/** What a built PDF says and holds, by its path in the output folder; read once for all files of a worker. */
export const builtPdf: (path: string) => Promise<PdfFacts> = remember((path) => readPdf(new Uint8Array(readFileSync(builtPath(path)))));

/** The path in the output folder of a file of the brand in English. */
export const pathIn = (name: string): string => `${BRAND}/en/${name}`;

/** The text of each page of a built PDF of the brand in English. */
export const builtTexts = async (name: string): Promise<readonly string[]> => (await builtPdf(pathIn(name))).pages.map(({ text }) => text);

/** The HTML that a built PDF was printed from, by the PDF's path. */
export const builtHtml = (name: string): string => readFileSync(builtPath(`kept-html/${pathIn(name)}.html`), 'utf8');
