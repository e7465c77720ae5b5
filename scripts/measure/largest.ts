import type { Finding, MeasureRules } from './findings.js';
import { judgeFit, type Seen, worstOf } from './fit.js';
import { readItems } from './items.js';

/**
 * Judges the slides with the largest text that a reader can choose (A+). This function runs inside the page: it is sent as text
 * together with those above, knows only them and the DOM, and is listed at the end.
 */

/** What does not fit at the largest size, beyond what does not fit at the usual one. Slides may scroll up and down, nothing sideways. */
export function judgeAtLargest(rules: MeasureRules, usual: readonly Finding[]): Finding[] {
  const root = document.querySelector<HTMLElement>('.reveal') ?? document.body;
  root.style.setProperty('--zoom', '1.5');
  root.classList.add('zoomed');
  const kinds: readonly Seen['kind'][] = ['overflow', 'overlap', 'clipped'];
  const seen = judgeFit(readItems(), { ...rules, minText: 0, marks: 0, scrolls: true }).filter(({ kind }) => kinds.includes(kind));
  const found = worstOf(seen).filter(({ kind, key }) => !usual.some((one) => one.kind === kind && one.key === key));
  root.classList.remove('zoomed');
  root.style.removeProperty('--zoom');
  return found.map((one) => ({ ...one, atLargest: true }));
}

/** All functions of this file, to be sent to the page. */
export const LARGEST_FUNCTIONS: readonly unknown[] = [judgeAtLargest];
