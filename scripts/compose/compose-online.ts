import { encode } from 'uqr';
import { shownAddress } from '../model/addresses.js';
import type { SvgNode } from '../model/content.js';
import type { Deck } from '../model/deck.js';
import { fieldAt } from '../model/diagnostic.js';
import { bytesOver, onlineAddress } from '../model/online.js';
import type { Composer } from './composer.js';

/** Returns the code that leads to the whole text on the web; undefined where the brand gives no address, or one too long (a check reports that). */
export function composeOnline(composer: Composer): Deck['online'] {
  const { library, brand, locale, definition } = composer;
  const address = onlineAddress(library, { brand: brand.id, locale, deck: definition.id });
  if (address === undefined || bytesOver(address) > 0) return undefined;
  const shown = shownAddress(address.replace(/\?.*$/, ''));
  const { svg, size } = drawCode(address);
  const alt = composer.word('online-code', { address: shown });
  const figure = { id: 'online/code', svg, width: size, height: size, wide: false, alt, caption: '', marks: [] };
  return { shown, code: { key: composer.keyAt(fieldAt(brand, 'baseUrl')), instruction: false, kind: 'figure', figure } };
}

/** Clear modules around a code (ISO/IEC 18004:2024, 5.3.8). */
const QUIET = 4;

/** Black on white whatever the brand's colors: so cameras know it. `--modules` says how many stand in a row, the quiet zone included. */
function drawCode(address: string): { readonly svg: SvgNode; readonly size: number } {
  const { data, size } = encode(address, { ecc: 'M', border: QUIET });
  const rows = data.flatMap((row, y) => runsOf(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`));
  const node = (tag: string, attributes: Readonly<Record<string, string>>, children: SvgNode[] = []): SvgNode => ({
    tag,
    attributes,
    children,
  });
  const shapes = [
    node('rect', { width: String(size), height: String(size), fill: '#fff' }),
    node('path', { d: rows.join(''), fill: '#000', 'shape-rendering': 'crispEdges' }),
  ];
  return { svg: node('svg', { viewBox: `0 0 ${size} ${size}`, style: `--modules:${size}` }, shapes), size };
}

/** Where dark modules stand side by side: from which on, and how many. */
function runsOf(row: readonly boolean[]): [from: number, length: number][] {
  const runs: [number, number][] = [];
  for (const [x, dark] of row.entries()) {
    const last = runs.at(-1);
    if (dark && last && last[0] + last[1] === x) last[1] += 1;
    else if (dark) runs.push([x, 1]);
  }
  return runs;
}
