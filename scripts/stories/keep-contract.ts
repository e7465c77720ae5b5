import type { Page } from '../browser/open-printer.js';
import { findingDiagnostic } from '../measure/finding-diagnostic.js';
import type { Deck } from '../model/deck.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Job } from '../model/job.js';
import type { Press } from './press.js';

/** The page of a job, loaded and measured. */
export interface MeasuredPage {
  readonly deck: Deck;
  readonly job: Job;
}

/**
 * Holds a loaded page to the contract, without its scripts: what its elements say of themselves, and for a page of its own what is
 * shown of it in each state. Returns each breach at the template, the style or the author's line that is to blame. The page is as wide
 * as before afterwards.
 */
export async function keepContract(page: Page, press: Pick<Press, 'templates'>, { deck, job }: MeasuredPage): Promise<Diagnostic[]> {
  const [{ measureForm }, { breachDiagnostics }] = await Promise.all([
    import('../measure/measure-page.js'),
    import('../measure/contract/breach-diagnostic.js'),
  ]);
  const isPage = job.media === 'html';
  const form = await measureForm(page, isPage);
  const states = isPage ? await statesOf(page, deck) : { breaches: [], findings: [] };
  if (isPage) await page.setViewport(job.box);
  const breaches = [...form, ...states.breaches];
  const colors = states.findings.map((finding) => findingDiagnostic(finding, deck, job.path));
  if (breaches.length === 0) return colors;
  return [...breachDiagnostics(breaches, { deck, job, templates: await press.templates() }), ...colors];
}

async function statesOf(page: Page, deck: Deck): ReturnType<typeof import('../measure/contract/keep-states.js').keepStates> {
  const [{ keepStates }, { withWishes }] = await Promise.all([
    import('../measure/contract/keep-states.js'),
    import('../browser/wish-page.js'),
  ]);
  return withWishes(page, (wished) => keepStates(wished, mustBeSaid(deck)));
}

/** Words that are no block of an author's and must be read in every state: whom to call, and whether anybody has read the piece. */
const mustBeSaid = ({ region, status }: Deck): readonly string[] => [region.emergency.title, region.crisis.title, status.text];
