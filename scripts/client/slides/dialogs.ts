import { bring } from './bring.js';
import { titleOf } from './place.js';
import type { Presentation } from './presentation.js';

/** Opens a dialog of the page by its id. The browser moves the focus in, and back to where it was when it closes. */
export function openDialog(id: string): void {
  const dialog = document.getElementById(id);
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
}

export function closeDialogs(): void {
  for (const dialog of document.querySelectorAll('dialog')) dialog.close();
}

/** Opens the list of all slides, at the one on show. Those that are left out for this patient say so, and can be opened all the same. */
export function openMenu(deck: Presentation): void {
  const list = document.querySelector<HTMLElement>('#menu ol');
  list?.replaceChildren(...deck.all.map((slide, i) => menuLine(deck, slide, lineOf(slide, i, list.dataset.off))));
  openDialog('menu');
  const current = list?.querySelector<HTMLElement>('[aria-current]');
  current?.focus({ preventScroll: true });
  if (current) bring(current, 'nearest');
}

/** Where slides can be left out their numbers change: there the lines have none. */
function lineOf(slide: HTMLElement, i: number, off: string | undefined): string {
  return `${off === undefined ? `${i + 1}. ` : ''}${titleOf(slide)}${slide.isConnected ? '' : ` (${off})`}`;
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
