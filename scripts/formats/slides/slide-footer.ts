import type { Deck } from '../../model/deck.js';
import { fixedWord } from '../../render/fixed-word.js';
import type { PlannedSlide } from './plan-slides.js';

/** Returns what stands at the right of a slide's foot: the sources it names, if any ("Sources 4–6, 9 on the last slides"). */
export function sourcesNote(slide: PlannedSlide, deck: Deck): string {
  if (slide.kind !== 'content' || slide.slide.sources.length === 0) return '';
  const numbers = runs(slide.slide.sources);
  return fixedWord(deck.words, slide.slide.sources.length === 1 ? 'source-on-slide' : 'sources-on-slide', { numbers, number: numbers });
}

/** [1, 2, 3, 7] as "1–3, 7". */
function runs(numbers: readonly number[]): string {
  const found: [number, number][] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else found.push([number, number]);
  }
  return found.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}
