import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadHtml } from '../../scripts/browser/load-html.js';
import type { Printer } from '../../scripts/browser/open-printer.js';
import { readPicture } from '../../scripts/content/pictures/read-picture.js';
import type { SvgNode } from '../../scripts/model/content.js';
import type { Deck } from '../../scripts/model/deck.js';
import type { Diagnostic } from '../../scripts/model/diagnostic.js';
import type { Job } from '../../scripts/model/job.js';
import { logoMarkup } from '../../scripts/render/picture-markup.js';
import { svgMarkup } from '../../scripts/render/svg-markup.js';
import { loadAndMeasure } from '../../scripts/stories/load-and-measure.js';
import { templatesRoot } from '../support/broken-project.js';
import { measuringScript } from '../support/judge-page.js';
import { onePrinter } from '../support/one-printer.js';
import { smallPage } from '../support/small-page.js';

let printer: Printer;
beforeAll(async () => {
  printer = await onePrinter();
});

const TEAL = '#1f6a6b';
const svg = (viewBox: string, inside: string): SvgNode =>
  readPicture(
    'logo.svg',
    new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}">${inside}</svg>`),
    'logo',
    [],
  ) as SvgNode;
const square = (inside: string): SvgNode => svg('0 0 100 100', inside);
const WHITE_DOT = square('<circle cx="50" cy="50" r="40" fill="#fff"/>');
const INK_DOT = square('<circle cx="50" cy="50" r="40" fill="#14323c"/>');

interface Logos {
  readonly logo: SvgNode;
  readonly logoOnDark?: SvgNode;
}

const GROUNDS = { light: '#fff', dark: '#14323c' } as const;
const HEAD = `${readFileSync(join(templatesRoot, 'tokens.css'), 'utf8')} body{background:#fff;color:#14323c;font-size:20px;line-height:1.4} .logo{--logo-high:0.43in;--logo-wide:2.4in}`;

/** The brand's logo as print has it on paper and as a title slide has it on ink. */
async function judge(brand: Logos): Promise<Diagnostic[]> {
  const stand = (ground: 'light' | 'dark'): string =>
    `<div style="background:${GROUNDS[ground]};color:${ground === 'dark' ? '#fff' : '#14323c'}">${logoMarkup(brand, { prefix: ground, ground })}</div>`;
  const at = (line: number) => ({ file: 'brand.yaml', line, column: 1 });
  const deck = { places: { logo: at(5), logoOnDark: at(6) } } as unknown as Deck;
  const job = { path: 'm.pdf', media: 'pdf', box: { width: 720, height: 960 }, rules: { minText: 10 } } as unknown as Job;
  const html = smallPage(stand('light') + stand('dark'), { style: HEAD });
  const script = await measuringScript;
  return printer.withUsedPage((page) => loadAndMeasure(page, { script, templates: async () => ({}) }, { html, deck, job }));
}

const told = async (brand: Logos): Promise<string[]> =>
  (await judge(brand)).map(({ code, severity, at, message }) => `${code} ${severity} ${at?.line} ${message}`);

test('a pale ground of its own is seen on paper of another color; a plate in a color is meant, and so is a ground that is let through', async () => {
  const boxed = (ground: string): SvgNode =>
    square(`<rect width="100" height="100" fill="${ground}"/><circle cx="50" cy="50" r="30" fill="#14323c"/>`);
  const boxes = async (logo: SvgNode, logoOnDark: SvgNode): Promise<string[]> =>
    (await told({ logo, logoOnDark })).filter((one) => one.startsWith('logo-box'));
  expect(await boxes(boxed('#fff'), boxed('#fff'))).toEqual([expect.stringMatching(/^logo-box warning 6 .* box of #ffffff on #14323c/)]);
  expect(await boxes(boxed('#f8f5ee'), boxed(TEAL))).toEqual([expect.stringMatching(/^logo-box warning 5 .* box of #f8f5ee on #ffffff/)]);
  expect(await boxes(INK_DOT, WHITE_DOT)).toEqual([]);
});

describe('a logo that cannot be seen where it stands is a warning at its name', () => {
  test('white on paper, ink on ink; a second one for dark ground mends both', async () => {
    expect(await told({ logo: WHITE_DOT })).toEqual([
      expect.stringMatching(/^logo-unseen warning 5 The logo cannot be seen on paper: #ffffff on #ffffff/),
    ]);
    expect(await told({ logo: INK_DOT })).toEqual([
      expect.stringMatching(/^logo-unseen warning 5 .* dark ground of title slides: #14323c/),
    ]);
    expect(await told({ logo: INK_DOT, logoOnDark: WHITE_DOT })).toEqual([]);
    expect(await told({ logo: INK_DOT, logoOnDark: INK_DOT })).toEqual([expect.stringMatching(/^logo-unseen/)]);
  });

  test('a part of it: white letters beside a sign are lost on paper, white letters in a sign are not', async () => {
    const beside = svg('0 0 300 100', `<circle cx="50" cy="50" r="40" fill="#c98a00"/><path d="M120 20h160v60H120z" fill="#fff"/>`);
    expect(await told({ logo: beside })).toEqual([expect.stringMatching(/ [56]\d percent of the logo cannot be seen on paper/)]);
    const inside = square('<circle cx="50" cy="50" r="45" fill="#c98a00"/><path d="M30 40h40v20H30z" fill="#fff"/>');
    expect(await told({ logo: inside })).toEqual([]);
  });

  test('what takes the color of the words around it is seen everywhere', async () => {
    expect(await told({ logo: square('<circle cx="50" cy="50" r="40" fill="currentColor"/>') })).toEqual([]);
  });

  test('a logo made of dots is judged by its dots', async () => {
    const white = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==';
    const logo = readPicture('logo.png', Buffer.from(white, 'base64'), 'logo', []) as SvgNode;
    expect(await told({ logo, logoOnDark: WHITE_DOT })).toEqual([expect.stringMatching(/^logo-unseen warning 5/)]);
  });
});

test('each form has a box that fits: ten times as wide as high is over 5 mm, twenty times is a warning', async () => {
  const wide = (times: number): Logos => ({
    logo: svg(`0 0 ${100 * times} 100`, `<rect width="${100 * times}" height="100" fill="#c98a00"/>`),
  });
  expect(await told(wide(10))).toEqual([]);
  expect(await told(wide(20))).toEqual([expect.stringMatching(/^logo-small warning 5 The logo is 3(\.\d)? mm high on paper/)]);
  expect(await told({ logo: svg('0 0 40 100', `<rect width="40" height="100" fill="${TEAL}"/>`) })).toEqual([]);
});

describe('a drawing looks in a page as it does by itself', () => {
  const RED = '<path d="M10 20h60v40h-60z" fill="#d00"/>';
  const LOW = '<path d="M-80 60h260v20h-260z" fill="#d00"/>';
  const MIXED = '<g style="mix-blend-mode:multiply"><path d="M0 0h60v60h-60z" fill="#ff0"/></g>';
  const BOX = '<rect class="a" x="10" y="10" width="60" height="60" fill="#fc0"/>';
  const MINE = '<g class="b"><path class="c" d="M50 50h40v40h-40z"/></g>';
  const LINE = '<path class="m" d="M20 20 L80 80" stroke="#fc0" stroke-width="4"/>';
  const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
  const drawings: readonly (readonly [head: string, inside: string])[] = [
    ['width="100" height="100"', RED],
    ['width="100" height="50"', LOW],
    ['width="50" height="100" preserveAspectRatio="xMinYMax meet"', LOW + RED],
    ['width="100" height="50" preserveAspectRatio="xMidYMin slice"', RED],
    ['width="50" height="100" preserveAspectRatio="none"', RED],
    ['width="100" height="100" style="overflow:visible;enable-background:new 0 0 100 100"', LOW],
    ['width="100" height="100" transform="rotate(90)"', RED],
    ['width="100" height="100" style="transform:rotate(90deg)"', RED],
    ['width="100" height="100"', MIXED],
    ['width="100" height="100" style="mix-blend-mode:difference"', RED],
    ['width="100" height="100" opacity=".5"', RED],
    ['width="100" height="100" display="none"', RED],
    ['width="100" height="100" style="background:#fc0"', RED],
    ['width="200" height="100" style="background-color:rgb(255, 204, 0)"', RED],
    [
      'width="100" height="100"',
      `<style>.a{x:20px;y:10px;width:40px;height:60px;rx:9px} .b{d:path("M0 80h90v10h-90z")}</style>${BOX}<path class="b"/>`,
    ],
    [
      'width="100" height="100" style="--main:#fc0"',
      `<style>.a{fill:var(--main)} .b{--main:#00f} .c{fill:var(--main)}</style>${BOX}${MINE}`,
    ],
    ['width="100" height="100"', '<g transform-origin="50 50" transform="rotate(45)"><path d="M30 30h40v40h-40z" fill="#fc0"/></g>'],
    [
      'width="100" height="100"',
      `<style>.m{marker:url( #k )}</style><marker id="k" refX="5" refY="5" markerWidth="10" markerHeight="10">${BOX}</marker>${LINE}`,
    ],
    ['width="100" height="100"', `<style media="print">rect{fill:#000}</style><style type="text/less">rect{fill:#0f0}</style>${BOX}`],
    [
      'width="100" height="100"',
      `<style>@media print{rect{fill:#000}} @media (prefers-color-scheme: light){rect{fill:#00f}}</style>${BOX}`,
    ],
    ['width="100" height="100"', `<g style="display:none"><g id="u">${BOX}</g></g><use href="#u"/>`],
    ['width="100" height="100"', `<image x="10" y="10" width="80" height="80" href="data:img/png;base64,${DOT}"/>`],
  ];
  const text = ([head, inside]: (typeof drawings)[number]): string =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" ${head}>${inside}</svg>`;
  const box = (drawing: SvgNode): string => {
    const [, , width = 0, height = 0] = (drawing.attributes.viewBox ?? '').split(' ').map(Number);
    return `display:block;width:${width}px;height:${height}px`;
  };

  test('whatever its outermost element and its styles say', async () => {
    const read = drawings.map((one) => readPicture('logo.svg', new TextEncoder().encode(text(one)), 'logo', []) as SvgNode);
    const alone = drawings.map((one, i) => {
      const address = `data:image/svg+xml;base64,${Buffer.from(text(one)).toString('base64')}`;
      return `<img style="${box(read[i] as SvgNode)}" src="${address}">`;
    });
    const inPage = read.map((one, i) => svgMarkup(one, { prefix: `d${i}-`, attributes: { style: box(one) } }));
    const shot = (cells: readonly string[]): Promise<string> =>
      printer.withPage(async (page) => {
        await page.setViewport({ width: 220, height: 240 * cells.length });
        const rows = cells.map((cell) => `<div style="height:220px;padding:10px;background:#14323c">${cell}</div>`);
        await loadHtml(page, `<!doctype html><title>T</title><body style="margin:0">${rows.join('')}`, {
          media: 'screen',
          viewport: { width: 220, height: 240 * cells.length },
        });
        return page.screenshot({ encoding: 'base64' });
      });
    const [one, other] = [await shot(alone), await shot(inPage)];
    const differing = await printer.withPage((page) => page.evaluate(countDiffering, [one, other], 240));
    // Edges may fall between two dots.
    expect(differing.map((dots) => dots > 300)).toEqual(drawings.map(() => false));
  });
});

/** Runs in the page: how many dots differ in each row of two pictures. */
async function countDiffering(pictures: string[], row: number): Promise<number[]> {
  const [one, other] = await Promise.all(
    pictures.map(async (base64) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
      context.drawImage(image, 0, 0);
      return context.getImageData(0, 0, image.width, image.height);
    }),
  );
  if (!one || !other) return [];
  const counts = new Array<number>(one.height / row).fill(0);
  for (let at = 0; at < one.data.length; at += 4) {
    const far = [0, 1, 2].some((color) => Math.abs((one.data[at + color] ?? 0) - (other.data[at + color] ?? 0)) > 40);
    const place = Math.floor(at / 4 / one.width / row);
    if (far) counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}

test('a logo in the middle of an empty board is as small as what is painted of it', async () => {
  const mark = '<circle cx="50" cy="50" r="50" fill="#a8461f"/>';
  const small = (viewBox: string): Promise<string[]> => told({ logo: svg(viewBox, mark) });
  expect((await small('-400 -400 900 900')).join()).toContain('logo-small');
  expect(await small('-10 -10 120 120')).toEqual([]);
});
