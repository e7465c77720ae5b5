/**
 * Lets a drawing build step by step: its groups `step-1`, `step-2` ... become fragments in the order of their numbers.
 * Where nothing else is drawn the first of them stands there from the start: no slide opens with an empty drawing.
 * On paper and for those who want no motion it is complete at once. Call before reveal.js starts.
 */
export function buildFigures(): void {
  if (isPrinting() || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  for (const drawing of document.querySelectorAll('.slides .drawing svg')) {
    const steps = stepsOf(drawing);
    for (const { group, step } of hasGround(drawing) ? steps : steps.slice(1)) {
      group.classList.add('fragment');
      group.setAttribute('data-fragment-index', String(step));
    }
  }
}

function stepsOf(drawing: Element): { group: Element; step: number }[] {
  return [...drawing.querySelectorAll('g[id*="-step-"]')]
    .map((group) => ({ group, step: Number(/-step-(\d+)$/.exec(group.id)?.[1]) }))
    .filter(({ step }) => Number.isInteger(step))
    .sort((a, b) => a.step - b.step);
}

/** True where something is drawn beside the steps. */
function hasGround(drawing: Element): boolean {
  const drawn = [...drawing.querySelectorAll('path, rect, circle, ellipse, line, polyline, polygon, text, use, image')];
  return drawn.some((one) => !one.closest('defs, marker, pattern, clipPath, mask, symbol, g[id*="-step-"]'));
}

/** True where reveal.js lays out all slides for paper (`?print-pdf`). */
export function isPrinting(): boolean {
  const query = new URLSearchParams(location.search);
  return query.has('print-pdf') || query.get('view') === 'print';
}
