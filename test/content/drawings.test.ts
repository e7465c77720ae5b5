import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readPicture } from '../../scripts/content/pictures/read-picture.js';
import type { SvgNode } from '../../scripts/model/content.js';
import type { Diagnostic } from '../../scripts/model/diagnostic.js';
import { sizeOf } from '../../scripts/model/photo.js';

const SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
const TEAL = '#1f6a6b';

interface Read {
  readonly drawing?: SvgNode | undefined;
  readonly found: Diagnostic[];
}

function read(file: string | Uint8Array, purpose: 'logo' | 'figure' = 'logo'): Read {
  const found: Diagnostic[] = [];
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  return { drawing: readPicture('decks/brands/river/logo.svg', bytes, purpose, found), found };
}

const taken = (file: string | Uint8Array): SvgNode => {
  const { drawing, found } = read(file);
  expect(found).toEqual([]);
  return drawing as SvgNode;
};

const all = (node: SvgNode): SvgNode[] => [node, ...node.children.flatMap((child) => (typeof child === 'string' ? [] : all(child)))];
const shape = (drawing: SvgNode, tag: string): SvgNode['attributes'] => all(drawing).find((node) => node.tag === tag)?.attributes ?? {};
const square = (head: string, inside = `<rect width="8" height="8" fill="${TEAL}"/>`): string => `<svg ${SVG} ${head}>${inside}</svg>`;

describe('a picture in which there is nothing is told before any page is made', () => {
  test.each([
    ['no shape', ''],
    ['a layer that is hidden', '<g style="display:none"><path d="M0 0h8v8z"/></g>'],
    ['shapes that nothing uses', '<defs><path id="a" d="M0 0h8v8z"/></defs><g/>'],
    ['a title alone', '<title>Our clinic</title><g id="layer1"/>'],
  ])('%s', (_, inside) => {
    const { found } = read(square('viewBox="0 0 8 8"', inside));
    expect(found).toMatchObject([{ code: 'bad-svg', message: expect.stringContaining('nothing to see') }]);
  });

  test('a file of no bytes', () => {
    expect(read('').found).toMatchObject([{ code: 'bad-picture', message: 'The file is empty.' }]);
  });

  test('shapes that are used from elsewhere are seen', () => {
    taken(square('viewBox="0 0 8 8"', '<defs><path id="a" d="M0 0h8v8z"/></defs><use xlink:href="#a"/>'));
  });
});

describe('a logo is taken as a drawing program exports it', () => {
  test('Inkscape: its own name spaces go, styles and gradients that lean on others stay', () => {
    const logo = taken(`<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape -->
<svg width="60mm" height="20mm" viewBox="0 0 60 20" id="svg5" inkscape:version="1.3" sodipodi:docname="river.svg"
  xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" ${SVG}>
  <sodipodi:namedview pagecolor="#ffffff"/><metadata><x xmlns="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>
  <defs><linearGradient id="a"><stop style="stop-color:${TEAL};stop-opacity:1;" offset="0"/></linearGradient>
  <linearGradient inkscape:collect="always" xlink:href="#a" id="b"/></defs>
  <g inkscape:label="Layer 1"><circle style="fill:url(#b);-inkscape-stroke:none;stroke:none" cx="10" cy="10" r="8"/></g>
</svg>`);
    expect(shape(logo, 'circle')).toEqual({ fill: 'url(#b)', stroke: 'none', cx: '10', cy: '10', r: '8' });
    expect(shape(logo, 'stop')).toMatchObject({ 'stop-color': TEAL });
    expect(JSON.stringify(logo)).toContain('"href":"#a"');
    expect(JSON.stringify(logo)).not.toMatch(/inkscape|sodipodi|metadata|style/);
  });

  test('Illustrator: short names in the DOCTYPE, classes, the branch that is drawn, not its own file', () => {
    const logo = taken(`<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
  <!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/"> ]>
<svg xmlns:i="&ns_ai;" ${SVG} x="0px" y="0px" viewBox="0 0 300 100" style="enable-background:new 0 0 300 100;" xml:space="preserve">
<style type="text/css"><![CDATA[ /* } */ .st0{fill:${TEAL};} #dot.st0 { fill : red } g > .st1 { stroke-width: 2px }
  circle { fill: blue !important } .st0:hover { fill: lime } ]]></style>
<switch><foreignObject requiredExtensions="&ns_ai;"><i:pgfRef/></foreignObject>
<g i:extraneous="self"><rect class="st0 st1" fill="white" width="9" height="9"/><path id="dot" class="st0" d="M0 0"/><circle class="st0" r="4"/></g></switch>
<i:pgf>eNrVfVl7</i:pgf></svg>`);
    expect(shape(logo, 'rect')).toMatchObject({ fill: TEAL, 'stroke-width': '2px' });
    expect(shape(logo, 'path').fill).toBe('red');
    expect(shape(logo, 'circle').fill).toBe('blue');
    expect(all(logo).map(({ tag }) => tag)).not.toContain('foreignObject');
  });

  test('Figma and Affinity: masks, filters, blending, pictures of dots inside, ids with blanks and umlauts', () => {
    const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
    const logo = taken(
      square(
        'viewBox="0 0 320 100" fill="none" xmlns:serif="http://www.serif.com/"',
        `<mask id="m" style="mask-type:luminance"><path d="M0 0" fill="white"/></mask><filter id="f"><feGaussianBlur stdDeviation="2"/></filter>
        <g mask="url(#m)" filter="url(#f)" style="mix-blend-mode:multiply"><path d="M0 0" fill="url('#Verlauf ü')"/></g>
        <linearGradient id="Verlauf ü" serif:id="x"><stop stop-color="#f00"/></linearGradient>
        <image width="10px" height="10px" xlink:href="data:image/png;base64,${dot}"/>`,
      ),
    );
    const paint = all(logo).find(({ tag, attributes }) => tag === 'path' && attributes.fill?.startsWith('url'))?.attributes.fill;
    expect(paint).toBe(`url(#${shape(logo, 'linearGradient').id})`);
    expect(paint).toMatch(/^url\(#[\w-]+\)$/);
    expect(shape(logo, 'mask')).toMatchObject({ 'mask-type': 'luminance' });
    expect(all(logo).find(({ attributes }) => attributes.filter)?.attributes.style).toBe('mix-blend-mode:multiply');
    expect(shape(logo, 'image').href).toMatch(/^data:image\/png;base64,/);
  });

  test('a page for light and dark: what it declares is written out, what holds only in the dark is not', () => {
    const style = `<style>:root{--main:${TEAL}} @media (prefers-color-scheme: dark){:root{--main:#fff}} .a{fill:var(--main)}</style>`;
    expect(shape(taken(square('viewBox="0 0 10 10"', `${style}<rect class="a"/>`)), 'rect').fill).toBe(TEAL);
  });

  test.each([
    ['an origin below zero', 'viewBox="-10 -5 140 120"', 140, 120],
    ['commas', 'viewBox="0,0,300,100"', 300, 100],
    ['a huge one', 'viewBox="0 0 100000 40000"', 100_000, 40_000],
    ['no viewBox, in px', 'width="300" height="100px"', 300, 100],
    ['no viewBox, in mm', 'width="25.4mm" height="50.8mm"', 96, 192],
    ['no viewBox, in points', 'width="72pt" height="36pt"', 96, 48],
    ['no viewBox, in inches', 'width="2in" height="0.5in"', 192, 48],
    ['a viewBox of nothing', 'viewBox="0 0 0 0" width="30" height="20"', 30, 20],
    ['a frame of the same form, rounded', 'viewBox="0 0 60 20.004" width="60mm" height="20mm"', 60, 20.004],
    ['a frame that a slip made far too long', 'viewBox="0 0 10 10" width="9000" height="10"', 10, 10],
    ['a frame by half', 'viewBox="0 0 60 20" width="100%" height="40"', 60, 20],
  ])('its size: %s', (_, head, width, height) => {
    expect(sizeOf(taken(square(head)))).toEqual({ width, height });
  });

  test.each([
    ['beside it', 'width="30" height="10"', '-10 0 30 10'],
    ['above and below it', 'width="1in" height="2in"', '0 -5 10 20'],
    ['by its style', 'width="10" height="10" style="width:20px"', '-5 0 20 10'],
    ['at its left', 'width="30" height="10" preserveAspectRatio="xMaxYMid meet"', '-20 0 30 10'],
    ['on one side of it, below', 'width="10" height="20" preserveAspectRatio="xMinYMin"', '0 0 10 20'],
    ['no more, where it is cut to fit', 'width="40" height="20" preserveAspectRatio="xMidYMax slice"', '0 5 10 5'],
    ['no more, where it is drawn out to fit', 'width="40" height="20" preserveAspectRatio="none"', '0 0 40 20'],
  ])('a frame of another form than its viewBox shows what lies %s, as by itself', (_, frame, expected) => {
    expect(taken(square(`viewBox="0 0 10 10" ${frame}`)).attributes.viewBox).toBe(expected);
  });

  const plain = square('viewBox="0 0 10 10"', '<title>Größe</title><rect width="8" height="8"/>');
  const named = (encoding: string): string => `<?xml version="1.0" encoding="${encoding}"?>\n${plain}`;
  test.each<[string, Uint8Array]>([
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${named('UTF-16')}`, 'utf16le')],
    ['UTF-16, large end first', Buffer.from(`\uFEFF${named('UTF-16')}`, 'utf16le').swap16()],
    ['UTF-16 without a mark', Buffer.from(plain, 'utf16le')],
    ['Latin 1', Buffer.from(named('ISO-8859-1'), 'latin1')],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${named('UTF-8')}`)],
    ['Windows line ends', Buffer.from(named('UTF-8').replaceAll('\n', '\r\n'))],
    ['packed (.svgz)', gzipSync(plain)],
  ])('its letters: %s', (_, bytes) => {
    expect(shape(taken(bytes), 'rect')).toEqual({ width: '8', height: '8' });
  });
});

describe('what others export beside it', () => {
  const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

  test('CorelDRAW: its own font in the file, by a name in quotation marks', () => {
    const font = '<font id="F0"><font-face font-family="Arial"/><missing-glyph/></font>';
    const css = `<style><![CDATA[ @font-face { font-family:"Arial";src:url("#F0") format(svg)} .fil0 {fill:${TEAL}} ]]></style>`;
    const logo = taken(square('viewBox="0 0 10000 5000"', `<defs>${font}${css}</defs><rect class="fil0" width="9" height="9"/>`));
    expect(shape(logo, 'rect').fill).toBe(TEAL);
    expect(all(logo).map(({ tag }) => tag)).not.toContain('font');
  });

  test.each([
    ['Photoshop', `data:img/png;base64,${DOT}`],
    ['one that names letters', `data:image/jpg;charset=utf-8;base64,${DOT}`],
    ['one that names no kind', `data:;base64,${DOT}`],
    ['one that writes signs as codes', `data:image/png;base64,${encodeURIComponent(DOT)}`],
  ])('a picture of dots inside, as %s says it', (_, address) => {
    const logo = taken(square('viewBox="0 0 8 8"', `<image width="8" height="8" xlink:href="${address}"/>`));
    expect(shape(logo, 'image').href).toBe(`data:image/png;base64,${DOT}`);
  });

  test('Figma: the box of HTML that blurs what lies behind is left out; one that paints is refused with what to do', () => {
    const html = (style: string): string =>
      `<foreignObject width="8" height="8"><div xmlns="http://www.w3.org/1999/xhtml" style="${style}"></div></foreignObject><rect width="8" height="8"/>`;
    const blurred = taken(square('viewBox="0 0 8 8"', html('backdrop-filter:blur(2px);height:100%')));
    expect(all(blurred).map(({ tag }) => tag)).toEqual(['svg', 'rect']);
    const { found } = read(square('viewBox="0 0 8 8"', html('background:conic-gradient(red,blue)')));
    expect(found).toMatchObject([{ code: 'bad-svg', hint: expect.stringMatching(/angular or diamond gradient.*PNG/) }]);
  });

  test('a hidden layer with notes is left out, whatever stands in it', () => {
    const notes = '<g class="off"><text>Guides</text><image href="https://example.org/a.png"/></g>';
    const logo = taken(square('viewBox="0 0 8 8"', `<style>.off{display:none}</style>${notes}<rect width="8" height="8"/>`));
    expect(all(logo).map(({ tag }) => tag)).toEqual(['svg', 'rect']);
  });

  test('blank lines before the first, and a plane of millions', () => {
    const plain = square('viewBox="0 0 5000000 2500000"');
    expect(sizeOf(taken(`\n\n<?xml version="1.0"?>\n${plain}`))).toEqual({ width: 5_000_000, height: 2_500_000 });
  });

  test.each([
    ['a style that counts', '<style>\nrect:nth-child(2) { fill: red }</style><rect/>', 'rect:nth-child(2)', 'attributes of the shapes'],
    ['a style in a style', '<style>\n.a { & rect { fill: red } }</style><rect/>', '& rect', 'attributes of the shapes'],
    ['styles in layers', '<style>\n@layer base { rect { fill: red } }</style><rect/>', '@layer base', 'attributes of the shapes'],
    [
      'styles at a condition',
      '<style>\n@supports (fill: red) { rect { fill: red } }</style><rect/>',
      '@supports',
      'attributes of the shapes',
    ],
    ['names of React', '\n<rect strokeWidth="2"/>', '"strokeWidth" where SVG says "stroke-width"', 'as the drawing program exported it'],
    ['names in small letters', '\n<lineargradient id="a"/><rect/>', '"lineargradient" where SVG says "linearGradient"', 'exported it'],
    ['a sign of HTML', '\n<title>Caf&eacute;</title><rect/>', '&eacute; is a sign of HTML', 'Save it again'],
    ['a second drawing', '<rect/></svg>\n<svg>', 'behind the end', 'Save it again'],
  ])('%s would look different unseen: one message with its place', (_, inside, says, mend) => {
    const { found } = read(square('viewBox="0 0 8 8"', inside));
    expect(found).toMatchObject([
      { code: 'bad-svg', at: { line: 2 }, message: expect.stringContaining(says), hint: expect.stringContaining(mend) },
    ]);
  });

  test('styles for a mouse, and for parts that only HTML has, are no trouble', () => {
    const css = `<style>rect{fill:${TEAL};transition:fill .3s} rect:hover,a:focus-visible{fill:red} ::selection{color:red} rect::before{content:""}</style>`;
    expect(shape(taken(square('viewBox="0 0 8 8"', `${css}<rect width="8" height="8"/>`)), 'rect').fill).toBe(TEAL);
  });
});

test('styles by what stands before and around an element, however many do', () => {
  const css = '<style>.far ~ g ~ g ~ g ~ rect { fill: red } .a rect { stroke: blue } g + rect { opacity: .5 }</style>';
  const drawing = taken(square('viewBox="0 0 10 10"', `${css}<g class="far"/>${'<g/>'.repeat(400)}<rect/><g class="a"><g><rect/></g></g>`));
  expect(all(drawing).flatMap(({ tag, attributes }) => (tag === 'rect' ? [attributes] : []))).toEqual([
    { fill: 'red', opacity: '.5' },
    { stroke: 'blue' },
  ]);
  const none = '<style>.nowhere ~ g ~ g ~ g ~ g { fill: red }</style>';
  expect(JSON.stringify(taken(square('viewBox="0 0 10 10"', `${none}${'<g/>'.repeat(400)}<rect/>`)))).not.toContain('red');
});

describe('what does something, leads out or needs a font is refused in one message', () => {
  const refused = (inside: string, head = 'viewBox="0 0 10 10"'): Diagnostic => {
    const { drawing, found } = read(square(head, `\n${inside}`));
    expect(drawing).toBeUndefined();
    expect(found).toHaveLength(1);
    return found[0] as Diagnostic;
  };

  test('all that is wrong is in one message, with the first place', () => {
    const { message, at } = refused(
      '<script>a()</script>\n<rect onclick="b()"/>\n<a xlink:href="https://a.org"><rect/></a><g onload="c()"/>',
    );
    expect(message).toContain('<script> (line 2), onclick="b()" (line 3), xlink:href="https://a.org" (line 4) and 1 more');
    expect(at).toMatchObject({ line: 2, column: 1 });
  });

  test.each([
    ['animation', '<rect><animate attributeName="x" to="3"/></rect>', '<animate>'],
    ['animation in styles', '<style>rect { animation: turn 1s }</style><rect/>', 'animation: turn 1s'],
    ['a font from elsewhere', '<style>@font-face { src: url(https://a.org/f.woff) }</style>', '@font-face'],
    ['an address in a style', '<rect style="fill:url(http://a.org/b.svg#c)"/>', 'http://a.org/b.svg#c'],
    ['a style of its own that cannot be read', '<rect style="fill:#f00;stroke"/>', 'Unknown word stroke'],
    ['a hidden address', '<rect fill="u\\72l(http://a.org/b)"/>', 'u\\72l('],
    ['a shape of another file', '<use href="other.svg#a"/>', 'other.svg#a'],
    ['a picture that moves', '<image href="data:image/gif;base64,R0lGODlh"/>', '<image>'],
    ['HTML', '<foreignObject><p>Hi</p></foreignObject>', '<foreignObject>'],
    ['its own size without end', '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>', 'inside itself'],
  ])('%s', (_, inside, says) => {
    expect(refused(inside).message).toContain(says);
  });

  test('words: the hint names the menu of the program that wrote the file', () => {
    const inkscape = 'viewBox="0 0 9 9" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"';
    expect(refused('<text>River <tspan>Clinic</tspan></text>', inkscape)).toMatchObject({
      message: expect.stringContaining('the words "River Clinic" (line 2)'),
      hint: expect.stringContaining('(Inkscape: Path > Object to Path)'),
    });
    expect(refused('<text>River</text>').hint).toMatch(/Convert text to paths.*Illustrator: Type > Create Outlines.*Figma/);
    expect(read(square('viewBox="0 0 9 9"', '<text x="1"><tspan> </tspan></text><rect/>')).found).toEqual([]);
  });

  test('names that stand for names, or for a file', () => {
    for (const entity of ['<!ENTITY b "&a;&a;">', '<!ENTITY b SYSTEM "file:///etc/passwd">', '<!ENTITY % b "x">']) {
      const { found } = read(`<!DOCTYPE svg [\n<!ENTITY a "aaaa">\n${entity}]>${square('viewBox="0 0 9 9"', '<title>&b;</title>')}`);
      expect(found).toMatchObject([{ code: 'bad-svg', at: { line: 3 }, message: expect.stringContaining('<!ENTITY') }]);
    }
  });

  test.each([
    ['shapes used again', (i: number) => `<g id="a${i}">${`<use href="#a${i - 1}"/>`.repeat(10)}</g>`],
    ['patterns in patterns', (i: number) => `<pattern id="a${i}">${`<rect fill="url(#a${i - 1})"/>`.repeat(10)}</pattern>`],
    ['masks in masks', (i: number) => `<mask id="a${i}">${`<rect mask="url(#a${i - 1})"/>`.repeat(10)}</mask>`],
  ])('few bytes that become many shapes: %s', (_, level) => {
    const levels = Array.from({ length: 12 }, (_none, i) => level(i + 1)).join('');
    expect(refused(`<g id="a0"><rect/></g>${levels}<rect fill="url(#a12)"/>`).message).toContain('more than 10000 shapes');
  });

  test('more elements or deeper groups than any drawing has, before a tree is made of them', () => {
    expect(refused('<rect/>'.repeat(10_001)).message).toContain('more than 10000 elements');
    expect(refused('<g>'.repeat(50_000) + '</g>'.repeat(50_000)).message).toContain('nested more than 100 deep');
  });

  test('a packed file that unpacks without end', () => {
    expect(read(gzipSync(`<svg>${' '.repeat(20_000_000)}</svg>`)).found).toMatchObject([{ code: 'bad-picture' }]);
  });

  test.each([
    ['a page that was not found', '<!doctype html>\n<html><body>404</body></html>', '<html>'],
    ['a drawing without a size', square('width="100%" height="100%"'), '"100%"'],
    ['a prefix that nothing declares', '<svg viewBox="0 0 9 9"><use xlink:href="#a"/></svg>', 'declare'],
  ])('%s', (_, file, says) => {
    expect(read(file).found).toMatchObject([{ code: 'bad-svg', message: expect.stringContaining(says) }]);
  });
});
