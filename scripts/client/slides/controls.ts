import { closeDialogs, openDialog, openMenu } from './dialogs.js';
import { type KeyActions, onKeys } from './keys.js';
import type { Presentation } from './presentation.js';
import { followWindow, sizeText } from './size.js';

/** Brings the bar, the dialogs and the keys of a deck to life, with `keys` that are its engine's own. */
export function controlSlides(deck: Presentation, keys: KeyActions): void {
  const text = sizeText();
  const [help, menu] = [() => openDialog('keys'), () => openMenu(deck)];
  const [smaller, same, larger] = [() => text(-1), () => text(0), () => text(1)];
  const full = toggleFullScreen;
  const { previous, next } = deck;
  const start = (): void => deck.go(deck.slides()[0] as HTMLElement);
  onControls({ previous, next, start, menu, keys: help, close: closeDialogs, smaller, same, larger, full, print: () => print() });
  onKeys({ '?': help, m: menu, f: full, '-': smaller, '0': same, '+': larger, '=': larger, ...keys });
  if (!document.fullscreenEnabled) for (const button of document.querySelectorAll('[data-go=full]')) button.remove();
  followWindow();
}

/** Runs `actions[name]` when a control with `data-go="name"` is used. */
function onControls(actions: Readonly<Record<string, () => void>>): void {
  document.addEventListener('click', (event) => {
    const control = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-go]:not([aria-disabled=true])') : null;
    const action = actions[control?.dataset.go ?? ''];
    if (!control || !action) return;
    leaveToSlides(event, control);
    action();
  });
}

/** After a press with mouse or finger the space bar belongs to the slides again. */
export function leaveToSlides({ detail }: MouseEvent, control: HTMLElement): void {
  if (detail > 0) control.blur();
}

function toggleFullScreen(): void {
  if (document.fullscreenElement) void document.exitFullscreen();
  else document.documentElement.requestFullscreen?.().catch(() => {});
}
