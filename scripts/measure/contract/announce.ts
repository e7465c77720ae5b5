import { styleOf } from './blame.js';
import { type Breach, breachOf } from './breach.js';
import { all } from './parts.js';

/** Judges what tells screen readers of changes. Runs inside the page. */

export const LIVE_REGIONS = '[aria-live]:not([aria-live=off]), [role=status], [role=alert], [role=log], output';

/**
 * Regions by which changes are said: those that are hidden from all are hidden from screen readers too, and say nothing. Before its scripts
 * are at work a page may hide the bar that they stand in by a style: then only what their tags say counts.
 */
export function judgeLiveRegions({ isAtWork }: { readonly isAtWork: boolean }): Breach[] {
  return all(LIVE_REGIONS, document.body).flatMap((one) => {
    const cause = silencedBy(one, isAtWork);
    return cause
      ? [breachOf('live-hidden', one, { style: styleOf(cause.element, ['display', 'visibility', 'content-visibility']), seen: cause.seen })]
      : [];
  });
}

/** A number beside a bar that a region says in words may be out of the tree: it is no region at all then. */
const isAdornment = (one: Element): boolean => one.matches('output[aria-hidden=true]');

function silencedBy(one: Element, isAtWork: boolean): { readonly element: Element; readonly seen: string } | undefined {
  if (isAdornment(one) || one.closest('dialog:not([open]), template')) return undefined;
  for (let at: Element | null = one; at; at = at.parentElement) {
    if (at.hasAttribute('hidden')) return { element: at, seen: 'hidden' };
    if (at.getAttribute('aria-hidden') === 'true') return { element: at, seen: 'aria-hidden' };
    if (at.hasAttribute('inert')) return { element: at, seen: 'inert' };
    if (/^(none|presentation)$/.test(at.getAttribute('role') ?? '') && at === one) return { element: at, seen: 'its role' };
    if (!isAtWork) continue;
    const { display, contentVisibility } = getComputedStyle(at);
    if (display === 'none') return { element: at, seen: 'display is none' };
    if (contentVisibility === 'hidden') return { element: at, seen: 'content-visibility is hidden' };
  }
  return !isAtWork || getComputedStyle(one).visibility === 'visible' ? undefined : { element: one, seen: 'visibility is hidden' };
}
