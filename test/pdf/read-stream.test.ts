import { expect, test } from 'vitest';
import { type Marked, textOf } from '../../scripts/pdf/marked-lines.js';
import { readStream } from '../../scripts/pdf/read-stream.js';

const textIn = (marked: ReadonlyMap<number, Marked>): string => textOf(marked.get(0) as Marked);
/** Each glyph is its own letter. */
const read = (content: string) =>
  readStream(content, {
    glyphs: (_, hex) => [...Buffer.from(hex, 'hex').toString('latin1')],
    object: () => ({ hasMarks: false, text: '' }),
  });

const ACTUAL = '/Span <</ActualText <FEFF1EC5> >> BDC <65> Tj <7E> Tj EMC';

test('glyphs that stand for other text are read as that text, once, and the rest as they are', () => {
  const { marked } = read(`/P <</MCID 0>> BDC BT /F 9 Tf <6E> Tj ${ACTUAL} <6E> Tj ET EMC`);
  expect(textIn(marked)).toBe('nễn');
});

test('outside a tag, such text is loose like any other: the whole of it, with its marks', () => {
  const { loose, looseText, operations } = read(`BT /F 9 Tf <6E> Tj ${ACTUAL} <6E> Tj ET`);
  expect(looseText).toBe('nễn');
  expect(loose).toEqual([{ from: 0, to: operations.length - 1 }]);
});

test('letters painted from left to right are read in their own order', () => {
  const { marked, looseText } = read(
    '/P <</MCID 0>> BDC BT /ReversedChars BMC <616263> Tj EMC ET EMC BT /ReversedChars BMC <64> Tj <6566> Tj EMC ET',
  );
  expect([textIn(marked), looseText]).toEqual(['cba', 'fed']);
});

test('letters beyond the first plane and an empty text are read', () => {
  const { marked } = read(
    '/P <</MCID 0>> BDC BT /Span <</ActualText <FEFFD83CDF3F> >> BDC <65> Tj EMC /Span <</ActualText <FEFF> >> BDC <7E> Tj EMC ET EMC',
  );
  expect(textIn(marked)).toBe('🌿');
});
