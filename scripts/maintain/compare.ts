import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type PdfFacts, readPdf } from '../pdf/read-pdf.js';
import { hashFile } from '../publish/hash.js';
import { readManifest } from '../publish/listing.js';
import type { ManifestArtifact } from '../publish/manifest.js';

/** Pixels an inch at which pages are drawn to be compared. */
const DPI = 100;

/** What differs between two builds of one artifact: nothing where a reader gets the same. */
type Difference = readonly string[];

/**
 * Holds two output folders against each other, artifact by artifact: of a PDF the pictures of its pages, text, tags, links and
 * outline; of an HTML file all words and tags, and of any other its bytes. Styles, scripts, the direction of the text, hashes
 * and the sizes of files that a page names may differ. Prints what differs; the exit code is 1 when anything does. Pages are drawn
 * by pdftoppm (Debian's poppler-utils): it draws the same file the same way each time.
 */
async function compare([old = '', now = '']: readonly string[]): Promise<void> {
  const [before, after] = [artifactsOf(old), artifactsOf(now)];
  const found: string[] = [];
  for (const path of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const one = before.get(path);
    if (!one || !after.has(path)) found.push(`${path}: only in ${one ? old : now}`);
    else found.push(...(await differences(one, [join(old, path), join(now, path)])).map((what) => `${path}: ${what}`));
  }
  console.log([...found, `${before.size} and ${after.size} artifacts, ${found.length} differences.`].join('\n'));
  if (found.length > 0) process.exitCode = 1;
}

function artifactsOf(folder: string): ReadonlyMap<string, ManifestArtifact> {
  const manifest = readManifest(folder);
  if (!manifest) throw new Error(`"${folder}" holds no build: npm run compare -- OLD NEW.`);
  return new Map(manifest.artifacts.map((artifact) => [artifact.path, artifact]));
}

async function differences({ media }: ManifestArtifact, paths: readonly [string, string]): Promise<Difference> {
  const [old, now] = paths.map((path) => readFileSync(path)) as [Buffer, Buffer];
  if (old.equals(now)) return [];
  if (media === 'pdf') return [...(await factDifferences(old, now)), ...pageDifferences(...paths)];
  if (media !== 'html') return [media === 'js' || media === 'css' ? [] : ['other bytes']].flat();
  return textDifference(textOf(old.toString('utf8')), textOf(now.toString('utf8')));
}

const FACTS = ['title', 'author', 'language', 'pages', 'outline', 'structure', 'links'] as const satisfies readonly (keyof PdfFacts)[];

async function factDifferences(old: Uint8Array, now: Uint8Array): Promise<Difference> {
  const [before, after] = await Promise.all([readPdf(old), readPdf(now)]);
  return FACTS.filter((fact) => !isDeepStrictEqual(before[fact], after[fact])).map((fact) => `other ${fact}`);
}

function pageDifferences(old: string, now: string): Difference {
  const [before, after] = [pagesOf(old), pagesOf(now)];
  const pages = Array.from({ length: Math.max(before.length, after.length) }, (_, i) => i);
  const changed = pages.filter((i) => before[i] !== after[i]).map((i) => i + 1);
  return changed.length > 0 ? [`page ${changed.join(', ')} looks different`] : [];
}

/** A hash of each page's picture, in order. */
function pagesOf(pdf: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'teachback-pages-'));
  try {
    execFileSync('pdftoppm', ['-r', String(DPI), pdf, join(folder, 'page')]);
    return readdirSync(folder)
      .sort()
      .map((name) => hashFile(join(folder, name)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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
