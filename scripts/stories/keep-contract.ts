import type { Page } from '../browser/open-printer.js';
import type { Renew } from '../browser/use-page.js';
import { findingDiagnostic } from '../measure/finding-diagnostic.js';
import type { Deck } from '../model/deck.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Job } from '../model/job.js';
import { kindOf } from './contract-kind.js';
import type { Press } from './press.js';

type StatesJudged = Awaited<ReturnType<typeof import('../measure/contract/keep-states.js').keepStates>>;

/** A page of a job, which is its own file or what is printed. */
export interface JobPage {
  readonly html: string;
  readonly deck: Deck;
  readonly job: Job;
}

/**
 * Holds a loaded and measured page to what of the contract its own words can break: what its elements say of themselves, and for a
 * file of its own how it flows in narrow windows. Returns each breach at the template, the style or the author's line that is to
 * blame. The page is as wide as before afterwards.
 */
export async function keepOwnContract(
  page: Page,
  press: Pick<Press, 'templates'>,
  { deck, job, renew }: Omit<JobPage, 'html'> & { renew: Renew },
): Promise<Diagnostic[]> {
  const { measureForm } = await import('../measure/measure-page.js');
  const isPage = job.media === 'html';
  const breaches = await measureForm(page, isPage);
  const judged = isPage ? await judgeStates(page, { deck, job, ofWords: true, renew }) : NOTHING;
  if (isPage) await page.setViewport(job.box);
  return diagnosticsOf({ breaches: [...breaches, ...judged.breaches], findings: judged.findings }, press, { deck, job });
}

const NOTHING: StatesJudged = { breaches: [], findings: [] };

/**
 * Holds the file of a job to the rest of the contract, in pages of its own: every state of the reader's window and system, and with its
 * scripts at work keys, fingers, dialogs, switches and time. What only styles, templates and scripts decide is judged once for files
 * that have these in common, and returned for each of them, as long as nothing else is to blame; with `each` it is judged for each anew.
 */
export function keepSharedContract(
  press: Press,
  page: JobPage,
  { each = false, signal }: { each?: boolean | undefined; signal?: AbortSignal | undefined },
): Promise<readonly Diagnostic[]> {
  const { html, job } = page;
  const kind = kindOf(html, job);
  const known = [...press.contracts].find(
    ([other]) => other.look === kind.look && kind.controls.every((one) => other.controls.includes(one)),
  );
  const own = (): Promise<readonly Diagnostic[]> => judgeShared(press, page, signal);
  if (each) return own();
  // What no template is to blame for stands in one file: each that comes later tells its own, whichever came first.
  if (known) return known[1].then((told) => (told.every(isOfTemplate) ? told : own()), own);
  const judged = own();
  press.contracts.set(kind, judged);
  // One that was broken off, or whose page was lost, says nothing of the next.
  judged.catch(() => press.contracts.delete(kind));
  return judged;
}

const isOfTemplate = ({ at }: Diagnostic): boolean => at?.file.startsWith('templates/') === true;

async function judgeShared(press: Press, { html, deck, job }: JobPage, signal: AbortSignal | undefined): Promise<Diagnostic[]> {
  const [{ keepLive }, { withLivePage }, { loadHtml }] = await Promise.all([
    import('../measure/contract/keep-live.js'),
    import('../browser/open-live.js'),
    import('../browser/load-html.js'),
  ]);
  const [browser, script] = await Promise.all([press.printer(), press.bundler.measuringScript()]);
  const still = await browser.withPage(async (page, renew) => {
    await loadHtml(page, html, { media: 'screen', viewport: job.box });
    await page.evaluate(script);
    return judgeStates(page, { deck, job, ofWords: false, renew });
  }, signal);
  const used = await browser.withPage(
    (page, renew) => withLivePage(page, { html, script }, (live) => keepLive(live, mustBeSaid(deck)), renew),
    signal,
  );
  return diagnosticsOf({ breaches: [...still.breaches, ...used.breaches], findings: [...still.findings, ...used.findings] }, press, {
    deck,
    job,
  });
}

async function diagnosticsOf(
  { breaches, findings }: StatesJudged,
  { templates }: Pick<Press, 'templates'>,
  { deck, job }: Omit<JobPage, 'html'>,
): Promise<Diagnostic[]> {
  const { breachDiagnostics } = await import('../measure/contract/breach-diagnostic.js');
  const colors = findings.map((finding) => findingDiagnostic(finding, deck, job.path));
  return breaches.length === 0 ? colors : [...breachDiagnostics(breaches, { deck, job, templates: await templates() }), ...colors];
}

async function judgeStates(
  page: Page,
  { deck, job, ofWords, renew }: Omit<JobPage, 'html'> & { ofWords: boolean; renew: Renew },
): Promise<StatesJudged> {
  const [{ keepStates }, { STATES }, { withWishes }] = await Promise.all([
    import('../measure/contract/keep-states.js'),
    import('../measure/contract/states.js'),
    import('../browser/wish-page.js'),
  ]);
  const states = STATES.filter((one) => (one.ofWords ?? false) === ofWords && (job.part === 'slides' || !one.ofDecks));
  return withWishes(page, (wished) => keepStates(wished, mustBeSaid(deck), states), renew);
}

/** Words that are no block of an author's and must be read in every state: whom to call, and whether anybody has read the piece. */
const mustBeSaid = ({ region, status }: Deck): readonly string[] => [region.emergency.title, region.crisis.title, status.text];
