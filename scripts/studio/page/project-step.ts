import { packBrand } from '../../content/brand-zip.js';
import { type Clinic, clinicOf } from '../clinic.js';
import { filesOf, idOf } from '../clinic-file.js';
import type { ProjectAtHand } from '../data.js';
import { queueOf } from '../state.js';
import type { App } from './app.js';
import { h } from './element.js';
import { button, step } from './parts.js';
import { type FilesNews, type FilesWish, newsOf } from './project-news.js';

/** Returns what builds the step in which a clinic is saved into the project and its files are made; none where there is no project. */
export function openProjectStep(app: App): () => HTMLElement | undefined {
  const { project } = app.data;
  if (!project) return () => undefined;
  const live: Live = { news: h('p', { class: 'help', role: 'status' }), files: h('div', {}) };
  const known = openKnown(app, project);
  return () => {
    const { say } = app;
    const stop = button('project-stop', say('project-stop'), () => live.making?.abort());
    stop.hidden = live.making === undefined;
    return step(
      'project',
      say('step-project'),
      h('p', { class: 'help' }, say('project-help')),
      button('project-save', say('project-save'), () => void save(app, live, known)),
      button('project-make', say('project-make'), () => void make(app, live, known, chosenWish(app))),
      button('project-make-all', say('project-make-all'), () => void make(app, live, known, { locales: app.state().locales })),
      ...[live.news, live.files, stop],
    );
  };
}

/** What stays when the form is built anew. */
interface Live {
  readonly news: HTMLElement;
  readonly files: HTMLElement;
  making?: AbortController;
}

const tell = ({ news }: Live, text: string): void => {
  news.textContent = text;
};

/** The clinics of the project, as this page knows them. */
interface Known {
  /** The one that a clinic is saved as: the one that it began as while it has its name, else a new one. */
  idOf(clinic: Clinic): string;
  versionOf(clinic: Clinic): string | undefined;
  isSaved(clinic: Clinic): boolean;
  saved(id: string, version: string, clinic: Clinic): void;
}

function openKnown({ data: { library } }: App, { versions }: ProjectAtHand): Known {
  const all = new Map(Object.entries(versions).map(([id, version]) => [id, { version, clinic: clinicOf(library, id) }]));
  const bytesOf = (clinic: Clinic, id: string): string => packBrand(filesOf(library, clinic, id)).join();
  const nameOf = ({ name }: Clinic): string => Object.values(name)[0] ?? '';
  const own = (clinic: Clinic) => {
    const kept = clinic.from === undefined ? undefined : all.get(clinic.from);
    return kept && nameOf(kept.clinic) === nameOf(clinic) ? kept : undefined;
  };
  return {
    idOf: (clinic) => (own(clinic) && clinic.from) || idOf(clinic),
    versionOf: (clinic) => own(clinic)?.version,
    isSaved(clinic) {
      const [kept, id] = [own(clinic), clinic.from ?? ''];
      return kept !== undefined && bytesOf(kept.clinic, id) === bytesOf(clinic, id);
    },
    saved: (id, version, clinic) => void all.set(id, { version, clinic }),
  };
}

/** Sends the clinic's own file, in which no word of a patient is. */
async function save(app: App, live: Live, known: Known): Promise<void> {
  const { say, data, state } = app;
  const { clinic } = state();
  const version = known.versionOf(clinic);
  const headers = { 'Content-Type': 'application/zip', ...(version !== undefined && { 'If-Match': `"${version}"` }) };
  const body = packBrand(filesOf(data.library, clinic, known.idOf(clinic))) as BodyInit;
  try {
    const answer = await fetch('brand', { method: 'POST', headers, body });
    const saved = (await answer.json()) as { id: string; version: string } | { trouble: string; says: string };
    if ('trouble' in saved) return tell(live, saved.trouble === 'changed' ? say('project-changed') : say('project-refused', saved));
    const own: Clinic = { ...clinic, from: saved.id };
    known.saved(saved.id, saved.version, own);
    if (state().clinic === clinic) app.chosen({ clinic: own });
    tell(live, say('project-saved', { place: `decks/brands/${saved.id}` }));
  } catch {
    tell(live, say('project-gone'));
  }
}

/** What is chosen to print, without a word of a patient or of the clinic. */
function chosenWish({ data, state, today }: App): Omit<FilesWish, 'brand'> {
  const all = queueOf(data, state(), today);
  const pieces = new Map(all.map(({ deck, format }) => [`${deck}/${format}`, { deck, format }]));
  return { locales: [...new Set(all.map(({ locale }) => locale))], papers: [state().paper], pieces: [...pieces.values()] };
}

async function make(app: App, live: Live, known: Known, wish: Omit<FilesWish, 'brand'>): Promise<void> {
  const { say } = app;
  const { clinic } = app.state();
  if (live.making) return;
  if (!known.isSaved(clinic)) return tell(live, say('project-save-first'));
  if (wish.locales.length === 0) return tell(live, say('nothing'));
  const making = new AbortController();
  live.making = making;
  live.files.replaceChildren();
  const setStop = (isHidden: boolean): void => {
    const stop = document.getElementById('project-stop');
    if (stop) stop.hidden = isHidden;
  };
  setStop(false);
  tell(live, say('project-begin'));
  try {
    const body = JSON.stringify({ brand: known.idOf(clinic), ...wish });
    const headers = { 'Content-Type': 'application/json' };
    const answer = await fetch('files', { method: 'POST', headers, body, signal: making.signal });
    for await (const news of newsOf(answer)) show(news, app, live);
  } catch {
    tell(live, say(making.signal.aborted ? 'project-stopped' : 'project-gone'));
  } finally {
    delete live.making;
    setStop(true);
  }
}

function show(news: FilesNews, { say }: App, live: Live): void {
  if (!('href' in news)) {
    tell(live, 'wrong' in news ? say('project-failed', { says: news.wrong }) : say('project-making', { ...news }));
    return;
  }
  const failed = news.failed.length > 0 ? [say('project-failed', { says: news.failed.join(' ') })] : [];
  tell(live, [say('project-made', { ...news }), ...failed].join(' '));
  live.files.replaceChildren(h('a', { href: news.href, download: news.name, id: 'project-file' }, news.name));
}
