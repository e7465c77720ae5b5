import { beforeAll, describe, expect, test } from 'vitest';
import { loadHtml } from '../../scripts/browser/load-html.js';
import type { Printer } from '../../scripts/browser/open-printer.js';
import type { Finding } from '../../scripts/measure/findings.js';
import type { MeasureRules } from '../../scripts/model/formats.js';
import { judgePage } from '../support/judge-page.js';
import { onePrinter } from '../support/one-printer.js';
import { smallPage } from '../support/small-page.js';

/** What fits and what does not, on pages of a few words. */
let printer: Printer;
beforeAll(async () => {
  printer = await onePrinter();
});

describe('measurePage', () => {
  const measure = (body: string, rules: MeasureRules = { minText: 10 }): Promise<Finding[]> =>
    printer.withPage(async (lent) => {
      const style = 'body { font-size: 20px; line-height: 1.2 } p { margin: 0 } section { position: relative }';
      await loadHtml(lent, smallPage(body, { style }), { media: 'print' });
      return judgePage(lent, rules);
    });
  const placed = (found: readonly Finding[]): string[] =>
    found.filter(({ kind }) => !kind.startsWith('contrast')).map(({ kind, box }) => `${kind} ${box}`);
  const kinds = (found: readonly Finding[]): string[] => found.map((one) => `${one.kind} ${one.key ?? '-'} ${one.box ?? '-'}`);
  const slide = (body: string, style = '', width = 640): string =>
    `<svg viewBox="0 0 1280 720" width="${width}" style="display:block"><foreignObject width="1280" height="720"><section data-box="s1" style="width:1280px;height:720px;${style}">${body}</section></foreignObject></svg>`;

  test('finds nothing on a page that fits', async () => {
    expect(
      await measure(
        '<section data-box="a" data-safe="10" style="width:300px;height:200px;padding:12px;box-sizing:border-box"><h2 data-b="h" style="margin:0;line-height:1">Ágp</h2><p data-b="p">Words <b>bold</b><sup>1</sup> here that take more than one line of it</p></section>',
      ),
    ).toEqual([]);
  });

  test('names the nearest style that sets what is wrong, and none for what a drawing says itself', async () => {
    const style = '<style>.box{color:#111}.pale{color:#bbb}.dark{background:#333}.tiny{font-size:8px}</style>';
    const drawing =
      '<svg width="200" height="40" role="img" aria-label="Words" data-b="d"><text y="30" fill="#ccc" font-size="20">Words</text></svg>';
    const found = await measure(
      `${style}<section class="box" data-box="a"><div class="pale"><p data-b="p"><b>Pale</b></p></div><p data-b="q" class="dark">Dark</p><p data-b="t" class="tiny">Tiny</p>${drawing}</section>`,
      { minText: 10 },
    );
    const blamed = found.map(({ kind, key, style: set }) => [kind, key, set && `${set.selector} ${set.property}`]);
    expect(blamed).toEqual(
      expect.arrayContaining([
        ['contrast-text', 'p', '.pale color'],
        ['contrast-text', 'q', '.dark background-color'],
        ['small-text', 't', '.tiny font-size'],
        ['contrast-text', 'd', undefined],
      ]),
    );
  });

  test('overflow: a long word passes its box', async () => {
    const found = await measure('<section data-box="a" style="width:100px"><p data-b="p">Incomprehensibilities</p></section>');
    expect(kinds(found)).toEqual(['overflow p a']);
    expect(found[0]?.by).toBeGreaterThan(50);
    expect(found[0]?.text).toBe('Incomprehensibilities');
  });

  test('overflow: too many lines for a panel, and one in its safe edge', async () => {
    const lines = '<p data-b="p">line</p>'.repeat(6);
    expect(kinds(await measure(`<section data-box="a" style="height:120px;overflow:hidden">${lines}</section>`))).toEqual(['overflow p a']);
    const edge = (safe: number) =>
      measure(`<section data-box="a" data-safe="${safe}" style="width:300px"><p data-b="p" style="padding:8px">x</p></section>`);
    expect(kinds(await edge(6))).toEqual([]);
    expect(kinds(await edge(16))).toEqual(['overflow p a']);
  });

  test('overflow: a line to write on that passes the safe edge, where a printer would not reach it; an ornament may', async () => {
    const lined = (key: string, line: string) =>
      measure(
        `<section data-box="a" data-safe="24" style="width:300px;height:160px;padding:30px;box-sizing:border-box"><div aria-hidden="true" ${key}>${`<div style="height:30px;${line}"></div>`.repeat(4)}</div></section>`,
      );
    expect(kinds(await lined('data-b="l"', 'border-bottom:1px solid'))).toEqual(['overflow l a']);
    expect(await lined('data-b="l"', '')).toEqual([]);
    expect(await lined('', 'border-bottom:1px solid')).toEqual([]);
  });

  test('small-caveat: a caveat smaller than the text that it limits, by how much; one as large is none', async () => {
    const slide = (size: number) =>
      `<section data-box="a"><p data-b="p">It may help.<sup class="mark" style="font-size:12px">1</sup></p><aside class="caveats"><p data-b="c" style="font-size:${size}px">It may not.</p></aside></section>`;
    expect(await measure(slide(20))).toEqual([]);
    const found = await measure(slide(16));
    expect(kinds(found)).toEqual(['small-caveat c a']);
    expect(found[0]?.by).toBe(4);
  });

  test('uneven-sides: risks set smaller than benefits', async () => {
    const sides = (size: number) =>
      `<section data-box="a" class="slide sides"><div class="sides"><div><h3 data-b="h" style="margin:0">Good</h3><p data-b="p">Better mood.</p></div><div><p data-b="r" style="font-size:${size}px">Harm.</p></div></div><p data-b="m" style="font-size:18px">More on this</p></section>`;
    expect(await measure(sides(20))).toEqual([]);
    expect(kinds(await measure(sides(15)))).toEqual(['uneven-sides r a']);
  });

  test('overflow: a picture with words counts, a decoration does not', async () => {
    const picture = (extra: string) =>
      `<section data-box="a" style="width:100px;height:100px"><svg ${extra} style="display:block" width="120" height="50"></svg></section>`;
    expect(kinds(await measure(picture('data-b="f" role="img" aria-label="Curve"')))).toEqual(['overflow f a']);
    expect(kinds(await measure(picture('aria-hidden="true"')))).toEqual([]);
  });

  test('overflow: a card that sticks out of its box, not an empty margin', async () => {
    const card = (style: string) =>
      `<section data-box="a" style="width:200px;height:100px"><div data-b="c" style="height:110px;${style}">x</div></section>`;
    expect(kinds(await measure(card('background:#eee')))).toEqual(['overflow c a']);
    expect(kinds(await measure(card('')))).toEqual([]);
  });

  test('overflow: by is in px of the slide, whatever its scale on the page', async () => {
    const found = await measure(slide('<p data-b="p" style="position:absolute;left:1250px;width:130px;font-size:40px">WWWWWWWW</p>'));
    const large = await measure(
      slide('<p data-b="p" style="position:absolute;left:1250px;width:130px;font-size:40px">WWWWWWWW</p>', '', 1280),
    );
    expect(kinds(found)).toEqual(['overflow p s1']);
    expect(found[0]?.by).toBeCloseTo(large[0]?.by ?? 0, -1);
  });

  test('overflow: outside any box the sides of the page count, not its length', async () => {
    expect(kinds(await measure('<p data-b="p" style="white-space:nowrap">'.concat('word '.repeat(300), '</p>')))).toEqual(['overflow p -']);
    expect(kinds(await measure('<p data-b="p">word</p>'.repeat(200)))).toEqual([]);
  });

  test('overlap: two blocks, two labels of one drawing, a picture on text', async () => {
    const two = (top: number) =>
      `<section data-box="a" style="height:200px"><p data-b="p">One line</p><p data-b="q" style="position:absolute;top:${top}px">Other line</p></section>`;
    expect(kinds(await measure(two(8)))).toEqual(['overlap q a']);
    expect(kinds(await measure(two(24)))).toEqual([]);
    const labels = (x: number) =>
      `<svg data-b="f" role="img" aria-label="F" width="300" height="100"><text x="10" y="50">Label one</text><text x="${x}" y="52">Label two</text></svg>`;
    expect(kinds(await measure(labels(40)))).toEqual(['overlap f -']);
    expect(kinds(await measure(labels(180)))).toEqual([]);
    const picture =
      '<section data-box="a" style="height:200px"><svg data-b="f" role="img" aria-label="F" width="50" height="50" style="position:absolute;top:0"></svg><p data-b="p">Text under it</p></section>';
    expect((await measure(picture)).map((one) => one.kind)).toEqual(['overlap']);
  });

  test('overlap: nested lists, floats and tight headings are fine', async () => {
    const body =
      '<section data-box="a" style="width:400px"><h2 data-b="h" style="line-height:1;margin:0">Heading gap</h2><ul data-b="l"><li data-b="i">One<ul><li data-b="n">Nested</li></ul></li></ul><p data-b="x" style="float:right;width:100px">Float text here</p><p data-b="y">'.concat(
        'word '.repeat(40),
        '</p></section>',
      );
    expect(kinds(await measure(body))).toEqual([]);
  });

  test('overlap: the title of a slide, cells beside one another, a heading in its block, cards and their edges on words', async () => {
    const slideOf = (id: string, inside: string): string =>
      `<section data-box="${id}" data-b="${id}" style="position:relative;width:600px;height:160px;overflow:hidden"><h2 style="margin:0;font-size:30px;line-height:40px">Title ${id}</h2>${inside}</section>`;
    const card = (look: string): string => `<div style="height:60px;${look}"></div>`;
    const covered = [
      slideOf('c1', '<table data-b="t" style="margin-top:-24px"><tr><td>First cell of it</td></tr></table>'),
      slideOf(
        'c2',
        '<table data-b="t" style="table-layout:fixed;width:200px"><tr><td style="white-space:nowrap">A cell with a long text</td><td>Next</td></tr></table>',
      ),
      slideOf('c3', '<div data-b="q"><h3 style="margin:0">Question</h3><p data-b="p" style="margin:-18px 0 0">Answer</p></div>'),
      slideOf('c4', card('position:relative;margin-top:-30px;background:#fff4d6')),
      slideOf('c5', card('position:relative;margin-top:-30px;background:linear-gradient(#fff,#eee);pointer-events:none')),
      slideOf('c6', card('margin-top:-20px;border:2px solid #14323c')),
    ];
    const free = [
      slideOf('f1', '<table data-b="t"><tr><td>One</td><td>Two <strong>bold</strong><sup>1</sup></td></tr></table>'),
      slideOf('f2', card('position:absolute;top:0;left:0;width:300px;z-index:-1;background:#fff4d6')),
      slideOf('f3', card('position:relative;margin-top:-30px;background:#fff4d622')),
      slideOf(
        'f4',
        '<div style="margin-top:20px;border:2px solid #14323c"><p style="margin:-13px 0 0 20px;width:90px;background:#fff">In a frame</p></div>',
      ),
      slideOf('f5', card('position:relative;margin-top:-30px;background:#fff4d6;opacity:0')),
      slideOf('f6', '<ul style="margin:0"><li>One<ul><li>Nested</li></ul></li></ul>'),
    ];
    const found = await measure([...covered, ...free].join(''));
    expect(placed(found).sort()).toEqual(['c1', 'c2', 'c3', 'c4', 'c5', 'c6'].map((id) => `overlap ${id}`));
  });

  test('overflow: what a slide cuts off of a card with words; ornaments may', async () => {
    const slideOf = (id: string, inside: string): string =>
      `<section data-box="${id}" style="position:relative;width:600px;height:100px;overflow:hidden">${inside}</section>`;
    const card = (text: string, look: string): string => `<div style="position:absolute;top:20px;${look}">${text}</div>`;
    const body = [
      slideOf('c1', card('Words', 'padding-bottom:90px;background:#fff4d6')),
      slideOf('c2', card('Words', 'left:480px;width:200px;border:2px solid #14323c')),
      slideOf('f1', card('', 'width:900px;height:10px;background:#fff4d6')),
      slideOf('f2', card('Words', 'padding-bottom:20px;background:#fff4d6')),
    ];
    expect(placed(await measure(body.join('')))).toEqual(['overflow c1', 'overflow c2']);
  });

  test('small-text: body, marks and fine print have their own minimum', async () => {
    const rules = { minText: 16, marks: 11 };
    expect(kinds(await measure('<p data-b="p" style="font-size:15px">x</p>', rules))).toEqual(['small-text p -']);
    expect(
      kinds(await measure('<p data-b="p" style="font-size:16px">x<sup class="mark" style="font-size:11px">1</sup></p>', rules)),
    ).toEqual([]);
    expect(kinds(await measure('<p data-b="p" style="font-size:16px">x<sup style="font-size:11px">1</sup></p>', rules))).toEqual([
      'small-text p -',
    ]);
    expect(kinds(await measure('<div data-fine="12"><p data-b="p" style="font-size:12px">x</p></div>', rules))).toEqual([]);
    const found = await measure('<div data-fine="12"><p data-b="p" style="font-size:10.5px">x</p></div>', rules);
    expect(found[0]?.by).toBe(1.5);
  });

  test('small-text: a slide is judged in its own px at any scale', async () => {
    for (const width of [320, 1280]) {
      expect(kinds(await measure(slide('<p data-b="p" style="font-size:24px">x</p>', '', width), { minText: 24 }))).toEqual([]);
      const found = await measure(slide('<p data-b="p" style="font-size:20px">x</p>', '', width), { minText: 24 });
      expect(kinds(found)).toEqual(['small-text p s1']);
      expect(found[0]?.by).toBeCloseTo(4, 1);
    }
  });

  test('small-text: labels of a drawing count as large as they are drawn, on a slide too', async () => {
    const figure = (width: number) =>
      `<svg data-b="f" role="img" aria-label="F" viewBox="0 0 200 100" width="${width}" style="display:block"><g transform="scale(0.5)"><text x="20" y="90" font-size="40">Label</text></g></svg>`;
    expect(kinds(await measure(figure(200), { minText: 20 }))).toEqual([]);
    const found = await measure(figure(150), { minText: 20 });
    expect(kinds(found)).toEqual(['small-text f -']);
    expect(found[0]?.by).toBeCloseTo(5, 1);
    expect(kinds(await measure(slide(figure(240)), { minText: 24 }))).toEqual([]);
    expect((await measure(slide(figure(200)), { minText: 24 }))[0]?.by).toBeCloseTo(4, 1);
  });

  test('small-text: text shrunk by a transform', async () => {
    const found = await measure('<section data-box="a"><div style="transform:scale(0.5)"><p data-b="p">x</p></div></section>', {
      minText: 16,
    });
    expect(found.map((one) => [one.kind, one.by])).toEqual([['small-text', 6]]);
  });

  test('clipped: a line cut by hidden overflow inside the box', async () => {
    const cut = (style: string) =>
      `<section data-box="a" style="width:400px;height:300px"><div style="width:200px;overflow:hidden;${style}"><p data-b="p" style="white-space:nowrap">A line that is much longer than this</p></div></section>`;
    expect(kinds(await measure(cut('')))).toEqual(['clipped p a']);
    expect(kinds(await measure(cut('width:390px')))).toEqual([]);
    expect(kinds(await measure(cut('width:390px;height:10px')))).toEqual(['clipped p a']);
  });

  test('text for screen readers only, hidden text and closed parts are not judged', async () => {
    const hidden = 'position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap;font-size:8px';
    expect(
      kinds(
        await measure(
          `<section data-box="a" style="width:200px;height:100px"><span style="${hidden}">Long text for screen readers only</span><p style="visibility:hidden;font-size:5px">x</p><p hidden>y</p></section>`,
        ),
      ),
    ).toEqual([]);
  });
});
