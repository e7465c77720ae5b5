/** Space between a term and what it means, and around that at the edges of the window. In CSS px. */
const GAP = 6;

/**
 * Makes a button of each marked term, which tells what it means: while the mouse is on it or on the words that come up, while it
 * has the focus, and after a tap; until Escape (WCAG 1.4.13). A screen reader has those words as the button's description.
 */
export function explainTerms(): void {
  const note = Object.assign(document.createElement('div'), { className: 'term-note', hidden: true });
  // A screen reader has been told already.
  note.setAttribute('aria-hidden', 'true');
  document.body.append(note);
  const shown: { term?: HTMLElement } = {};
  const hide = (): void => {
    if (shown.term) watcher.unobserve(shown.term);
    delete shown.term;
    note.hidden = true;
  };
  const show = (term: HTMLElement): void => {
    hide();
    shown.term = term;
    note.replaceChildren(...meaningOf(term));
    note.hidden = false;
    place(note, term);
    watcher.observe(term);
  };
  // A term that scrolled away, or whose slide is no longer on show, explains nothing.
  const watcher = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => !isIntersecting) && hide());
  for (const term of document.querySelectorAll<HTMLElement>('[data-term]')) {
    if (meaningOf(term).length === 0) continue;
    term.setAttribute('role', 'button');
    term.setAttribute('aria-describedby', idOf(term));
    term.tabIndex = 0;
    for (const event of ['focus', 'click', 'mouseenter']) term.addEventListener(event, () => show(term));
    term.addEventListener('blur', hide);
  }
  const isOn = (target: EventTarget | null): boolean => [note, shown.term].some((part) => target instanceof Node && part?.contains(target));
  document.addEventListener('mouseout', ({ target, relatedTarget }) => {
    if (isOn(target) && !isOn(relatedTarget) && document.activeElement !== shown.term) hide();
  });
  document.addEventListener('pointerdown', ({ target }) => {
    if (!isOn(target)) hide();
  });
  addEventListener('beforeprint', hide);
  addEventListener('resize', hide);
  onTermKeys(note, hide);
}

const idOf = (term: HTMLElement): string => `term-${term.dataset.term}`;

const meaningOf = (term: HTMLElement): Node[] => [...(document.getElementById(idOf(term))?.cloneNode(true).childNodes ?? [])];

/** Keys that are the term's own, or put its meaning away, must not turn the slide. */
function onTermKeys(note: HTMLElement, hide: () => void): void {
  addEventListener(
    'keydown',
    (event) => {
      const { target } = event;
      const isTerm = target instanceof HTMLElement && target.matches('[data-term]');
      if (isTerm && (event.key === 'Enter' || event.key === ' ')) target.click();
      else if (event.key === 'Escape' && !note.hidden) hide();
      else return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true },
  );
}

/** Below the term where there is room, else above it, and never beyond the window. It touches the term, so that a mouse can go there. */
function place(note: HTMLElement, term: HTMLElement): void {
  note.style.left = '0';
  note.style.top = '0';
  const [line = term.getBoundingClientRect()] = term.getClientRects();
  const { width, height } = note.getBoundingClientRect();
  const isBelow = line.bottom + height + GAP <= innerHeight || line.top - height < GAP;
  note.style.left = `${Math.max(GAP, Math.min(line.left, document.documentElement.clientWidth - width - GAP))}px`;
  note.style.top = `${isBelow ? line.bottom : line.top - height}px`;
}
