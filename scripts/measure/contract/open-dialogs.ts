import type { Finding } from '../findings.js';
import { styleOf } from './blame.js';
import { type Breach, breachOf } from './breach.js';
import { judgeControls } from './controls.js';
import { judgeColorsIn } from './judge-state.js';
import { all, OPEN, openDialog, openPart } from './parts.js';
import { judgeTargets, stopsIn } from './reach.js';

/** Judges dialogs while they are open. Runs inside the page, with its scripts at work. */

const openers = (): HTMLElement[] => stopsIn(document.body).filter((one) => one.getAttribute('aria-haspopup') === 'dialog');

/** Buttons that open a dialog and are in reach, by their place among their like. */
export const dialogButtons = (): number[] => [...openers().keys()];

export function focusOpener(at: number): void {
  const opener = openers()[at];
  Object.assign(globalThis, { teachbackOpener: opener });
  opener?.focus();
}

declare global {
  var teachbackOpener: HTMLElement | undefined;
}

/** What is open after its button was pressed by a key. */
export function judgeOpened(): { readonly breaches: Breach[]; readonly findings: Finding[] } {
  const opener = globalThis.teachbackOpener ?? document.body;
  const dialog = openDialog();
  if (!dialog) return { breaches: [breachOf('dialog-shut', opener)], findings: [] };
  const isModal = dialog.matches(':modal') || dialog.getAttribute('aria-modal') === 'true';
  const breaches = [
    ...(isModal ? [] : [breachOf('dialog-open', dialog, { seen: 'what lies behind it can be reached and is read' })]),
    ...(dialog.contains(document.activeElement)
      ? []
      : [breachOf('dialog-focus', dialog, { seen: 'the focus stays outside when it opens' })]),
    ...(all('button, [role=button], input[type=button]', dialog).some(closes)
      ? []
      : [breachOf('dialog-open', dialog, { seen: 'no button that is seen closes it' })]),
    ...judgeControls(dialog),
    ...judgeTargets(),
    ...judgeRoom(dialog),
  ];
  return { breaches, findings: judgeColorsIn(OPEN) };
}

/** Not what a list or table of the dialog has to choose from. A finger has no Escape key. */
const closes = (one: HTMLElement): boolean =>
  !one.closest('ol, ul, table') && one.checkVisibility({ opacityProperty: true, visibilityProperty: true });

/** A dialog is inside the window, and what does not fit scrolls. */
function judgeRoom(dialog: HTMLElement): Breach[] {
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  const isOut = left < -1 || right > innerWidth + 1 || top < -1 || bottom > innerHeight + 1;
  const style = getComputedStyle(dialog);
  const isCut =
    (dialog.scrollHeight > dialog.clientHeight + 1 && /hidden|clip/.test(style.overflowY)) ||
    (dialog.scrollWidth > dialog.clientWidth + 1 && !/auto|scroll/.test(style.overflowX));
  const seen = `${Math.round(right - left)} x ${Math.round(bottom - top)} px in ${innerWidth} x ${innerHeight}`;
  return isOut || isCut
    ? [
        breachOf('dialog-cut', dialog, {
          style: styleOf(dialog, ['max-height', 'height', 'width', 'min-width', 'overflow', 'overflow-y']),
          seen,
        }),
      ]
    : [];
}

/** Sets the focus on the last control of the dialog, so that Tab must lead back to the first. */
export function focusLast(): void {
  stopsIn(openPart()).at(-1)?.focus();
}

/** Whether the focus is still in the dialog, or in the browser itself. */
export function judgeKept(): Breach[] {
  const dialog = openDialog();
  const at = document.activeElement;
  return !dialog || at === null || at === document.body || dialog.contains(at)
    ? []
    : [breachOf('dialog-open', dialog, { seen: `Tab leads out of it to ${breachOf('dialog-open', at).element}` })];
}

/** Whether a dialog is open and has the focus. */
export const isHeld = (): boolean => openDialog()?.contains(document.activeElement) ?? false;

/** After a while in which nobody did anything: still open, and the focus still in it. */
export const judgeLeftAlone = (): Breach[] =>
  isHeld() ? [] : [breachOf('dialog-left', openDialog() ?? globalThis.teachbackOpener ?? document.body)];

/** Closes a dialog that does not close by itself: what comes next is not its fault. */
export function shut(dialog: HTMLElement): void {
  if (dialog instanceof HTMLDialogElement) dialog.close();
  else dialog.hidden = true;
}

/** After Escape: closed, and the focus is where it was. */
export function judgeShut(): Breach[] {
  const dialog = openDialog();
  const opener = globalThis.teachbackOpener;
  if (dialog) {
    shut(dialog);
    return [breachOf('dialog-open', dialog, { seen: 'the Escape key does not close it' })];
  }
  return opener && document.activeElement !== opener
    ? [breachOf('dialog-focus', opener, { seen: 'the focus does not come back to it' })]
    : [];
}
