import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { FONT_LETTERS } from '../../scripts/bundle/fonts/open-fonts.js';
import { openBundler } from '../../scripts/bundle/inline-html.js';
import { composeDeck } from '../../scripts/compose/compose-deck.js';
import { readLibrary } from '../../scripts/content/read-library.js';
import { readTemplates } from '../../scripts/content/read-templates.js';
import { planJobs } from '../../scripts/formats/plan-jobs.js';
import type { Library } from '../../scripts/model/content.js';
import type { Deck } from '../../scripts/model/deck.js';
import type { Job } from '../../scripts/model/job.js';
import { once, remember } from '../../scripts/model/remember.js';
import { readDestinations } from '../../scripts/pdf/read-destinations.js';
import { type PdfFacts, readPdf } from '../../scripts/pdf/read-pdf.js';
import type { BuildReport } from '../../scripts/stories/build-to-folder.js';
import { openRenderer } from '../../scripts/stories/render-job.js';
import { keptFor } from './kept.js';
import { ROOT, TEMPLATES } from './places.js';

/** The shipped explainer: its content, its decks in memory, and the folder into which one build for all tests made its files. */
export const BRAND = 'example-clinic';

export type ShippedDeck = 'consult' | 'community-talk' | 'take-home' | 'ride-home' | 'choices';

interface Shipped {
  readonly out: string;
  /** Where what was read of its PDFs is kept for the other workers, beside it. */
  readonly facts: string;
  readonly report: BuildReport;
}

declare module 'vitest' {
  interface ProvidedContext {
    shipped: Shipped;
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

/** What the one build of the shipped explainer said, and the folder that it filled. Nobody writes there. */
export function shippedBuild(): Shipped {
  const built = inject('shipped');
  if (!built) throw new Error('The shipped explainer was not built: run this file with "npm run test:long -- <file>".');
  return built;
}

/** Where a built file lies, by its path in the output folder ("example-clinic/en/share/consult.marp.html"). */
export const builtPath = (path: string): string => join(shippedBuild().out, path);

/** A built file of the brand in English, by its path from there ("share/take-home.handout.a4.pdf"). */
export const builtBytes = (name: string): Uint8Array => new Uint8Array(readFileSync(builtPath(pathIn(name))));

/** What a built PDF says and holds, by its path in the output folder; read once for all workers, as far as they do not read at once. */
export const builtPdf: (path: string) => Promise<PdfFacts> = remember(async (path) => {
  const file = join(shippedBuild().facts, `${path.replaceAll('/', '-')}.json`);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as PdfFacts;
  const facts = await readPdf(new Uint8Array(readFileSync(builtPath(path))));
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(facts));
  renameSync(`${file}.${process.pid}`, file);
  return facts;
});

/** The path in the output folder of a file of the brand in English. */
export const pathIn = (name: string): string => `${BRAND}/en/${name}`;

/** The text of each page of a built PDF of the brand in English. */
export const builtTexts = async (name: string): Promise<readonly string[]> => (await builtPdf(pathIn(name))).pages.map(({ text }) => text);

const planned = once(() => planJobs(shippedLibrary()));
const renderer = once(() => openRenderer(readTemplates(TEMPLATES), openBundler()));

/** The job that made a built file of the brand in English. */
export function builtJob(name: string): Job {
  const job = planned().find(({ path }) => path === pathIn(name));
  if (!job) throw new Error(`No job makes ${name}.`);
  return job;
}

/** The HTML of a built piece, about one condition; `print` makes the PDF that tells the pages for its contents. */
export async function htmlAbout(name: string, topic: string, print: (html: string) => Promise<Uint8Array>): Promise<string> {
  const job = builtJob(name);
  const { status } = await shippedDeck(job.deck as ShippedDeck);
  const { deck } = await composeDeck(shippedLibrary(), { ...job, topic }, { review: status });
  const { html, again } = await renderer().render(deck, job);
  return again ? again(await readDestinations(await print(html))) : html;
}

/** The HTML that a built PDF was printed from, by the PDF's path; rendered once for all files of a worker. */
export const builtHtml: (name: string) => Promise<string> = remember(async (name) => {
  const job = builtJob(name);
  const { html, again } = await renderer().render(await shippedDeck(job.deck as ShippedDeck), job);
  return again ? again(await readDestinations(builtBytes(name))) : html;
});
