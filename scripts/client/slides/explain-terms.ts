/** Space between a term and what it means, and around that at the edges of the window. In CSS px. */
const GAP = 6;

/**
 * Makes a button of each marked term, which tells what it means: while the mouse is on it or on the words that come up, while it
 * has the focus, and after a tap; until Escape (WCAG 1.4.13). A screen reader has those words as the button's description.
 */
export function explainTerms(): void {
  const note = document.createElement('div');
  note.className = 'term-note';
  // A screen reader has been told already.
  note.setAttribute('aria-hidden', 'true');
  note.hidden = true;
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
  document.addEventListener('mouseout', ({ target, relatedTarget }) => {
    const left = target instanceof Node && (note.contains(target) || shown.term?.contains(target));
    const isStill = relatedTarget instanceof Node && (note.contains(relatedTarget) || shown.term?.contains(relatedTarget));
    if (left && !isStill && document.activeElement !== shown.term) hide();
  });
  document.addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Node && !note.contains(target) && !shown.term?.contains(target)) hide();
  });
  addEventListener('beforeprint', hide);
  addEventListener('resize', hide);
  onTermKeys({ show, hide, isShown: () => !note.hidden });
}

const idOf = (term: HTMLElement): string => `term-${term.dataset.term}`;

const meaningOf = (term: HTMLElement): Node[] => [...(document.getElementById(idOf(term))?.cloneNode(true).childNodes ?? [])];

interface Note {
  readonly show: (term: HTMLElement) => void;
  readonly hide: () => void;
  readonly isShown: () => boolean;
}

/** Keys that are the term's own must not turn the slide. */
function onTermKeys({ show, hide, isShown }: Note): void {
  addEventListener(
    'keydown',
    (event) => {
      const term = event.target instanceof HTMLElement && event.target.matches('[data-term]') ? event.target : undefined;
      const isPress = term && (event.key === 'Enter' || event.key === ' ');
      if (!isPress && !(event.key === 'Escape' && isShown())) return;
      if (isPress) show(term);
      else hide();
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
