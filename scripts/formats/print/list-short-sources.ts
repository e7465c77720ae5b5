import type { Deck, NumberedReference, Panel, Span } from '../../model/deck.js';
import { panelSpans } from '../../render/panel-spans.js';

/** Source numbers that share one short name: "Evans and others, 2018". */
export interface ShortSource {
  readonly numbers: readonly number[];
  readonly short: string;
}

/** Returns the short names of the sources that a panel's text and caveats mark, in order of their numbers. */
export function listShortSources(deck: Pick<Deck, 'references'>, panel: Pick<Panel, 'sections' | 'caveats'>): ShortSource[] {
  const marked = new Set(panelSpans(panel).flatMap(numbersOf));
  return joinNames(deck.references.filter(({ number }) => marked.has(number)));
}

function joinNames(references: readonly NumberedReference[]): ShortSource[] {
  const byName = new Map<string, number[]>();
  for (const { number, short } of references) byName.set(short, [...(byName.get(short) ?? []), number]);
  return [...byName].map(([short, numbers]) => ({ short, numbers }));
}

function numbersOf(span: Span): readonly number[] {
  if (span.kind === 'mark') return span.numbers;
  return 'children' in span ? span.children.flatMap(numbersOf) : [];
}
