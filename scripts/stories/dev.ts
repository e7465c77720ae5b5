import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Printer } from '../browser/open-printer.js';
import { packageRoot } from '../bundle/package-root.js';
import { judgeWords } from '../dev/judge-words.js';
import { CLOSED_TEXT, openServer, type Reply, type ServerWish } from '../dev/open-server.js';
import { watchFolders } from '../dev/watch-folders.js';
import type { DevState, View } from '../model/dev-state.js';
import { messageWithHint, placeInWords } from '../model/diagnostic.js';
import { worstDiagnosticsFirst } from '../model/diagnostic-list.js';
import type { Format } from '../model/formats.js';
import { build } from './build.js';
import { keepBrowser } from './keep-browser.js';
import { templatesFolder, templatesOf, today } from './open-project.js';
import type { Shown } from './preview.js';

export interface DevRequest {
  /** Folder that holds `decks/`. */
  readonly project: string;
  /** The deck to show, the brand and the locale; the project's first ones unless told. */
  readonly deck?: string;
  readonly brand?: string;
  readonly locale?: string;
  /** Any port that is free unless told. */
  readonly port?: number;
  /** A browser to print with, instead of the one that is found. */
  readonly browserPath?: string;
}

export interface DevServer extends AsyncDisposable {
  /** The page with the deck, the handout and the problems: `http://127.0.0.1:41234/`. */
  readonly url: string;
}

/**
 * Opens a preview of one deck and one handout that follows every saved file: reads, composes and renders at once, keeps the last good
 * view while something cannot be shown, and judges the words beside that. Only this computer reaches it. It runs until it is disposed
 * of. Throws an EnvironmentError when the port is taken or nothing can be watched.
 */
export async function openDev(request: DevRequest): Promise<DevServer> {
  const root = resolve(request.project);
  const templates = templatesOf(root);
  const { openPreview, renderPreviewPage } = await import('./preview.js');
  const preview = openPreview({ ...request, root, templates, ownTemplates: templatesFolder(), asOf: today() });
  const ended = new AbortController();
  const browser = keepBrowser({ browserPath: request.browserPath, signal: ended.signal });
  const live: Live = { state: { views: { deck: 0, handout: 0 }, held: true, problems: [], checking: true }, html: {} };
  const server = await openServer({
    port: request.port ?? 0,
    pages: pagesOf(live, { root, templates, signal: ended.signal, printer: browser.printer }, await renderPreviewPage(templatesFolder())),
    greeting: () => JSON.stringify(live.state),
  });
  const tell = (change: Partial<DevState>): void => {
    live.state = { ...live.state, ...change };
    server.tell(JSON.stringify(live.state));
  };
  const judge = newestOnly(async (signal) => {
    const found = await judgeWords(cliFile(), root, AbortSignal.any([signal, ended.signal]));
    if (found) tell({ problems: worstDiagnosticsFirst(found), checking: false });
  });
  const follow = oneAtATime(async () => {
    const views = { ...live.state.views };
    const { diagnostics, held, shown } = await preview.refresh((view, html) => {
      live.html[view] = html;
      views[view]++;
      tell({ views: { ...views } });
    });
    if (shown) live.shown = shown;
    tell({ held, checking: true, ...(diagnostics.length > 0 && { problems: worstDiagnosticsFirst(diagnostics) }) });
    judge();
  });
  const watch = watchFolders([...new Set([join(root, 'decks'), templates, join(root, 'templates')])], (changed) => {
    if (changed === templates) preview.forgetTemplates();
    void follow();
  });
  await follow();
  return {
    url: server.url,
    async [Symbol.asyncDispose]() {
      ended.abort();
      watch.close();
      await server.close();
      await browser.close();
    },
  };
}

/** The compiled command: beside this file when that is compiled too, else where the package keeps it. */
function cliFile(): string {
  const beside = fileURLToPath(new URL('./cli.js', import.meta.url));
  return existsSync(beside) ? beside : join(packageRoot(), 'dist', 'lib', 'cli.js');
}

/** What the server has to show right now. */
interface Live {
  state: DevState;
  readonly html: Partial<Record<View, string>>;
  shown?: Shown;
}

/** Returns a function that starts `work`, or has it run once more when it is already under way. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  const run = { busy: false, again: false };
  const start = async (): Promise<void> => {
    if (run.busy) {
      run.again = true;
      return;
    }
    run.busy = true;
    try {
      do {
        run.again = false;
        // One save is told of two or three times (emptied, written): those that come together are one.
        await setImmediate();
        await work();
      } while (run.again);
    } finally {
      run.busy = false;
    }
  };
  return start;
}

/** Returns a function that starts `work` and stops the one before. */
function newestOnly(work: (signal: AbortSignal) => Promise<void>): () => void {
  let last: AbortController | undefined;
  return () => {
    last?.abort();
    last = new AbortController();
    void work(last.signal);
  };
}

const HTML = 'text/html; charset=utf-8';
/** A view is data: no script runs in it, nothing is fetched, and only the page around it may frame it. */
const VIEW_POLICY =
  "sandbox allow-same-origin; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'";
/** The deck as it is presented has its own script, and no way to what else this server has. */
const PRESENT_POLICY = "sandbox allow-scripts allow-popups allow-modals; frame-ancestors 'none'";

interface Made {
  readonly root: string;
  readonly templates: string;
  readonly signal: AbortSignal;
  readonly printer: () => Promise<Printer>;
}

function pagesOf(live: Live, made: Made, page: string): ServerWish['pages'] {
  const view = (name: View): Reply => ({ type: HTML, policy: VIEW_POLICY, body: live.html[name] ?? '<!doctype html><body></body>' });
  const piece = (deck: string | undefined, wish: Omit<PieceWish, 'deck'>) => makePiece(live, made, { deck, ...wish });
  return {
    '/': () => ({ type: HTML, policy: "frame-ancestors 'none'", body: page }),
    '/deck': () => view('deck'),
    '/handout': () => view('handout'),
    '/present': (gone) => piece(live.shown?.deck, { format: 'reveal', policy: PRESENT_POLICY, gone }),
    '/handout.pdf': (gone) =>
      piece(live.shown?.printed?.deck, { format: live.shown?.printed?.format, policy: "frame-ancestors 'none'", gone }),
  };
}

interface PieceWish {
  readonly deck: string | undefined;
  readonly format: Format | undefined;
  readonly policy: string;
  /** Aborts when nobody waits for it any more. */
  readonly gone: AbortSignal;
}

/** Makes one piece by the whole path of a build, and nothing on disk. What stops it is told in words. */
async function makePiece({ shown }: Live, { root, templates, printer, ...made }: Made, wish: PieceWish): Promise<Reply> {
  const { deck, format, policy } = wish;
  if (!shown || deck === undefined || format === undefined) return { ...CLOSED_TEXT, status: 404, body: 'There is nothing to show yet.' };
  const signal = AbortSignal.any([made.signal, wish.gone]);
  const only = { decks: [deck], formats: [format], brands: [shown.brand], locales: [shown.locale] };
  const { outcomes, diagnostics } = await build({ project: root, templates, ...only, signal, pages: 1, printer: await printer() });
  const [outcome] = outcomes;
  const artifact = outcome?.kind === 'made' ? outcome.artifacts[0] : undefined;
  if (artifact) return { type: artifact.entry.media === 'pdf' ? 'application/pdf' : HTML, policy, body: artifact.bytes };
  const reasons = [...(outcome?.kind === 'failed' ? outcome.diagnostics : []), ...diagnostics].filter(
    ({ severity }) => severity === 'error',
  );
  const lines = worstDiagnosticsFirst(reasons).map((one) => `${one.at ? `${placeInWords(one.at)} ` : ''}${messageWithHint(one)}`);
  return { ...CLOSED_TEXT, status: 409, body: lines.join('\n') || `The deck "${deck}" does not list the format ${format}.` };
}
