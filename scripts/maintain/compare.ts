import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { openPrinter, type Printer } from '../browser/open-printer.js';
import { picturePdf } from '../browser/picture-pdf.js';
import { type PdfFacts, readPdf } from '../pdf/read-pdf.js';
import { type ManifestArtifact, readManifest } from '../publish/manifest.js';

/** Pixels an inch at which pages are drawn to be compared. */
const DPI = 100;

/** What differs between two builds of one artifact: nothing where a reader gets the same. */
type Difference = readonly string[];

/**
 * Holds two output folders against each other, artifact by artifact: of a PDF the pictures of its pages, text, tags, links and
 * outline; of an HTML file all words and tags, and of any other its bytes. Styles, scripts, the direction of the text, hashes
 * and the sizes of files that a page names may differ. Prints what differs; the exit code is 1 when anything does.
 */
async function compare([old = '', now = '']: readonly string[]): Promise<void> {
  const [before, after] = [artifactsOf(old), artifactsOf(now)];
  await using printer = await openPrinter();
  const found: string[] = [];
  for (const path of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const one = before.get(path);
    if (!one || !after.has(path)) found.push(`${path}: only in ${one ? old : now}`);
    else found.push(...(await differences(one, [join(old, path), join(now, path)], printer)).map((what) => `${path}: ${what}`));
  }
  console.log([...found, `${before.size} and ${after.size} artifacts, ${found.length} differences.`].join('\n'));
  if (found.length > 0) process.exitCode = 1;
}

function artifactsOf(folder: string): ReadonlyMap<string, ManifestArtifact> {
  const manifest = readManifest(folder);
  if (!manifest) throw new Error(`"${folder}" holds no build: npm run compare -- OLD NEW.`);
  return new Map(manifest.artifacts.map((artifact) => [artifact.path, artifact]));
}

async function differences({ media }: ManifestArtifact, paths: readonly [string, string], printer: Printer): Promise<Difference> {
  const [old, now] = paths.map((path) => readFileSync(path)) as [Buffer, Buffer];
  if (old.equals(now)) return [];
  if (media === 'pdf') return pdfDifferences(old, now, printer);
  if (media !== 'html') return [media === 'js' || media === 'css' ? [] : ['other bytes']].flat();
  return textDifference(textOf(old.toString('utf8')), textOf(now.toString('utf8')));
}

const FACTS = ['title', 'author', 'language', 'pages', 'outline', 'structure', 'links'] as const satisfies readonly (keyof PdfFacts)[];

async function pdfDifferences(old: Uint8Array, now: Uint8Array, printer: Printer): Promise<Difference> {
  const [before, after] = await Promise.all([readPdf(old), readPdf(now)]);
  const facts = FACTS.filter((fact) => !isDeepStrictEqual(before[fact], after[fact])).map((fact) => `other ${fact}`);
  const width = Math.round((before.pages[0]?.width ?? 0) * DPI);
  const draw = (bytes: Uint8Array): Promise<Uint8Array[]> => printer.withPage((page) => picturePdf(page, bytes, { width }));
  const [pictures, others] = [await draw(old), await draw(now)];
  const pages = Array.from({ length: Math.max(pictures.length, others.length) }, (_, i) => i);
  const changed = pages.filter((i) => !isDeepStrictEqual(pictures[i], others[i])).map((i) => i + 1);
  return [...facts, ...(changed.length > 0 ? [`page ${changed.join(', ')} looks different`] : [])];
}

/** An HTML file without what may differ. */
const textOf = (html: string): string =>
  html
    .replace(/<(style|script)\b[^>]*>[\s\S]*?<\/\1>/g, '')
    .replace(/ dir="(ltr|rtl)"/g, '')
    .replace(/sha(256|384)-[A-Za-z0-9+/=]+/g, 'hash')
    .replace(/\b\d+ KB\b/g, 'size');

function textDifference(old: string, now: string): Difference {
  if (old === now) return [];
  const at = [...old].findIndex((letter, i) => letter !== now[i]);
  const shown = (text: string): string => JSON.stringify(text.slice(Math.max(0, at - 60), at + 60));
  return [`other words: ${shown(old)} became ${shown(now)}`];
}

await compare(process.argv.slice(2));
