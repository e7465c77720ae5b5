import { scrollSlide } from './size.js';

/**
 * False where a key belongs to what has the focus and not to the slides: in a dialog, and space on a button. The keys
 * that the speaker window sends have no target.
 */
export function belongsToSlides({ target, keyCode }: KeyboardEvent): boolean {
  if (document.querySelector('dialog[open]')) return false;
  return !(keyCode === 32 && target instanceof Element && target.closest('a, button'));
}

/** Our own keys, by the sign on the key whatever the keyboard's layout. All others are reveal.js's. */
export function onKeys(actions: Readonly<Record<string, () => void>>): void {
  addEventListener(
    'keydown',
    (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey || document.querySelector('dialog[open]')) return;
      if (!isScroll(event) && !run(actions[event.key])) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true },
  );
}

function run(action: (() => void) | undefined): boolean {
  action?.();
  return action !== undefined;
}

/** Up and down move through a slide that does not fit, before they move to the next. */
function isScroll({ key, shiftKey }: KeyboardEvent): boolean {
  if (shiftKey || document.querySelector('.overview, .paused')) return false;
  return (key === 'ArrowDown' && scrollSlide(1)) || (key === 'ArrowUp' && scrollSlide(-1));
}
