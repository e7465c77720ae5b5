import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeDeck } from '../compose/compose-deck.js';
import { readTemplates } from '../content/read-templates.js';
import { renderPrint } from '../formats/print/render-print.js';
import { marpSlides } from '../formats/slides/render-marp.js';
import type { Library, Words } from '../model/content.js';
import type { Format, PrintFormat } from '../model/formats.js';
import type { Paper } from '../model/paper.js';
import { type Templates, templateText } from '../render/templates.js';

/** A picture of something that a build makes, for the README: a slide of a shared deck, a printed page, the page for phones, or the studio with a piece. */
export interface ReadmePicture {
  readonly file: string;
  readonly deck: string;
  readonly format: Format;
  readonly paper?: Paper;
  /** A slide's id. */
  readonly slide?: string;
  /** Counts from 1. */
  readonly page?: number;
  /** True for the studio that shows this piece. */
  readonly studio?: true;
  /** Of the picture in px. */
  readonly width: number;
  /** The hash of what it was drawn from. */
  readonly source?: string;
}

/** Where the pictures and their list stand, seen from the project's folder. */
export const PICTURES = '.readme';
export const PICTURE_LIST = join(PICTURES, 'pictures.json');

/** Returns the list of pictures in the project at `root`. */
export const readPictures = (root: string): ReadmePicture[] => JSON.parse(readFileSync(join(root, PICTURE_LIST), 'utf8'));

/**
 * Returns the hash of what `picture` shows: markup and styles before any browser draws them, so that it is the same on every
 * computer. Notes, scripts and the day of the build are not in it.
 */
export async function pictureSource(picture: ReadmePicture, library: Library, folder: string): Promise<string> {
  const { project } = library;
  const variant = { deck: picture.deck, brand: project.brands[0] ?? '', locale: project.locales[0] ?? '', asOf: project.date };
  const { deck } = await composeDeck(library, variant);
  const templates = readTemplates(folder);
  const hash = (...texts: readonly string[]): string => createHash('sha256').update(texts.join('\0')).digest('hex');
  if (picture.slide !== undefined) {
    const { slides, styles } = marpSlides(deck, templates);
    return hash(slides.find(({ planned }) => planned.id === picture.slide)?.html ?? '', ...styles);
  }
  const { body, styles } = renderPrint(deck, { format: picture.format as PrintFormat, paper: picture.paper, templates });
  return hash(body, ...styles, ...(picture.studio ? studioTexts(deck.words, templates) : []));
}

/** What the studio shows beside the piece. */
const studioTexts = (words: Words, templates: Templates): string[] => [
  ...Object.entries(words).flatMap(([key, text]) => (key.startsWith('studio-') ? [`${key}: ${text}`] : [])),
  templateText(templates, 'studio/studio.css'),
];
