import { say } from '../slides/place.js';

/**
 * Returns what makes the screen black. Then any key, click or tap brings the slide back and does nothing else: nobody has to
 * know which one. Call before other listeners are added. `onBack` runs when the slide is there again.
 */
export function blankScreen(onBack: () => void): () => void {
  const { classList } = document.body;
  const show = (isBlank: boolean): void => {
    classList.toggle('blank', isBlank);
    for (const part of document.querySelectorAll('main, nav')) part.toggleAttribute('inert', isBlank);
  };
  const wake = (event: Event): void => {
    if (!classList.contains('blank') || isModifier(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    show(false);
    onBack();
  };
  addEventListener('keydown', wake, { capture: true });
  addEventListener('click', wake, { capture: true });
  return () => {
    show(true);
    say(document.querySelector('nav')?.dataset.blank ?? '');
  };
}

/** Shift, Ctrl and their like alone are not a press. */
const isModifier = (event: Event): boolean => event instanceof KeyboardEvent && /^(Shift|Control|Alt|Meta|CapsLock)$/.test(event.key);
