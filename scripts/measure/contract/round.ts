import type { LivePage } from '../../model/lent-page.js';
import { callInPage } from '../call-in-page.js';
import type { Breach } from './breach.js';
import type { Live } from './live.js';
import type { OpenFindings } from './open-findings.js';
import type { RuleName } from './rules.js';
import type { SlidePlace } from './slides.js';
import type { Needles } from './words.js';

/** What a round of use needs: the page, what is kept of it, and one slide of each kind. */
export interface Round extends Pick<OpenFindings, 'keep'> {
  readonly page: LivePage;
  readonly call: <K extends keyof Live>(name: K, ...given: Parameters<Live[K]>) => Promise<Awaited<ReturnType<Live[K]>>>;
  /** Without those that their addresses do not show, once that is told. */
  readonly slides: Set<SlidePlace>;
  /** Kinds of controls that were tried, by the way in which. */
  readonly tried: Readonly<Record<'pressed' | 'tabbed' | 'hovered' | 'followed', Set<string>>>;
}

export type Step = (round: Round, needles: Needles) => Promise<void>;

export const WIDE = { width: 1280, height: 720 };
export const PHONE = { width: 320, height: 640 };
export const TABLET = { width: 1024, height: 768 };
/** The slide on show. */
export const SHOWN = 'section.present:not(.stack), .marpit > section:not([hidden])';
/** What stands around the slides, or all of a page that has none. */
export const AROUND = 'body > :not(.reveal, main), main:not(.slides)';
export const STILL = [{ name: 'prefers-reduced-motion', value: 'reduce' }];

export const atFocus = async (page: LivePage, rule: RuleName): Promise<Breach> =>
  (await page.evaluate(callInPage('breachAtFocus', rule))) as Breach;

/** Goes to each slide in turn. One that its address does not show is told, and not tried again. */
export async function visit({ call, keep, slides }: Round, doThere: (slide: SlidePlace) => Promise<void>): Promise<void> {
  for (const slide of [...slides]) {
    const lost = await call('goTo', slide);
    keep('', lost);
    if (lost.length > 0) slides.delete(slide);
    else await doThere(slide);
  }
}

/** Those of some kinds of controls that were not tried in this way before, so many at most. */
export function freshOf<T extends { readonly name: string }>(kinds: readonly T[], tried: Set<string>, most: number): T[] {
  return kinds.filter(({ name }) => tried.size !== tried.add(name).size).slice(0, most);
}
