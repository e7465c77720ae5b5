/** What a key does. False says that it had nothing to do: then the key goes on to whoever else listens. */
export type KeyActions = Readonly<Record<string, () => unknown>>;

/** True where text runs from right to left: there the arrow to the left, and a finger that moves to the right, lead on. */
export const isRightToLeft = (): boolean => document.dir === 'rtl';

/** False where a key belongs to what has the focus and not to the slides: in a dialog, and space on a link or button. */
export function belongsToSlides({ target, keyCode }: KeyboardEvent): boolean {
  if (document.querySelector('dialog[open]')) return false;
  return !(keyCode === 32 && target instanceof Element && target.closest('a, button'));
}

/** Keys by the sign on them, whatever the keyboard's layout; space is Page Down, and Page Up with Shift. */
export function onKeys(actions: KeyActions): void {
  addEventListener(
    'keydown',
    (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey || !belongsToSlides(event)) return;
      const action = actions[nameOf(event)];
      if (!action || action() === false) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true },
  );
}

function nameOf({ key, shiftKey }: KeyboardEvent): string {
  if (key === ' ') return shiftKey ? 'PageUp' : 'PageDown';
  return key.length === 1 ? key.toLowerCase() : key;
}
