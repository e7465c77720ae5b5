import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { MOST_PACKED } from '../content/limits.js';
import { CLOSED, CLOSED_TEXT, openServer, type Reply, type ServerWish, type Taker } from '../dev/open-server.js';
import type { Library } from '../model/content.js';
import { messageWithHint, placeInWords } from '../model/diagnostic.js';
import { worstDiagnosticsFirst } from '../model/diagnostic-list.js';
import { inputStamp } from '../publish/input-stamp.js';
import type { FilesNews } from '../studio/page/project-news.js';
import { type Judged, judgeProject, loadContent } from './judge-project.js';
import { keepBrowser } from './keep-browser.js';
import { keepFresh } from './keep-fresh.js';
import { makeStudio } from './make-studio.js';
import { contentOf, templateFoldersOf, templatesOf, today } from './open-project.js';
import { openPress } from './press.js';
import { saveBrand, versionOf } from './studio-brands.js';
import { makeFiles, readWish } from './studio-files.js';

export interface StudioRequest {
  /** Folder that holds `decks/`. */
  readonly project: string;
  /** Languages to offer besides the project's own: its drafts. */
  readonly locales?: readonly string[];
  /** Any port that is free unless told. */
  readonly port?: number;
  /** A browser to print with, instead of the one that is found. */
  readonly browserPath?: string;
}

export interface StudioServer extends AsyncDisposable {
  /** The studio: `http://127.0.0.1:41234/KEY/`. Nobody without the key, which is new each time, reaches anything of it. */
  readonly url: string;
}

interface Project {
  readonly root: string;
  readonly templates: string;
  readonly locales: readonly string[];
}

/**
 * Opens the studio beside a project: the page of `studio.html`, which here also saves clinics into `decks/brands/` and has the files of
 * a build made. Only this computer reaches it, only by its whole address, and only its own page sends it anything. Nothing that is typed for a patient comes here.
 * It runs until it is disposed of. Throws an EnvironmentError when the port is taken.
 */
export async function openStudio(request: StudioRequest): Promise<StudioServer> {
  const root = resolve(request.project);
  const project: Project = { root, templates: templatesOf(root), locales: request.locales ?? [] };
  const ended = new AbortController();
  const browser = keepBrowser({ browserPath: request.browserPath, signal: ended.signal });
  const read = keepPage(project);
  // Who does not know the address reaches nothing: not another program of this computer either.
  const home = `/${randomBytes(16).toString('hex')}/`;
  const pages: Record<string, ServerWish['pages'][string]> = { [home]: async () => (await read()).reply, '/': () => WHOLE_ADDRESS };
  const keep = (name: string, reply: Reply): void => {
    // One is enough to be fetched: they are large.
    for (const old of Object.keys(pages)) if (old !== '/' && old !== home) delete pages[old];
    pages[`${home}${name}`] = () => reply;
  };
  const files = filesTaker(project, { read, keep, printer: browser.printer, ended: ended.signal });
  const takers = { [`${home}brand`]: brandTaker(root), [`${home}files`]: files };
  const server = await openServer({ port: request.port ?? 0, pages, takers });
  return {
    url: new URL(home, server.url).href,
    async [Symbol.asyncDispose]() {
      ended.abort();
      await server.close();
      await browser.close();
    },
  };
}

const WHOLE_ADDRESS: Reply = { ...CLOSED_TEXT, status: 404, body: 'Open the whole address that "teachback studio" told.' };
const json = (value: unknown, status = 200): Reply => ({ type: 'application/json', policy: CLOSED, status, body: JSON.stringify(value) });

interface ReadPage {
  readonly reply: Reply;
  readonly library?: Library;
}

/** The page as the content has it now: made anew when a file has changed. */
function keepPage(project: Project): () => Promise<ReadPage> {
  const { root } = project;
  const stampNow = (): string => inputStamp({ files: [contentOf(root), ...templateFoldersOf(root)], extra: today() });
  const read = keepFresh(stampNow, () => readPage(project));
  return async () =>
    (await read()) ?? { reply: { ...CLOSED_TEXT, status: 409, body: 'The files of the project are changing. Load this page again.' } };
}

async function readPage({ root, templates, locales }: Project): Promise<ReadPage> {
  await using press = openPress({ templates });
  const { library, diagnostics: found } = await loadContent({ project: root, templates, locales });
  const { stopped, diagnostics } = library
    ? await judgeProject({ project: library, templates }, press.decks)
    : { stopped: NOTHING, diagnostics: found };
  const versions = Object.fromEntries(Object.values(library?.brands ?? {}).map((brand) => [brand.id, versionOf(root, brand)]));
  const made = library && (await makeStudio(library, press, { stopped: [...stopped.values()], beside: [], project: { versions } }));
  if (made) return { library, reply: { type: 'text/html; charset=utf-8', policy: "frame-ancestors 'none'", body: made.bytes } };
  const errors = worstDiagnosticsFirst(diagnostics).filter(({ severity }) => severity === 'error');
  const lines = errors.map((one) => `${one.at ? `${placeInWords(one.at)} ` : ''}${messageWithHint(one)}`);
  return { reply: { ...CLOSED_TEXT, status: 409, body: lines.join('\n') || 'No deck of this project is printed.' } };
}

const NOTHING: Judged['stopped'] = new Map();

/** Takes clinics in, one after the other. */
function brandTaker(root: string): Taker {
  let last: Promise<unknown> = Promise.resolve();
  return {
    ...{ type: 'application/zip', most: MOST_PACKED },
    async take(body, { match }) {
      const saving = last.then(() => saveBrand(root, body, match));
      last = saving.catch(() => undefined);
      const saved = await saving;
      return json(saved, 'trouble' in saved ? (saved.trouble === 'changed' ? 412 : 422) : 200);
    },
  };
}

interface Maker {
  readonly read: () => Promise<ReadPage>;
  readonly keep: (name: string, reply: Reply) => void;
  readonly printer: ReturnType<typeof keepBrowser>['printer'];
  readonly ended: AbortSignal;
}

/** Has files made, one wish at a time. A page that goes, or does not want them any more, stops that. */
function filesTaker({ root, templates }: Project, { read, keep, printer, ended }: Maker): Taker {
  let isBusy = false;
  return {
    ...{ type: 'application/json', most: 10_000 },
    async take(body, { gone }) {
      const { library } = await read();
      const { project: { brands = [], locales = [] } = {}, decks = {} } = library ?? {};
      const wish = readWish(new TextDecoder().decode(body), { brands, locales, decks: Object.keys(decks) });
      if (!wish) return json({ wrong: 'This project has no such pieces. Load this page again.' }, 400);
      const signal = AbortSignal.any([gone, ended]);
      const make = async (write: (text: string) => void): Promise<void> => {
        const tell = (news: FilesNews): void => write(`${JSON.stringify(news)}\n`);
        if (isBusy) return tell({ wrong: 'Files are being made already. Wait, or stop that first.' });
        isBusy = true;
        try {
          await makeFiles(wish, { project: root, printer: await printer(), signal, ...(templates && { templates }) }, { tell, keep });
        } catch (cause) {
          if (!signal.aborted) tell({ wrong: cause instanceof Error ? cause.message : String(cause) });
        } finally {
          isBusy = false;
        }
      };
      return { type: 'application/x-ndjson; charset=utf-8', policy: CLOSED, body: make };
    },
  };
}
