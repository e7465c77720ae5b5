import { statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { FoundBrowser } from '../browser/find-browser.js';
import type { Printer } from '../browser/open-printer.js';
import { type Bundler, openBundler } from '../bundle/inline-html.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { once } from '../model/remember.js';
import { type Describer, openDescriber } from '../pdf/describer.js';
import type { Templates } from '../render/templates.js';
import type { ContractKind } from './contract-kind.js';
import { type DeckCache, openDeckCache } from './deck-cache.js';
import type { KeptKinds } from './kept-kinds.js';
import type { Renderer } from './render-job.js';
import { toolStamp } from './tool-stamp.js';

export interface PressOptions {
  /** Folder of templates. */
  readonly templates: string;
  /** A printer to share; it stays open. */
  readonly printer?: Printer | undefined;
  readonly browserPath?: string | undefined;
  /** See BuildScope. */
  readonly cache?: string | undefined;
  /** Pages open in the browser at once. */
  readonly pages?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * What jobs are made with: it keeps what they share, and nothing that grows with their number. Whoever opens it closes it: `await
 * using press = openPress(...)`. A process elsewhere that makes jobs opens its own.
 */
export interface Press extends AsyncDisposable {
  readonly decks: DeckCache;
  readonly bundler: Bundler;
  readonly describer: Describer;
  /** What was found on files of a kind while it was held to the contract. */
  readonly contracts: Map<ContractKind, Promise<readonly Diagnostic[]>>;
  /** Returns what earlier builds of this user found on files of a kind; undefined where nothing is kept. */
  keptKinds(): Promise<KeptKinds | undefined>;
  /** Returns what tells the rules by which pages are made and judged, and the browser, from others; it starts none. */
  contractRules(): Promise<string>;
  /** Returns the templates, which are read when they are first asked for. */
  templates(): Promise<Templates>;
  /** Returns what of the styles the browser drops without a word: it is asked once. */
  droppedStyles(): Promise<readonly Diagnostic[]>;
  /** Returns what writes the documents of jobs. */
  renderer(): Promise<Renderer>;
  /** Returns the browser, which is started when it is first asked for. Throws an EnvironmentError when it cannot be used. */
  printer(): Promise<Printer>;
}

/** Returns a press. It starts nothing before it is needed; on abort the thread that describes PDFs ends at once. */
export function openPress({ templates: folder, printer: given, browserPath, pages, cache, signal }: PressOptions): Press {
  const describer = openDescriber();
  const bundler = openBundler();
  const templates = once(async () => (await import('../content/read-templates.js')).readTemplates(folder));
  const renderer = once(async () => (await import('./render-job.js')).openRenderer(await templates(), bundler));
  const browserId = once(
    async () => given?.version ?? identify(await (await import('../browser/find-browser.js')).findBrowser({ browserPath })),
  );
  // Which states there are, and what a hand does in them, no page holds: any change of the code may be one of the rules.
  const contractRules = once(async () => `${toolStamp()} ${await browserId()}`);
  let known: Promise<KeptKinds> | undefined;
  let asked: Promise<readonly Diagnostic[]> | undefined;
  // A browser that crashed on it fails one job: the next one asks again.
  const droppedStyles = (): Promise<readonly Diagnostic[]> => {
    asked ??= askForStyles(templates, press, signal).catch((cause: unknown) => {
      asked = undefined;
      throw cause;
    });
    return asked;
  };
  const started: { printer?: Promise<Printer> } = {};
  const start = async (): Promise<Printer> => (await import('../browser/open-printer.js')).openPrinter({ browserPath, pages, signal });
  const onAbort = (): void => void describer[Symbol.asyncDispose]();
  signal?.addEventListener('abort', onAbort, { once: true });
  const press: Press = {
    ...{ decks: openDeckCache(), contracts: new Map(), bundler, describer, templates, renderer, contractRules, droppedStyles },
    async keptKinds() {
      if (cache !== undefined) known ??= import('./kept-kinds.js').then(({ openKeptKinds }) => openKeptKinds(cache, press));
      return known;
    },
    async printer() {
      if (given) return given;
      started.printer ??= start();
      return started.printer;
    },
    async [Symbol.asyncDispose]() {
      signal?.removeEventListener('abort', onAbort);
      if (!signal?.aborted) await (await known?.catch(() => undefined))?.keep();
      const printer = await started.printer?.catch(() => undefined);
      await Promise.all([printer?.close(), describer[Symbol.asyncDispose]()]);
    },
  };
  return press;
}

async function askForStyles(
  templates: Press['templates'],
  press: Pick<Press, 'printer'>,
  signal: AbortSignal | undefined,
): Promise<readonly Diagnostic[]> {
  const [{ droppedStyles, styleQuestions }, { askStyles }] = await Promise.all([
    import('../render/style-questions.js'),
    import('../browser/ask-styles.js'),
  ]);
  const asked = await templates();
  const questions = styleQuestions(asked);
  return droppedStyles(asked, questions, await askStyles(await press.printer(), questions, signal));
}

/** The bundled browser's folder names its version. */
function identify({ from, path }: FoundBrowser): string {
  return from === 'bundled' ? basename(dirname(path)) : `${path} ${statSync(path).mtimeMs}`;
}
