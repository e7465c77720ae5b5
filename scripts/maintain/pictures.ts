import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';
import { loadHtml } from '../browser/load-html.js';
import { openPrinter, type Page } from '../browser/open-printer.js';
import { picturePdf } from '../browser/picture-pdf.js';
import { packageRoot } from '../bundle/package-root.js';
import { readLibrary } from '../content/read-library.js';
import { fileName } from '../model/formats.js';
import { STUDIO } from '../stories/make-studio.js';
import { PICTURE_LIST, PICTURES, pictureSource, type ReadmePicture, readPictures } from './picture-sources.js';

/** Colors of a picture: text and drawings need few, and the README loads fast. */
const COLORS = 16;
const PHONE = { width: 390, height: 844 };
const SLIDE = { width: 1280, height: 776 };
const DESK = { width: 1366, height: 768 };

/** Draws the README's pictures from what was built, and notes what each was drawn from. */
async function drawPictures(): Promise<void> {
  const root = packageRoot();
  const folder = join(root, 'templates');
  const { library } = readLibrary(root, folder);
  if (!library) throw new Error('The content cannot be read: run "npm run check" to see why.');
  const [brand, locale] = [library.project.brands[0] ?? '', library.project.locales[0] ?? ''];
  await using printer = await openPrinter();
  const drawn: ReadmePicture[] = [];
  for (const picture of readPictures(root)) {
    const built = join(root, 'dist', 'decks');
    const path = join(built, brand, locale, 'share', nameOf(picture));
    const png = await printer.withPage((page) =>
      picture.studio ? drawStudio(page, join(built, STUDIO), brand) : draw(page, picture, readFileSync(path)),
    );
    const bytes = await printer.withPage((page) => shrink(page, png, picture.width));
    writeFileSync(join(root, PICTURES, picture.file), bytes);
    drawn.push({ ...picture, source: await pictureSource(picture, library, folder) });
    console.log(`${picture.file}: ${Math.ceil(bytes.length / 1024)} KB`);
  }
  writeFileSync(join(root, PICTURE_LIST), `[\n${drawn.map((one) => ` ${JSON.stringify(one)}`).join(',\n')}\n]\n`);
}

const nameOf = ({ deck, format, paper }: ReadmePicture): string => fileName(deck, format, { paper, media: paper ? 'pdf' : 'html' });

async function draw(page: Page, { page: number = 1, paper, slide, width }: ReadmePicture, built: Buffer): Promise<Uint8Array> {
  if (paper) return (await picturePdf(page, built, { width: width * 2, first: number }))[number - 1] as Uint8Array;
  const isSlide = slide !== undefined;
  await page.setViewport({ ...(isSlide ? SLIDE : PHONE), deviceScaleFactor: 2 });
  await loadHtml(page, built.toString('utf8'), { media: 'screen', scripts: isSlide, viewport: isSlide ? SLIDE : PHONE });
  if (!isSlide) return page.screenshot();
  await page.evaluate((id) => {
    location.hash = `#${id}`;
  }, slide);
  const shown = await page.waitForSelector(`section.slide[id="${slide}"]:not([hidden])`);
  return (await shown?.screenshot()) as Uint8Array;
}

/** The studio as it is opened by double click, with the organisation `brand`. */
async function drawStudio(page: Page, file: string, brand: string): Promise<Uint8Array> {
  await page.setViewport({ ...DESK, deviceScaleFactor: 2 });
  await page.goto(pathToFileURL(file).href);
  await page.waitForSelector('#start-from');
  await page.select('#start-from', brand);
  await page.waitForFunction(() => document.querySelector('.notes')?.textContent !== '');
  return page.screenshot();
}

/** Returns a PNG of few colors, `width` px wide. */
async function shrink(page: Page, png: Uint8Array, width: number): Promise<Buffer> {
  await page.goto('about:blank');
  const { size, palette, places } = await page.evaluate(fewColors, Buffer.from(png).toString('base64'), width, COLORS);
  const [wide = 0, high = 0] = size;
  const indices = Buffer.from(places, 'base64');
  const rows = Array.from({ length: high }, (_, y) => Buffer.concat([Buffer.of(0), indices.subarray(y * wide, (y + 1) * wide)]));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(wide, 0);
  header.writeUInt32BE(high, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette)),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A part of a PNG file: its length, name, contents and check sum (ISO/IEC 15948, 5.3). */
function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** Runs in the page: the picture at `width` px in `count` of its colors, each dot as the place of the nearest one. */
async function fewColors(png: string, width: number, count: number): Promise<{ size: number[]; palette: number[]; places: string }> {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const height = Math.round((image.height * width) / image.width);
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) throw new Error('The browser gives no canvas.');
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  const colorAt = (i: number): number => ((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0);
  const used = new Map<number, { color: number; times: number }>();
  for (let i = 0; i < data.length; i += 4) {
    const about = used.get(colorAt(i) & 0xf8f8f8) ?? { color: colorAt(i), times: 0 };
    used.set(colorAt(i) & 0xf8f8f8, { ...about, times: about.times + 1 });
  }
  const between = (a: number, b: number): number =>
    ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2;
  // Much used and unlike those taken before: a few dots of an accent count, a hundred shades of the paper do not.
  const open = [...used.values()]
    .sort((a, b) => b.times - a.times)
    .slice(0, 600)
    .map((one) => ({ ...one, far: 3 * 255 ** 2 }));
  const colors: number[] = [];
  while (colors.length < count && open.length > 0) {
    const scores = open.map(({ times, far }) => far * Math.sqrt(times));
    const [best] = open.splice(scores.indexOf(Math.max(...scores)), 1);
    colors.push(best?.color ?? 0);
    for (const one of open) one.far = Math.min(one.far, between(one.color, best?.color ?? 0));
  }
  const nearest = new Map<number, number>();
  const placeOf = (color: number): number => {
    const known = nearest.get(color);
    if (known !== undefined) return known;
    const far = colors.map((one) => between(one, color));
    const place = far.indexOf(Math.min(...far));
    nearest.set(color, place);
    return place;
  };
  let places = '';
  for (let i = 0; i < data.length; i += 4) places += String.fromCharCode(placeOf(colorAt(i)));
  return {
    size: [width, height],
    palette: colors.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255]),
    places: btoa(places),
  };
}

await drawPictures();
