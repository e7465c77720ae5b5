import type { Finding } from '../findings.js';
import type { InPage } from '../in-page.js';
import type { Breach } from './breach.js';
import type { Judged } from './judge-state.js';
import { STATES, type State } from './states.js';
import type { Needles } from './words.js';

/** A loaded page that the contract is measured on, as the browser lends it. */
export interface StatePage {
  evaluate(code: string): Promise<unknown>;
  setViewport(size: { readonly width: number; readonly height: number }): Promise<void>;
  /** What the reader's system wishes: the medium, and features as CSS names them. */
  wish(media: 'print' | 'screen', features: NonNullable<State['features']>): Promise<void>;
}

export interface StatesJudged {
  readonly breaches: readonly Breach[];
  /** Colors that cannot be read, each with the state in which. */
  readonly findings: readonly (Finding & { readonly state: string })[];
}

/** Judges a page, which the measuring script is in, in each state; it is wide and on screen again afterwards. Each breach is told in the first state that has it. */
export async function keepStates(page: StatePage, needles: Needles, states: readonly State[] = STATES): Promise<StatesJudged> {
  const breaches = new Map<string, Breach>();
  const findings = new Map<string, Finding & { state: string }>();
  for (const state of states) {
    await page.setViewport({ width: state.width, height: state.height });
    await page.wish(state.media ?? 'screen', state.features ?? []);
    const judged = (await page.evaluate(callOf('judgeState', state, needles))) as Judged;
    for (const one of judged.breaches) keepFirst(breaches, `${one.rule} ${one.element} ${one.style?.selector}`, one);
    for (const one of judged.findings)
      keepFirst(findings, `${one.kind} ${one.key} ${one.pair?.ink} ${one.pair?.ground}`, { ...one, state: state.says });
  }
  await page.wish('screen', []);
  return { breaches: [...breaches.values()], findings: [...findings.values()] };
}

function keepFirst<T>(all: Map<string, T>, key: string, one: T): void {
  if (!all.has(key)) all.set(key, one);
}

const callOf = (name: keyof InPage, ...given: readonly unknown[]): string =>
  `teachbackMeasures.${name}(${given.map((one) => JSON.stringify(one)).join()})`;
