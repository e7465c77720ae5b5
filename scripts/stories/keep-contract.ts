import type { Page } from '../browser/open-printer.js';
import type { Renew } from '../browser/use-page.js';
import { findingDiagnostic } from '../measure/finding-diagnostic.js';
import type { Deck } from '../model/deck.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Job } from '../model/job.js';
import { type ContractKind, kindOf, nameOfKind } from './contract-kind.js';
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

/** What of the contract is judged once for many files. */
export interface SharedWish {
  /** Judges each file anew. */
  readonly each?: boolean | undefined;
  /** Whether a file of a kind, by its name, is known to keep it from an earlier build. */
  readonly isKept?: ((name: string) => boolean) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface SharedContract {
  readonly diagnostics: readonly Diagnostic[];
  /** The name of its kind, where nothing at all was found: what is of that kind keeps the contract. */
  readonly kept?: string;
}

/**
 * Holds the file of a job to the rest of the contract, in pages of its own: every state of the reader's window and system, and with its
 * scripts at work keys, fingers, dialogs, switches and time. What only styles, templates and scripts decide is judged once for files
 * that have these in common, and returned for each of them, as long as nothing else is to blame. Of one that has controls which these
 * have not only those are tried; one that has elements which these have not is judged in the states too.
 */
export async function keepSharedContract(
  press: Press,
  page: JobPage,
  { each = false, isKept, signal }: SharedWish,
): Promise<SharedContract> {
  const kind = kindOf(page.html, page.job);
  const name = nameOfKind(kind, await press.contractRules());
  if (!each && isKept?.(name)) return { diagnostics: [], kept: name };
  const diagnostics = await (each ? judgeShared(press, page, { ...ALL, signal }) : judgeOnce(press, page, kind, signal));
  return diagnostics.length === 0 ? { diagnostics, kept: name } : { diagnostics };
}

async function judgeOnce(press: Press, page: JobPage, kind: ContractKind, signal: AbortSignal | undefined): Promise<readonly Diagnostic[]> {
  const alike = [...press.contracts].filter(([{ look }]) => look === kind.look);
  const tried = new Set(alike.flatMap(([{ controls }]) => controls));
  const seen = new Set(alike.flatMap(([{ elements }]) => elements));
  const fresh = { states: kind.elements.some((one) => !seen.has(one)), use: kind.controls.some((one) => !tried.has(one)) };
  const isFresh = fresh.states || fresh.use;
  const known = await Promise.all(alike.map(([, told]) => told)).catch(() => undefined);
  // What no template is to blame for stands in one file: each that comes later tells its own, whichever came first.
  const isShared = known !== undefined && alike.length > 0 && known.flat().every(isOfTemplate);
  if (isShared && !isFresh) return known.flat();
  const judged = judgeShared(press, page, { ...(isShared ? { ...fresh, tried: [...tried] } : ALL), signal });
  if (alike.length === 0 || isFresh) press.contracts.set(kind, judged);
  // One that was broken off, or whose page was lost, says nothing of the next.
  judged.catch(() => press.contracts.delete(kind));
  return isShared && known ? withNew(known.flat(), await judged) : judged;
}

/** A declaration is told once, though it is wrong for other elements too. */
const withNew = (known: readonly Diagnostic[], judged: readonly Diagnostic[]): Diagnostic[] => [
  ...known,
  ...judged.filter((one) => !known.some(({ code, at }) => code === one.code && at?.file === one.at?.file && at?.line === one.at?.line)),
];

const isOfTemplate = ({ at }: Diagnostic): boolean => at?.file.startsWith('templates/') === true;

/** What is judged of a file: the states of its reader's window and system, and its use by hand. */
interface Judging {
  readonly states: boolean;
  readonly use: boolean;
  /** Of the use only that of other controls: see keepLive. */
  readonly tried?: readonly string[];
}

const ALL: Judging = { states: true, use: true };

async function judgeShared(
  press: Press,
  page: JobPage,
  { states, use, tried, signal }: Judging & { readonly signal: AbortSignal | undefined },
): Promise<Diagnostic[]> {
  const still = states ? await judgeStill(press, page, signal) : NOTHING;
  const used = use ? await judgeUsed(press, page, tried, signal) : NOTHING;
  const found = { breaches: [...still.breaches, ...used.breaches], findings: [...still.findings, ...used.findings] };
  return diagnosticsOf(found, press, page);
}

async function judgeUsed(
  press: Press,
  { html, deck }: JobPage,
  tried: readonly string[] | undefined,
  signal: AbortSignal | undefined,
): Promise<StatesJudged> {
  const [{ keepLive }, { withLivePage }] = await Promise.all([
    import('../measure/contract/keep-live.js'),
    import('../browser/open-live.js'),
  ]);
  const [browser, script] = await Promise.all([press.printer(), press.bundler.measuringScript()]);
  return browser.withPage(
    (page, renew) => withLivePage(page, { html, script }, (live) => keepLive(live, mustBeSaid(deck), tried), renew),
    signal,
  );
}

async function judgeStill(press: Press, { html, deck, job }: JobPage, signal: AbortSignal | undefined): Promise<StatesJudged> {
  const { loadHtml } = await import('../browser/load-html.js');
  const [browser, script] = await Promise.all([press.printer(), press.bundler.measuringScript()]);
  return browser.withUsedPage(async (page, renew) => {
    await loadHtml(page, html, { media: 'screen', viewport: job.box });
    await page.evaluate(script);
    return judgeStates(page, { deck, job, ofWords: false, renew });
  }, signal);
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
    import('../model/contract-states.js'),
    import('../browser/wish-page.js'),
  ]);
  const states = STATES.filter((one) => (one.ofWords ?? false) === ofWords && (job.part === 'slides' || !one.ofDecks));
  return withWishes(page, (wished) => keepStates(wished, mustBeSaid(deck), states), renew);
}

/** Words that are no block of an author's and must be read in every state: whom to call, and whether anybody has read the piece. */
const mustBeSaid = ({ region, status }: Deck): readonly string[] => [region.emergency.title, region.crisis.title, status.text];
