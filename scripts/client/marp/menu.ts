import { titleOf } from '../slides/bar.js';
import { closeDialogs, openDialog } from '../slides/dialogs.js';

interface Menu {
  readonly slides: readonly HTMLElement[];
  readonly index: number;
  readonly go: (to: number) => void;
}

/** Opens the list of all slides by their titles, at the one on show. */
export function openContents({ slides, index, go }: Menu): void {
  const list = document.querySelector('#menu ol');
  list?.replaceChildren(
    ...slides.map((slide, i) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = `${i + 1}. ${titleOf(slide)}`;
      if (slide.matches('.opener')) button.className = 'part';
      if (i === index) button.setAttribute('aria-current', 'true');
      button.addEventListener('click', () => {
        closeDialogs();
        go(i);
      });
      const line = document.createElement('li');
      line.append(button);
      return line;
    }),
  );
  openDialog('menu');
  list?.querySelector<HTMLElement>('[aria-current]')?.focus();
}
