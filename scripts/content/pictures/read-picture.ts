import type { SvgNode } from '../../model/content.js';
import { type At, type Diagnostic, error, warning } from '../../model/diagnostic.js';
import { type Photo, photoDrawing } from '../../model/photo.js';
import { decodeDrawing, isPacked, MOST_DRAWING_BYTES } from './decode-drawing.js';
import { type Purpose, readDrawing } from './read-drawing.js';
import { isPhoto, readPhoto } from './read-photo.js';

/** Kinds of files that people try, by how they begin; a dot stands for what is no letter. */
const OTHERS: readonly (readonly [starts: RegExp, name: string])[] = [
  [/^\.{0,3}\.PNG/, 'a PNG that was changed on its way, as by a program that took it for text'],
  [/^.{4}jP /, 'a JPEG 2000 picture'],
  [/^.{4}ftyp(isom|mp4|M4V|qt)/, 'a film'],
  [/^GIF8/, 'a GIF'],
  [/^.{4}ftyp(heic|heix|hevc|mif1|msf1)/, 'a HEIC photo, as iPhones take them'],
  [/^.{4}ftypavi/, 'an AVIF picture'],
  [/^(II\*\.|MM\.\*)/, 'a TIFF picture'],
  [/^BM.{4}\.{4}/, 'a BMP picture'],
  [/^\.{4}.\.[^ ]{2}/, 'an icon (.ico), or another file that is no text'],
  [/^%PDF/, 'a PDF (or an Illustrator file)'],
  [/^%!PS/, 'an EPS file'],
  [/^8BPS/, 'a Photoshop file'],
  [/^PK\.\./, 'a packed file (.zip or an office document)'],
];

const SMALLER =
  'Make it smaller: open it, choose "Resize" (Windows: Photos or Paint; Mac: Preview, Tools > Adjust Size), about 1600 px wide, and save it as JPEG.';
const AGAIN = 'Open it in a picture program and save it again as PNG or JPEG.';

/** In bytes: a photo of 1600 px has half of it. It goes into each file that shows it, and people open those on phones. */
const HEAVY = 1_000_000;
/** What no page of ours shows finer: the whole width of a printed page at 300 dots an inch is 2200 px, of a slide 1280. */
const WIDE_ENOUGH = 2200;
const DPI = 300;

function tooHeavy({ href, width, height }: Photo, at: At): Diagnostic[] {
  const grows = href.length;
  const bytes = (grows - href.indexOf(',')) * 0.75;
  if (bytes <= HEAVY) return [];
  const mb = (count: number): string => `${(count / 1_000_000).toFixed(1)} MB`;
  const printed = `${(width / DPI).toFixed(1)} by ${(height / DPI).toFixed(1)} in`;
  const message = `The picture has ${mb(bytes)}: each file that shows it is ${mb(grows)} larger. At ${DPI} dots an inch its ${width} by ${height} px print ${printed} large.`;
  const hint =
    Math.max(width, height) > WIDE_ENOUGH ? SMALLER : 'It is no wider than it needs to be: save it again as JPEG, of middle quality.';
  return [warning({ code: 'heavy-picture', message, at, hint })];
}

/** Returns a picture as plain data: an SVG drawing, or a PNG, JPEG or WebP as a drawing that holds it. What it is called does not count. */
export function readPicture(file: string, bytes: Uint8Array, purpose: Purpose, diagnostics: Diagnostic[]): SvgNode | undefined {
  const at = { file, line: 1, column: 1 };
  const refuse = (message: string, hint: string): undefined => {
    diagnostics.push(error({ code: 'bad-picture', message, at, hint }));
  };
  if (bytes.length === 0) return refuse('The file is empty.', 'It was not copied to its end, or not saved: copy or export it again.');
  if (isPhoto(bytes)) {
    const photo = readPhoto(bytes);
    if (!('trouble' in photo)) {
      diagnostics.push(...tooHeavy(photo, at));
      return photoDrawing(photo);
    }
    return refuse(`The picture ${photo.trouble}.`, /limit|most/.test(photo.trouble) ? SMALLER : AGAIN);
  }
  const head = Buffer.from(bytes.subarray(0, 32))
    .toString('latin1')
    .replace(/[^ -~]/g, '.');
  const other = isPacked(bytes) ? undefined : OTHERS.find(([starts]) => starts.test(head))?.[1];
  if (other)
    return refuse(
      `This is ${other}. A picture here is an SVG drawing, a PNG, a JPEG or a WebP.`,
      'Open it in the program that made it, and export it as SVG (a logo) or as PNG or JPEG; where it does not open, copy it again.',
    );
  if (bytes.length > MOST_DRAWING_BYTES)
    return refuse(
      `The drawing has ${bytes.length} bytes; the limit is ${MOST_DRAWING_BYTES}.`,
      'Simplify it, or save it as a PNG of about 1200 px.',
    );
  const decoded = decodeDrawing(bytes);
  if ('trouble' in decoded) return refuse(`The drawing cannot be read: ${decoded.trouble}.`, 'Save it again as plain SVG (UTF-8).');
  const begins = decoded.text.trim().slice(0, 40).split('\n')[0] ?? '';
  if (begins.startsWith('<')) return readDrawing(file, decoded.text, purpose, diagnostics);
  return refuse(
    `This is no picture: it begins with "${begins}".`,
    /^version https:\/\/git-lfs/.test(begins)
      ? 'Git keeps the picture elsewhere: fetch it with git lfs pull.'
      : 'Put the picture itself in its place: SVG, PNG, JPEG or WebP.',
  );
}
