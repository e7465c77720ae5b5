export interface KeyActions {
  /** Those of a page that scrolls belong to the browser while all slides stand in order. */
  readonly paging: Readonly<Record<string, () => void>>;
  readonly other: Readonly<Record<string, () => void>>;
  readonly isReading: () => boolean;
}

/** Keys by the sign on them, whatever the keyboard's layout. In a dialog they are the browser's. */
export function onKeys({ paging, other, isReading }: KeyActions): void {
  addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || document.querySelector('dialog[open]')) return;
    const name = nameOf(event);
    const action = other[name] ?? (isReading() ? undefined : paging[name]);
    if (!action) return;
    event.preventDefault();
    action();
  });
}

/** Space is a button's own when it has the focus. */
function nameOf({ key, shiftKey, target }: KeyboardEvent): string {
  if (key !== ' ') return key.length === 1 ? key.toLowerCase() : key;
  if (target instanceof Element && target.closest('a, button')) return '';
  return shiftKey ? 'PageUp' : 'PageDown';
}
