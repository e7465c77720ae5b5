import { ParseSpeeds, PDFDocument } from '@cantoo/pdf-lib';
import { type Diagnostic, error, hasErrors } from '../model/diagnostic.js';
import type { PdfDescription } from '../model/job.js';
import { dropOrphans } from './drop-orphans.js';
import { findStrayAnnotations, findStrayMarks } from './find-strays.js';
import { joinLines } from './join-lines.js';
import { textOf } from './marked-lines.js';
import { mendContent } from './mend-content.js';
import { mendLetters } from './mend-letters.js';
import { mendOutline } from './mend-outline.js';
import { STRUCTURE_STEPS } from './mend-structure.js';
import { orderText } from './order-text.js';
import { type PageStream, readPageStreams, textsOf } from './page-streams.js';
import { openParentTree } from './parent-tree.js';
import { UnknownContent } from './read-stream.js';
import { unknownStructure } from './structure-job.js';
import { readTags, structRoot } from './tags.js';
import { writeCatalog, writeId, writeInfo, writeOutputIntent, writeXmp } from './write-metadata.js';

export interface Described {
  /** The mended file; with errors among the diagnostics, the file as it came. */
  readonly bytes: Uint8Array;
  readonly diagnostics: readonly Diagnostic[];
  /** The tagged text of each page, read from its content. */
  readonly pages: readonly string[];
}

/**
 * Makes a PDF that Chromium printed an accessible, archivable one (PDF/UA-1 and PDF/A-2a) that says what it is.
 * No page changes its look. The same bytes and description give the same result. What it does not understand
 * is an error: `pdf-unknown-operator`, `pdf-unknown-structure`, `pdf-not-tagged`; so is a character that no font has, `pdf-missing-letter`.
 * A link that the browser lost is a warning, `pdf-lost-link`.
 */
export async function describePdf(bytes: Uint8Array, description: PdfDescription): Promise<Described> {
  const doc = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
  const { diagnostics, pages } = mend(doc, description);
  if (hasErrors(diagnostics)) return { bytes, diagnostics, pages };
  return {
    bytes: await doc.save({
      useObjectStreams: true,
      objectsPerTick: Number.POSITIVE_INFINITY,
      addDefaultPage: false,
      updateFieldAppearances: false,
    }),
    diagnostics,
    pages,
  };
}

/** Every step, in order: content first (it decides what is said), then the tree of what is said, then what the file says of itself. */
function mend(doc: PDFDocument, description: PdfDescription): Pick<Described, 'diagnostics' | 'pages'> {
  if (!structRoot(doc))
    return failed(
      error({
        code: 'pdf-not-tagged',
        message: 'The PDF has no structure tree.',
        hint: 'Use the bundled browser, and print it as printPage does.',
      }),
    );
  try {
    const tags = readTags(doc);
    const painted = readPageStreams(doc);
    const changes = [mendLetters(doc, painted), orderText(doc, tags, painted, description.language)];
    const streams = changes.includes(true) ? readPageStreams(doc) : painted;
    const missing = streams.flatMap(missingLetters);
    const owners = openParentTree(doc);
    const strays = [...findStrayMarks(tags, streams), ...findStrayAnnotations(doc, tags)];
    const spaces = joinLines(tags, streams, description.said);
    mendContent({ doc, tags, streams, owners, spaces });
    const texts = textsOf(streams);
    mendOutline(doc, tags, texts);
    const { placeWords = {} } = description;
    const diagnostics = STRUCTURE_STEPS.flatMap((step) => step({ doc, tags, owners, texts, placeWords }));
    writeCatalog(doc, description);
    writeInfo(doc, description);
    writeXmp(doc, description);
    writeOutputIntent(doc);
    dropOrphans(doc);
    writeId(doc, description);
    return {
      diagnostics: [...missing, ...strays, ...diagnostics],
      pages: doc.getPages().map((_, index) => textOfPage(streams, index + 1)),
    };
  } catch (cause) {
    return failed(unknown(cause as Error));
  }
}

const failed = (diagnostic: Diagnostic): Pick<Described, 'diagnostics' | 'pages'> => ({ diagnostics: [diagnostic], pages: [] });

const textOfPage = (streams: readonly PageStream[], number: number): string =>
  streams
    .filter((stream) => stream.number === number)
    .flatMap(({ reading }) => [...reading.marked.values()].map(textOf))
    .join(' ');

/** A character without a letter shape prints as an empty box and cannot be read aloud or copied. */
function missingLetters({ number, reading }: PageStream): Diagnostic[] {
  const texts = [reading.looseText, ...[...reading.marked.values()].map(textOf)].filter((text) => text.includes('\uFFFD'));
  const hint = 'Use a character that the fonts of the templates have, or draw it as a figure with a text alternative.';
  return texts.map((text) =>
    error({
      code: 'pdf-missing-letter',
      message: `Page ${number}: no font has the character shown as \uFFFD in "${text.slice(0, 60)}".`,
      hint,
    }),
  );
}

function unknown(cause: Error): Diagnostic {
  if (!(cause instanceof UnknownContent)) return unknownStructure(`The PDF has a structure that is not understood: ${cause.message}.`);
  const hint = 'The browser writes something that scripts/pdf does not know yet. Use the bundled browser, or avoid the effect in the page.';
  return error({ code: 'pdf-unknown-operator', message: `The PDF has content that is not understood: ${cause.message}.`, hint });
}
