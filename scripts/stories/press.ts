import { statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { FoundBrowser } from '../browser/find-browser.js';
import type { Printer } from '../browser/open-printer.js';
import { type Bundler, openBundler } from '../bundle/inline-html.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { once } from '../model/remember.js';
import { type Describer, openDescriber } from '../pdf/describer.js';
import { inputStamp } from '../publish/input-stamp.js';
import type { Templates } from '../render/templates.js';
import type { ContractKind } from './contract-kind.js';
import { type DeckCache, openDeckCache } from './deck-cache.js';
import { toolCode } from './open-project.js';
import type { Renderer } from './render-job.js';

export interface PressOptions {
  /** Folder of templates. */
  readonly templates: string;
  /** A printer to share; it stays open. */
  readonly printer?: Printer | undefined;
  readonly browserPath?: string | undefined;
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
  /** Returns what tells the rules of the contract, and what they are measured with, from others. */
  contractRules(): Promise<string>;
  /** Returns the templates, which are read when they are first asked for. */
  templates(): Promise<Templates>;
  /** Returns what writes the documents of jobs. */
  renderer(): Promise<Renderer>;
  /** Returns the browser, which is started when it is first asked for. Throws an EnvironmentError when it cannot be used. */
  printer(): Promise<Printer>;
  /** Returns what tells this browser from another without starting it: part of what decides the bytes of a PDF. */
  browserId(): Promise<string>;
}

/** Which states there are, and what a hand does in them, no page holds: any change of the code may be one of the rules. */
const codeStamp = once(() => inputStamp({ files: toolCode() }));

/** Returns a press. It starts nothing before it is needed; on abort the thread that describes PDFs ends at once. */
export function openPress({ templates: folder, printer: given, browserPath, pages, signal }: PressOptions): Press {
  const describer = openDescriber();
  const bundler = openBundler();
  const templates = once(async () => (await import('../content/read-templates.js')).readTemplates(folder));
  const renderer = once(async () => (await import('./render-job.js')).openRenderer(await templates(), bundler));
  const browserId = once(
    async () => given?.version ?? identify(await (await import('../browser/find-browser.js')).findBrowser({ browserPath })),
  );
  const contractRules = once(async () => `${codeStamp()} ${await browserId()}`);
  const started: { printer?: Promise<Printer> } = {};
  const start = async (): Promise<Printer> => (await import('../browser/open-printer.js')).openPrinter({ browserPath, pages, signal });
  const onAbort = (): void => void describer[Symbol.asyncDispose]();
  signal?.addEventListener('abort', onAbort, { once: true });
  return {
    ...{ decks: openDeckCache(), contracts: new Map(), bundler, describer, templates, renderer, browserId, contractRules },
    async printer() {
      if (given) return given;
      started.printer ??= start();
      return started.printer;
    },
    async [Symbol.asyncDispose]() {
      signal?.removeEventListener('abort', onAbort);
      const printer = await started.printer?.catch(() => undefined);
      await Promise.all([printer?.close(), describer[Symbol.asyncDispose]()]);
    },
  };
}

/** The bundled browser's folder names its version. */
function identify({ from, path }: FoundBrowser): string {
  return from === 'bundled' ? basename(dirname(path)) : `${path} ${statSync(path).mtimeMs}`;
}
