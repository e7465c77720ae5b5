import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadHtml } from '../browser/load-html.js';
import { openPrinter, type Page, type Printer } from '../browser/open-printer.js';
import { picturePdf } from '../browser/picture-pdf.js';
import { packageRoot } from '../bundle/package-root.js';
import { readManifest } from '../publish/listing.js';
import type { ManifestArtifact } from '../publish/manifest.js';

const BUILT = join(packageRoot(), 'dist', 'decks');
const OUT = join(packageRoot(), 'dist', 'look');
const WIDTH = 900;

/** Draws every slide and every printed page of what was built as PNG, and one sheet an artifact, into dist/look. */
async function look(): Promise<void> {
  const artifacts = readManifest(BUILT)?.artifacts ?? [];
  if (artifacts.length === 0) throw new Error('There is nothing to look at: run "npm run build" first.');
  rmSync(OUT, { recursive: true, force: true });
  await using printer = await openPrinter();
  const shown = artifacts.filter(({ media, partOf }) => (media === 'pdf' || media === 'html') && !partOf);
  await Promise.all(shown.map((artifact) => lookAt(artifact, printer)));
  console.log(`${shown.length} artifacts drawn into ${OUT}`);
}

async function lookAt(artifact: ManifestArtifact, printer: Printer): Promise<void> {
  const bytes = readFileSync(join(BUILT, artifact.path));
  const pictures = await printer.withPage((page) =>
    artifact.media === 'pdf' ? picturePdf(page, bytes, { width: WIDTH }) : pictureHtml(page, bytes.toString('utf8')),
  );
  const folder = join(OUT, artifact.path);
  mkdirSync(folder, { recursive: true });
  pictures.forEach((picture, index) => {
    writeFileSync(join(folder, `${String(index + 1).padStart(2, '0')}.png`), picture);
  });
  const sheet = await printer.withPage((page) => pictureSheet(page, pictures));
  writeFileSync(join(dirname(folder), `${artifact.path.split('/').at(-1)}.png`), sheet);
}

/** One picture a slide of a deck, or the whole of a reading page. */
async function pictureHtml(page: Page, html: string): Promise<Uint8Array[]> {
  // Drawings stand there whole.
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await loadHtml(page, html, { media: 'screen', scripts: true });
  const slides = await page.evaluate(() =>
    [...document.querySelectorAll('.reveal .slides section:not(.stack), .marpit > section')].map(({ id }) => id),
  );
  if (slides.length === 0) return [await page.screenshot({ fullPage: true })];
  const pictures: Uint8Array[] = [];
  for (const slide of slides) {
    await page.evaluate((id) => {
      location.hash = document.querySelector('.reveal') ? `#/${id}` : `#${id}`;
      for (const step of document.querySelectorAll('.fragment')) step.classList.add('visible');
    }, slide);
    pictures.push(await page.screenshot());
  }
  return pictures;
}

/** All pictures of an artifact on one sheet. */
async function pictureSheet(page: Page, pictures: readonly Uint8Array[]): Promise<Uint8Array> {
  const images = pictures.map((picture) => `<img src="data:image/png;base64,${Buffer.from(picture).toString('base64')}" alt="">`);
  const style = 'body{margin:12px;background:#888;display:flex;flex-wrap:wrap;gap:12px}img{width:calc(25% - 9px);align-self:start}';
  await loadHtml(page, `<!doctype html><style>${style}</style>${images.join('')}`, {
    media: 'screen',
    viewport: { width: 1800, height: 600 },
  });
  return page.screenshot({ fullPage: true });
}

await look();
