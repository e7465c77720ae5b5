import type { Path } from '../reveal/path.js';
import { titleOf } from './bar.js';

/** Opens a dialog of the page by its id. The browser moves the focus in, and back to where it was when it closes. */
export function openDialog(id: string): void {
  const dialog = document.getElementById(id);
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
}

export function closeDialogs(): void {
  for (const dialog of document.querySelectorAll('dialog')) dialog.close();
}

/** Shows the list of all slides; those that are not on the path say so, and can be opened all the same. */
export function openMenu(path: Path): void {
  const list = document.querySelector<HTMLElement>('#menu ol');
  list?.replaceChildren(...path.all.map((slide) => menuLine(slide, path, list.dataset.off ?? '')));
  openDialog('menu');
  list?.querySelector<HTMLElement>('[aria-current]')?.focus();
}

function menuLine(slide: HTMLElement, path: Path, off: string): HTMLLIElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = slide.isConnected ? titleOf(slide) : `${titleOf(slide)} (${off})`;
  if (slide.querySelector('.opener')) button.className = 'part';
  if (slide.matches('.present')) button.setAttribute('aria-current', 'true');
  button.addEventListener('click', () => {
    closeDialogs();
    path.open(slide);
  });
  const line = document.createElement('li');
  line.append(button);
  return line;
}
