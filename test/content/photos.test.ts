import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readPicture } from '../../scripts/content/pictures/read-picture.js';
import type { Diagnostic } from '../../scripts/model/diagnostic.js';
import { isPhoto, type Photo, photoDrawing, photoOf } from '../../scripts/model/photo.js';
import { figureMarkup } from '../../scripts/render/picture-markup.js';
import { brokenProject, diagnose } from '../support/broken-project.js';
import { chunk, plainPng, SMALL_PHOTOS } from '../support/small-photos.js';

function read(bytes: Uint8Array): { readonly photo?: Photo | undefined; readonly found: Diagnostic[] } {
  const found: Diagnostic[] = [];
  const drawing = readPicture('decks/modules/m/photo.jpg', bytes, 'figure', found);
  return { photo: drawing && photoOf(drawing), found };
}

const bytesOf = (photo: Photo | undefined): Buffer => Buffer.from(photo?.href.split(',')[1] ?? '', 'base64');
const small = (name: keyof typeof SMALL_PHOTOS): Buffer => Buffer.from(SMALL_PHOTOS[name], 'base64');

interface Png {
  readonly width?: number;
  readonly height?: number;
  /** Depth, color type, and whether it is interlaced. */
  readonly kind?: readonly [number, number, number];
  readonly dots?: number;
  readonly more?: readonly Buffer[];
}

function png({
  width = 5,
  height = 3,
  kind: [depth, color, interlaced] = [8, 6, 0],
  dots = height * (1 + width * 4),
  more = [],
}: Png): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([depth, color, 0, 0, interlaced], 8);
  const mark = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([
    mark,
    chunk('IHDR', head),
    ...more,
    chunk('IDAT', deflateSync(Buffer.alloc(dots))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('a photo is taken, and only the picture of it', () => {
  test.each([
    ['turned', 4, 6],
    ['cmyk', 6, 4],
    ['progressive', 6, 4],
    ['lossless', 6, 4],
  ] as const)('%s', (name, width, height) => {
    const { photo, found } = read(small(name));
    expect(found).toEqual([]);
    expect(photo).toMatchObject({ width, height });
    expect(bytesOf(photo).toString('latin1')).not.toMatch(/SecretCam|ANIM|EXIF/);
  });

  test('how the camera was held is kept, and nothing else of what it noted', () => {
    const kept = bytesOf(read(small('turned')).photo);
    expect(kept.subarray(2, 4)).toEqual(Buffer.from([0xff, 0xe1]));
    expect(kept.readUInt16BE(4)).toBe(34);
    expect(bytesOf(read(kept).photo)).toEqual(kept);
  });

  /** The first row of a directory that has one: how the camera was held. */
  const held = (turn: number, name = ''): Buffer =>
    Buffer.from([...Buffer.from(`${name}II*\0`, 'latin1'), 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, turn, 0, 0, 0, 0, 0, 0, 0]);

  test.each([
    ['a WebP held upright', small('lossy'), '0 0 4 6', '0 1 -1 0 4 0'],
    ['a PNG upside down', png({ more: [chunk('eXIf', held(3))] }), '0 0 5 3', '-1 0 0 -1 5 3'],
    ['a PNG held the other way', png({ more: [chunk('eXIf', held(8))] }), '0 0 3 5', '0 -1 1 0 0 5'],
    ['a mirrored PNG, whose notes have a name', png({ more: [chunk('eXIf', held(2, 'Exif\0\0'))] }), '0 0 5 3', '-1 0 0 1 5 0'],
    ['one held as usual', png({ more: [chunk('eXIf', held(1))] }), '0 0 5 3', undefined],
    ['one with notes that say nothing', png({ more: [chunk('eXIf', held(9))] }), '0 0 5 3', undefined],
    ['one with notes that are cut off', png({ more: [chunk('eXIf', held(6).subarray(0, 12))] }), '0 0 5 3', undefined],
  ])('%s is turned, whatever the browser makes of its notes', (_, bytes, viewBox, matrix) => {
    const found: Diagnostic[] = [];
    const drawing = readPicture('a.png', bytes, 'figure', found);
    const [image] = drawing?.children ?? [];
    expect(found).toEqual([]);
    expect(drawing?.attributes.viewBox).toBe(viewBox);
    expect(typeof image === 'object' && image.attributes.transform).toBe(matrix && `matrix(${matrix})`);
    expect(typeof image === 'object' && Buffer.from(image.attributes.href ?? '', 'base64').toString('latin1')).not.toMatch(/SecretCam/);
  });

  test('PNG of every depth; notes are left out', () => {
    const note = chunk('tEXt', Buffer.from('Author\0A. Nurse'));
    expect(bytesOf(read(png({ more: [note, chunk('acTL', Buffer.alloc(8))] })).photo)).toEqual(png({}));
    const palette = [chunk('PLTE', Buffer.alloc(6))];
    for (const [kind, dots, more] of [
      [[16, 2, 0], 3 * (1 + 5 * 6), []],
      [[1, 3, 0], 3 * 2, palette],
      // Passes of 1, 1, 1, 3, 2 times 2 and 5 dots, and a byte more for each row (Adam7).
      [[8, 0, 1], 22, []],
    ] as const)
      expect(read(png({ kind, dots, more: [...more] })).found).toEqual([]);
  });
});

describe('a photo that cannot be used is refused with what to do', () => {
  test.each<[string, Uint8Array, string]>([
    ['a JPEG that is cut off', small('progressive').subarray(0, 200), 'cut off'],
    ['a WebP that is cut off', small('lossy').subarray(0, 40), 'cut off'],
    ['a PNG that is cut off', png({}).subarray(0, 60), 'cut off'],
    ['a PNG with a wrong sum', Buffer.from(png({})).fill(7, 18, 20), 'cut off'],
    ['a PNG with too few dots', png({ dots: 10 }), 'cut off'],
    ['a PNG that unpacks without end', png({ dots: 50_000_000 }), 'more than its size says'],
    ['wider than 20,000 dots', png({ width: 20_001, height: 1 }), '20001 by 1 px'],
    ['more than 40 million dots', png({ width: 19_000, height: 19_000, dots: 10 }), '19000 by 19000 px'],
    ['more than 5 MB', Buffer.concat([png({}), Buffer.alloc(6_000_000)]), '5242880'],
    ['a WebP that moves', small('moving'), 'moves: it holds 2 pictures'],
    ['a PNG that moves', png({ more: [chunk('fcTL', Buffer.alloc(26)), chunk('fcTL', Buffer.alloc(26))] }), 'holds 2 pictures'],
    ['a GIF', Buffer.from('GIF89a\x01\x00'), 'GIF'],
    ['an icon', Buffer.from([0, 0, 1, 0, 3, 0, 16, 16, 0, 0]), 'icon'],
    ['a photo of an iPhone', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0'), 'HEIC'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'PDF'],
    ['a JPEG 2000 picture', Buffer.from('\0\0\0\x0cjP  \r\n'), 'JPEG 2000'],
    ['a film', Buffer.from('\0\0\0\x20ftypisom\0\0'), 'film'],
    [
      'a PNG of which a program changed the line ends',
      Buffer.from(png({}).toString('latin1').replace('\r\n', '\n'), 'latin1'),
      'changed on its way',
    ],
    ['a PNG with a byte order mark', Buffer.concat([Buffer.from('\uFEFF'), png({})]), 'changed on its way'],
    ['a JPEG without its end', small('cmyk').subarray(0, -2), 'cut off'],
  ])('%s', (_, bytes, says) => {
    const { photo, found } = read(bytes);
    expect(photo).toBeUndefined();
    expect(found).toMatchObject([{ code: 'bad-picture', message: expect.stringContaining(says) }]);
    expect(found[0]?.hint).toMatch(/save it|export it/);
  });

  test.each([
    ['what stands in its place in Git', 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\n', /git lfs pull/],
    ['a shortcut', '[InternetShortcut]\nURL=https://river.example/logo.svg\n', /the picture itself/],
    ['an address', 'data:image/svg+xml;base64,PHN2Zy8+', /the picture itself/],
    ['a note', 'Logo folgt später', /the picture itself/],
  ])('a text that is no drawing: %s', (_, text, mend) => {
    expect(read(Buffer.from(text)).found).toMatchObject([
      { code: 'bad-picture', message: expect.stringContaining(text.slice(0, 12)), hint: expect.stringMatching(mend) },
    ]);
  });
});

describe('a photo that makes each file heavy is a warning, and taken', () => {
  test.each([
    [
      'far finer than paper',
      2600,
      500,
      /1\.3 MB: each file that shows it is 1\.7 MB larger\. At 300 dots an inch its 2600 by 500 px print 8\.7 by 1\.7 in large\./,
      /1600 px wide/,
    ],
    ['far finer than paper, upright', 400, 3000, /400 by 3000 px/, /1600 px wide/],
    ['of a kind that packs photos badly', 1100, 1000, /1\.1 MB/, /save it again as JPEG/],
  ])('%s', (_, width, height, says, mend) => {
    const { photo, found } = read(plainPng(width, height));
    expect(photo).toMatchObject({ width, height });
    expect(found).toMatchObject([
      { code: 'heavy-picture', severity: 'warning', message: expect.stringMatching(says), hint: expect.stringMatching(mend) },
    ]);
  });

  test('one of less than 1 MB is none, whatever its camera noted beside it', () => {
    const noted = Buffer.concat([
      small('turned').subarray(0, 2),
      ...Array.from({ length: 20 }, () => note(60_000)),
      small('turned').subarray(2),
    ]);
    expect([read(plainPng(990, 1000)).found, noted.length > 1_000_000, read(noted).found]).toEqual([[], true, []]);
  });
});

/** A comment in a JPEG. */
const note = (length: number): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xfe, (length + 2) >> 8, (length + 2) & 255]), Buffer.alloc(length, 65)]);

describe('a photo in a module', () => {
  const module = 'decks/modules/what-it-is/en.md';
  const named = (name: string) => (files: { replaced(path: string, from: string, to: string): string }) => ({
    [module]: files.replaced(module, '![](layers.svg)', `![](${name})`),
  });

  test('is found whatever the camera calls its ending', () => {
    const root = brokenProject((files) => ({
      [module]: files
        .replaced(module, '![](layers.svg)', '![](layers.svg)\n\n![](arm.jpg)')
        .replace(
          'figures:\n',
          'figures:\n  arm: { alt: An arm in a cast on a pillow., caption: A cast on a pillow., credit: "Photo: the clinic" }\n',
        ),
      'decks/modules/what-it-is/arm.JPG': small('turned'),
    }));
    expect(diagnose(root)).toEqual([]);
  });

  test('with a name that cannot be one is told how to call it', () => {
    const found = diagnose(brokenProject(named('IMG_0042%20copy.JPG'))).filter(({ code }) => code === 'bad-figure');
    expect(found).toMatchObject([{ hint: expect.stringContaining('![](img-0042-copy.jpg)') }]);
  });

  test('two of one name could be either', () => {
    const root = brokenProject({ 'decks/modules/what-it-is/layers.png': png({}) });
    const found = diagnose(root).filter(({ code }) => code === 'duplicate-id');
    expect(found).toMatchObject([{ message: expect.stringContaining('"layers.png" and "layers.svg"') }]);
  });

  test('is written with its size and its words, and unpacked on a screen only when it comes into view', () => {
    const { photo } = read(small('turned'));
    const svg = readPicture('a.jpg', small('turned'), 'figure', []);
    const figure = { id: 'm/a', svg: svg as never, width: 4, height: 6, wide: false, alt: 'An "arm"', caption: '', marks: [] };
    expect(figureMarkup(figure, 'k1')).toBe(`<img src="${photo?.href}" alt="An &quot;arm&quot;" width="4" height="6">`);
    expect(figureMarkup(figure, 'k1', { lazy: true })).toContain(' loading="lazy"');
  });
});

test('a picture that must be turned is a photo all the same, and no drawing with shapes', () => {
  const turned = photoDrawing({ href: 'data:image/png;base64,', width: 6, height: 4, turn: 6 });
  const drawn = { tag: 'rect', attributes: { width: '4', height: '4' }, children: [] };
  expect([
    isPhoto(turned),
    isPhoto({ ...turned, children: [drawn] }),
    isPhoto({ ...turned, children: [...turned.children, drawn] }),
  ]).toEqual([true, false, false]);
});
