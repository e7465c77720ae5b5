/**
 * Lets a drawing build step by step: its groups `step-1`, `step-2` ... become fragments in the order of their numbers.
 * On paper and for those who want no motion it is complete at once. Call before reveal.js starts.
 */
export function buildFigures(): void {
  if (isPrinting() || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  for (const group of document.querySelectorAll('.slides svg g[id*="-step-"]')) {
    const step = /-step-(\d+)$/.exec(group.id)?.[1];
    if (!step) continue;
    group.classList.add('fragment');
    group.setAttribute('data-fragment-index', step);
  }
}

/** True where reveal.js lays out all slides for paper (`?print-pdf`). */
export function isPrinting(): boolean {
  const query = new URLSearchParams(location.search);
  return query.has('print-pdf') || query.get('view') === 'print';
}
