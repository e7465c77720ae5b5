import type { RevealApi } from 'reveal.js';
import { leaveToSlides } from '../slides/controls.js';
import type { Path } from './path.js';

/** The question after the title: which conditions concern this patient. Nothing chosen means all slides. */
export function askConditions(deck: RevealApi, path: Path): void {
  const slide = document.getElementById('choose');
  const chosen = new Set<string>();
  const buttons = [...(slide?.querySelectorAll<HTMLElement>('[data-choose]') ?? [])];
  const show = (): void => {
    for (const button of buttons) button.setAttribute('aria-pressed', String(chosen.has(button.dataset.choose ?? '')));
    path.choose(chosen);
  };
  for (const button of buttons) {
    button.addEventListener('click', (event) => {
      leaveToSlides(event, button);
      const id = button.dataset.choose ?? '';
      if (!chosen.delete(id)) chosen.add(id);
      show();
    });
  }
  for (const start of slide?.querySelectorAll<HTMLElement>('[data-start]') ?? []) {
    start.addEventListener('click', () => {
      if (start.dataset.start === 'all') {
        chosen.clear();
        show();
      }
      deck.next();
    });
  }
}

/** Ticks for what was said back: on screen only, gone with the page. */
export function tickPrompts(): void {
  for (const button of document.querySelectorAll<HTMLElement>('.said')) {
    button.addEventListener('click', (event) => {
      leaveToSlides(event, button);
      button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'));
    });
  }
}
