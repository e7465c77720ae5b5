/**
 * Lets a drawing build step by step: its groups `step-1`, `step-2` ... become fragments in the order of their numbers.
 * Where nothing else is drawn the first of them stands there from the start: no slide opens with an empty drawing.
 * On paper and for those who want no motion it is complete at once. Call before reveal.js starts.
 */
export function buildFigures(): void {
  if (isPrinting() || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  for (const drawing of document.querySelectorAll('.slides .drawing svg')) {
    const steps = stepsOf(drawing);
    const later = hasGround(drawing) ? steps : steps.slice(1);
    for (const { group, step } of later) {
      group.classList.add('fragment');
      group.setAttribute('data-fragment-index', String(step));
    }
    if (steps.length > 1) pointAtSteps(drawing, later);
  }
}

/** The speaker window shows the notes inside a fragment in place of the slide's: the same ones, with the line of this step marked. */
function pointAtSteps(drawing: Element, later: readonly Step[]): void {
  const section = drawing.closest('section');
  const notes = section?.querySelector('aside.notes');
  const drawings = [...(section?.querySelectorAll('.drawing svg') ?? [])].filter((one) => stepsOf(one).length > 1);
  const place = drawings.indexOf(drawing);
  if (!notes?.querySelector('.cues')) return;
  for (const { group, step } of later) group.append(notesAt(notes, place, step));
  if (later[0]?.step !== 1 && place === 0) notes.replaceWith(notesAt(notes, place, 1));
}

function notesAt(notes: Element, place: number, step: number): Element {
  const said = notes.cloneNode(true) as Element;
  const cue = said.querySelectorAll('.cues')[place]?.children[step - 1];
  const mark = document.createElement('strong');
  mark.append('► ', ...(cue?.childNodes ?? []));
  cue?.append(mark);
  return said;
}

interface Step {
  readonly group: Element;
  readonly step: number;
}

function stepsOf(drawing: Element): Step[] {
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
