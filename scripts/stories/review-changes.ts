import { resolve } from 'node:path';
import type { Library } from '../model/content.js';
import type { ReviewedChanges } from '../model/review-packet.js';
import type { Approvals } from '../reviews/approvals.js';
import { insideContent } from './inside-content.js';
import { loadContent } from './judge-project.js';
import { templatesOf, today } from './open-project.js';
import { openPress, type Press } from './press.js';
import { type Made, makeMarked, writeReview } from './review-files.js';
import type { ReviewReport, ReviewRequest } from './review-request.js';

/**
 * Writes for each locale what has changed since the latest approvals, old beside new, to read and mark (HTML and PDF). Composes and
 * builds nothing. Throws an EnvironmentError for trouble with the machine and the signal's reason on abort.
 */
export async function reviewChanges(request: ReviewRequest): Promise<ReviewReport> {
  const project = resolve(request.project);
  const out = resolve(request.out ?? `${project}/dist/review`);
  const { asOf = today(), browserPath, signal } = request;
  const { library, diagnostics } = await loadContent({ project, alsoIn: request.locale });
  const inside = insideContent(project, out);
  const errors = [...diagnostics.filter(({ severity }) => severity === 'error'), ...(inside ? [inside] : [])];
  if (!library || errors.length > 0) return { out, made: [], diagnostics: [], failed: errors };
  const locales = request.locale === undefined ? library.project.locales : [request.locale];
  await using press = openPress({ templates: templatesOf(project), browserPath, signal });
  const all: Made[] = [];
  for (const locale of locales) {
    signal?.throwIfAborted();
    all.push(await makeFiles(library, { locale, asOf }, press));
  }
  const made = await writeReview(
    out,
    all.flatMap(({ files }) => files),
    signal,
  );
  return { out, made, diagnostics: [], failed: all.flatMap(({ failed }) => failed) };
}

async function makeFiles(
  library: Library,
  { locale, asOf }: { readonly locale: string; readonly asOf: string },
  press: Press,
): Promise<Made> {
  const [{ renderChanges }, { htmlEnvironment }, templates, approvals] = await Promise.all([
    import('../packet/render-changes.js'),
    import('../render/templates.js'),
    press.templates(),
    press.decks.approvalsOf(library),
  ]);
  const { project, words } = library;
  const changes = await changesIn(approvals, locale, asOf);
  const title = project.title[locale] ?? project.id;
  const [paper = 'letter'] = project.papers;
  const packet = { title, locale, version: project.version, date: project.date, asOf, changes };
  const document = renderChanges(packet, { templates, environment: htmlEnvironment(templates), words: words[locale] ?? {}, paper });
  return makeMarked(press, document, { name: `${locale}.changes`, paper, subject: title, date: project.date });
}

/** Returns what has changed in a locale since the latest approvals, and what those are worth. */
export async function changesIn(approvals: Approvals, locale: string, asOf: string): Promise<ReviewedChanges> {
  const [{ approvedModules, changesSince }, { showChanges }, { stateInWords }] = await Promise.all([
    import('../reviews/changes-since.js'),
    import('../reviews/show-changes.js'),
    import('../reviews/state-in-words.js'),
  ]);
  const { library } = approvals;
  const approved = new Set(approvedModules(approvals).flatMap((one) => (one.locale === locale ? [one.id] : [])));
  const found = changesSince(approvals).filter((one) => one.locale === locale);
  const rows = showChanges(found, library);
  const changedIn = found.flatMap(({ readIn }) => readIn);
  return {
    first: rows.filter(({ safety }) => safety !== undefined),
    others: rows.filter(({ safety }) => safety === undefined),
    modules: Object.entries(library.modules).flatMap(([id, locales]) => {
      const module = locales[locale];
      if (!module) return [];
      const changes = rows.filter(({ modules }) => modules.includes(id)).length;
      const regions = [...new Set(changedIn.flatMap((one) => (one.module === id ? [one.region] : [])))];
      const state = stateInWords(approvals, id, locale, asOf);
      return [{ id, title: module.title, state, approved: approved.has(id), changes, regions }];
    }),
  };
}
