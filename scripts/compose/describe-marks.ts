import type { Caveat, DeckBlock, Span } from '../model/deck.js';
import { mapSpans } from '../model/tree.js';
import type { Place } from './composer.js';

type KeysOf = (claim: string) => readonly string[];

/** Returns a title and blocks of the place's unit in which each mark names the keys of what qualifies its claim there. */
export function describeMarks(
  { title, blocks, caveats }: { title: readonly Span[]; blocks: readonly DeckBlock[]; caveats: readonly Caveat[] },
  { composer, unit }: Place,
): { title: Span[]; blocks: DeckBlock[] } {
  const keys = new Map([...unit.stated, ...caveats.map(({ claim, key }) => [claim, key] as const)]);
  const keysOf: KeysOf = (claim) => (composer.claim(claim)?.qualifiedBy ?? []).flatMap((id) => keys.get(id) ?? []);
  return { title: described(title, keysOf), blocks: mapSpans(blocks, (spans) => described(spans, keysOf)) };
}

/** A mark that prints no number, since the one before it has them all, leaves its keys to that one. */
function described(spans: readonly Span[], keysOf: KeysOf): Span[] {
  const out: Span[] = [];
  for (const span of spans) {
    if (span.kind !== 'mark') {
      out.push('children' in span ? { ...span, children: described(span.children, keysOf) } : span);
      continue;
    }
    out.push(span);
    const printed = out.findLastIndex((one) => one.kind !== 'mark' || one.numbers.length > 0);
    const mark = out[printed];
    if (mark?.kind !== 'mark') continue;
    const describedBy = [...new Set([...(mark.describedBy ?? []), ...keysOf(span.claim)])];
    if (describedBy.length > 0) out[printed] = { ...mark, describedBy };
  }
  return out;
}
