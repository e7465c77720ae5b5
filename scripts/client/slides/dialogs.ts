import { bring } from './bring.js';
import { isDeeper, mainOf, numberOf, titleOf } from './place.js';
import type { Presentation } from './presentation.js';

/** Opens a dialog of the page by its id. The browser moves the focus in, and back to where it was when it closes. */
export function openDialog(id: string): void {
  const dialog = document.getElementById(id);
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
}

export function closeDialogs(): void {
  for (const dialog of document.querySelectorAll('dialog')) dialog.close();
}

/**
 * Opens the list of all slides, at the one on show, with those below a slide below its line. Those that are left out for this patient say so,
 * and can be opened all the same.
 */
export function openMenu(deck: Presentation): void {
  const list = document.querySelector<HTMLElement>('#menu ol');
  const line = (slide: HTMLElement): HTMLLIElement => menuLine(deck, slide, wordsOf(slide, deck, list?.dataset.off));
  const main = deck.all.filter((slide) => !isDeeper(slide));
  list?.replaceChildren(
    ...main.map((slide) => {
      const below = deck.all.filter((one) => isDeeper(one) && mainOf(one, deck) === slide);
      return withBelow(line(slide), below.map(line));
    }),
  );
  openDialog('menu');
  const current = list?.querySelector<HTMLElement>('[aria-current]');
  current?.focus({ preventScroll: true });
  if (current) bring(current, 'nearest');
}

function withBelow(line: HTMLLIElement, below: readonly HTMLLIElement[]): HTMLLIElement {
  const list = document.createElement('ol');
  list.append(...below);
  if (below.length > 0) line.append(list);
  return line;
}

/** Where slides can be left out their numbers change: there the lines have none. */
function wordsOf(slide: HTMLElement, deck: Presentation, off: string | undefined): string {
  const number = off === undefined ? numberOf(slide, deck) : '';
  return `${number && `${number}. `}${titleOf(slide)}${slide.isConnected ? '' : ` (${off})`}`;
}

function menuLine(deck: Presentation, slide: HTMLElement, text: string): HTMLLIElement {
  const button = Object.assign(document.createElement('button'), { type: 'button', textContent: text });
  if (slide.matches('.opener')) button.className = 'part';
  if (slide === deck.current()) button.setAttribute('aria-current', 'true');
  button.addEventListener('click', () => {
    closeDialogs();
    deck.go(slide);
    deck.read?.(slide);
  });
  const line = document.createElement('li');
  line.append(button);
  return line;
}
