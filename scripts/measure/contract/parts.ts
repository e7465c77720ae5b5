import { wordsIn } from './breach.js';

/** Finds elements and names them. Runs inside the page. */

export const all = <T extends Element = HTMLElement>(selector: string, within: ParentNode = document): T[] => [
  ...within.querySelectorAll<T>(selector),
];

/** The words of what names an element (aria-labelledby), empty where nothing does. */
export const namedBy = (element: Element): string =>
  (element.getAttribute('aria-labelledby') ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .map((id) => wordsIn(document.getElementById(id) ?? document.createElement('i')))
    .join(' ');

/** What may be a dialog, open or not. */
export const OPEN = 'dialog, [role=dialog], [role=alertdialog]';

/** The dialog that is open now: one of the browser's, or what says that it is one and is shown. */
export const openDialog = (): HTMLElement | undefined => all(OPEN).find((one) => one.checkVisibility({ visibilityProperty: true }));

/** The part of the page that is open now: a dialog, else all of it. */
export const openPart = (): HTMLElement => openDialog() ?? document.body;
