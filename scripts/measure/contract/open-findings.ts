import type { Finding } from '../findings.js';
import type { Breach } from './breach.js';

export interface StatesJudged {
  readonly breaches: readonly Breach[];
  /** Colors that cannot be read, each with the state in which. */
  readonly findings: readonly (Finding & { readonly state: string })[];
}

/** Keeps what is found on a page in one state after another: each in the first state that has it. */
export interface OpenFindings {
  keep(state: string, breaches: readonly Breach[], findings?: readonly Finding[]): void;
  all(): StatesJudged;
}

/** Returns findings that are none yet. */
export function openFindings(): OpenFindings {
  const breaches = new Map<string, Breach>();
  const findings = new Map<string, Finding & { state: string }>();
  return {
    keep(state, seen, colors = []) {
      for (const one of seen)
        keepFirst(breaches, [one.rule, one.element, one.style?.selector, one.rule === 'key-idle' ? one.seen : ''], { ...one, state });
      for (const one of colors) keepFirst(findings, [one.kind, one.key, one.pair?.ink, one.pair?.ground], { ...one, state });
    },
    all: () => ({ breaches: [...breaches.values()], findings: [...findings.values()] }),
  };
}

function keepFirst<T>(kept: Map<string, T>, traits: readonly (string | undefined)[], one: T): void {
  const key = traits.join('|');
  if (!kept.has(key)) kept.set(key, one);
}
