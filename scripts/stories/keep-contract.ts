import type { Page } from '../browser/open-printer.js';
import type { Renew } from '../browser/use-page.js';
import { callInPage } from '../measure/call-in-page.js';
import type { PageWish } from '../measure/contract/structure.js';
import { findingDiagnostics } from '../measure/finding-diagnostic.js';
import type { Deck } from '../model/deck.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Job } from '../model/job.js';
import { type ContractKind, kindOf, markupOf, nameOfKind, noteKept } from './contract-kind.js';
import type { Press } from './press.js';

type StatesJudged = Awaited<ReturnType<typeof import('../measure/contract/keep-states.js').keepStates>>;

/** A page of a job, which is its own file or what is printed, or one over all of these. */
export interface JobPage {
  readonly html: string;
  readonly deck: Pick<Deck, 'places' | 'region' | 'status'>;
  readonly job: Pick<Job, 'path' | 'media' | 'box' | 'rules' | 'brand'> & { readonly format: string; readonly part?: Job['part'] };
}

/**
 * Holds a loaded and measured page to what of the contract its own words can break: what its elements say of themselves, and for a
 * file of its own how it flows in narrow windows. Returns each breach at the template, the style or the author's line that is to
 * blame. The page is as wide as before afterwards.
 */
export async function keepOwnContract(
  page: Page,
  press: Pick<Press, 'templates'>,
  { deck, job, renew, said }: Omit<JobPage, 'html'> & { renew: Renew; said?: Pick<PageWish, 'languages' | 'dialled'> },
): Promise<Diagnostic[]> {
  const { measureForm } = await import('../measure/measure-page.js');
  const isPage = job.media === 'html';
  const breaches = await measureForm(page, { isPage, ...said });
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

/** Lends a page in which a file is loaded and measured, and which nobody needs any more. */
export type LendLoaded = <T>(use: (page: Page, renew: Renew) => Promise<T>) => Promise<T>;

/**
 * Holds the file of a job to the rest of the contract: every state of the reader's window and system, and with its scripts at work keys,
 * fingers, dialogs, switches and time. What only styles, templates and scripts decide is judged once for files that have these in
 * common, on a sample of the first, and returned for each of them, as long as nothing else is to blame. Of one that has controls which
 * these have not only those are tried; one that has elements which these have not is judged in the states too.
 * Returns what waits for files that are alike: no page is needed for it. `lend` lends a page in which the file stands already; without it
 * one is opened.
 */
export async function beginSharedContract(
  press: Press,
  page: JobPage,
  wish: SharedWish,
  lend: LendLoaded = lendAnew(press, page, wish),
): Promise<() => Promise<SharedContract>> {
  const { each = false, isKept } = wish;
  const kind = kindOf(page.html, page.job, markupOf(await press.templates()));
  const name = nameOfKind(kind, await press.contractRules());
  if (!each && isKept?.(name)) return async () => ({ diagnostics: [], kept: name });
  const anew = lendAnew(press, page, wish);
  const known = each ? await judgeShared(press, page, ALL, lend) : await judgeOnce(press, page, { kind, lend, anew });
  return async () => {
    const diagnostics = typeof known === 'function' ? await known() : known;
    if (diagnostics.length > 0) return { diagnostics };
    noteKept(name);
    return { diagnostics, kept: name };
  };
}

interface Once {
  readonly kind: ContractKind;
  readonly lend: LendLoaded;
  /** For a file that is judged as a whole after all. */
  readonly anew: LendLoaded;
}

type Later = () => Promise<readonly Diagnostic[]>;

async function judgeOnce(press: Press, page: JobPage, { kind, lend, anew }: Once): Promise<readonly Diagnostic[] | Later> {
  const alike = [...press.contracts].filter(([{ look }]) => look === kind.look);
  const tried = new Set(alike.flatMap(([{ controls }]) => controls));
  const seen = new Set(alike.flatMap(([{ elements }]) => elements));
  const fresh = { elements: kind.elements.filter((one) => !seen.has(one)), use: kind.controls.some((one) => !tried.has(one)) };
  const isFresh = fresh.elements.length > 0 || fresh.use;
  const isFirst = alike.length === 0;
  const judging = isFirst ? ALL : { ...fresh, states: fresh.elements.length > 0, tried: [...tried] };
  const judged = isFresh ? judgeShared(press, page, judging, lend) : Promise.resolve([]);
  if (isFresh) press.contracts.set(kind, judged);
  // One that was broken off, or whose page was lost, says nothing of the next.
  judged.catch(() => press.contracts.delete(kind));
  const own = await judged;
  if (isFirst) return own;
  return async () => {
    const known = await Promise.all(alike.map(([, told]) => told)).catch(() => undefined);
    // What no template is to blame for stands in one file: each that comes later tells its own, whichever came first.
    return known?.flat().every(isOfTemplate) ? withNew(known.flat(), own) : judgeShared(press, page, ALL, anew);
  };
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
  /** In states only sections with such elements. */
  readonly elements?: readonly string[];
  /** Of the use only that of other controls: see keepLive. */
  readonly tried?: readonly string[];
}

const ALL: Judging = { states: true, use: true };

const lendAnew =
  (press: Press, { html, job }: JobPage, { signal }: SharedWish): LendLoaded =>
  async (use) => {
    const { loadHtml } = await import('../browser/load-html.js');
    return (await press.printer()).withUsedPage(async (page, renew) => {
      await loadHtml(page, html, { media: 'screen', viewport: job.box });
      return use(page, renew);
    }, signal);
  };

/** In one page after another document: the styles of the file choose its sample, which is judged as it stands, then with its scripts. */
async function judgeShared(press: Press, file: JobPage, judging: Judging, lend: LendLoaded): Promise<Diagnostic[]> {
  const { states, use, elements = [], tried } = judging;
  const script = await press.bundler.measuringScript();
  const found = await lend(async (page, renew): Promise<StatesJudged> => {
    const html = (await page.evaluate(`${script}\n${callInPage('sampleOf', file.html, elements)}`)) as string;
    const still = states ? await judgeStill(page, { ...file, html, script, renew }) : NOTHING;
    const used = use ? await judgeUsed(page, { ...file, html, script, renew, tried }) : NOTHING;
    return { breaches: [...still.breaches, ...used.breaches], findings: [...still.findings, ...used.findings] };
  });
  return diagnosticsOf(found, press, file);
}

interface Sample extends JobPage {
  /** The measuring script. */
  readonly script: string;
  readonly renew: Renew;
}

async function judgeStill(page: Page, { html, deck, job, script, renew }: Sample): Promise<StatesJudged> {
  const { replaceHtml } = await import('../browser/load-html.js');
  await page.setViewport(job.box);
  await replaceHtml(page, html);
  await page.evaluate(script);
  return judgeStates(page, { deck, job, ofWords: false, renew });
}

async function judgeUsed(
  page: Page,
  { html, deck, script, renew, tried }: Sample & { readonly tried: readonly string[] | undefined },
): Promise<StatesJudged> {
  const [{ keepLive }, { withLivePage }] = await Promise.all([
    import('../measure/contract/keep-live.js'),
    import('../browser/open-live.js'),
  ]);
  return withLivePage(page, { html, script }, (live) => keepLive(live, mustBeSaid(deck), tried), renew);
}

async function diagnosticsOf(
  { breaches, findings }: StatesJudged,
  { templates }: Pick<Press, 'templates'>,
  { deck, job }: Omit<JobPage, 'html'>,
): Promise<Diagnostic[]> {
  if (breaches.length + findings.length === 0) return [];
  const { breachDiagnostics } = await import('../measure/contract/breach-diagnostic.js');
  const scene = { deck, job, templates: await templates() };
  return [...breachDiagnostics(breaches, scene), ...findingDiagnostics(findings, scene)];
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
  // A file whose own states are not clean is not judged in the others.
  const clean = ofWords ? [] : STATES.filter((one) => one.ofWords).map(({ id }) => id);
  return withWishes(page, (wished) => keepStates(wished, mustBeSaid(deck), states, clean), renew);
}

/** Words that are no block of an author's and must be read in every state: whom to call, and whether anybody has read the piece. */
const mustBeSaid = ({ region, status }: JobPage['deck']): readonly string[] => [region.emergency.title, region.crisis.title, status.text];
