import { TOOL_LANGUAGE } from '../languages/tags.js';
import { approveCommands } from '../model/approve-command.js';
import type { HtmlDocument } from '../model/html-document.js';
import type { ReviewedChanges, ReviewPacket } from '../model/review-packet.js';
import { SAFETY, type ShownChange } from '../model/review-words.js';
import { templateText } from '../render/templates.js';
import { pageStyle, type ReviewStage } from './review-stage.js';

/** What the short packet is about: a packet without its other parts. */
export type ChangesPacket = Pick<ReviewPacket, 'title' | 'locale' | 'version' | 'date' | 'asOf'> & { readonly changes: ReviewedChanges };

const WHAT: Readonly<Record<ShownChange['what'], string>> = { changed: 'other words', removed: 'gone', added: 'new', moved: 'moved' };

/** Returns the short packet: old beside new, sentence by sentence, what may harm first. */
export function renderChanges(packet: ChangesPacket, { templates, environment, paper }: ReviewStage): HtmlDocument {
  const { changes, locale } = packet;
  const context = { ...packet, view: changesView(changes, locale) };
  return {
    language: TOOL_LANGUAGE,
    title: `What changed since it was approved: ${packet.title}`,
    bodyClass: 'review changes',
    body: environment.render('review/changes.hbs', context as never),
    styles: [templateText(templates, 'tokens.css'), templateText(templates, 'review/review.css'), pageStyle(packet, paper)],
  };
}

/** Returns changes as the template prints them, numbered in one row. */
export function changesView({ first, others, modules }: ReviewedChanges, locale: string) {
  const rows = [...first, ...others].map((one, index) => rowOf(one, `N${index + 1}`, modules));
  const changed = modules.filter(({ changes }) => changes > 0);
  return {
    any: rows.length > 0,
    count: rows.length,
    harm: first.length,
    inModules: changed.length,
    first: rows.slice(0, first.length),
    others: rows.slice(first.length),
    sign: changed.length > 0 && {
      titles: changed.map(({ title }) => title),
      commands: approveCommands(
        changed.flatMap(({ id, regions }) => regions.map((region) => ({ module: id, region }))),
        locale,
      ),
    },
    states: byState(modules.filter(({ approved }) => approved)),
    never: modules.filter(({ approved }) => !approved),
  };
}

/** Modules in one state are told together. */
const byState = (modules: ReviewedChanges['modules']) =>
  [...new Set(modules.map(({ state }) => state))].map((state) => ({ state, modules: modules.filter((one) => one.state === state) }));

function rowOf({ what, safety, old, now, was, is, modules, approved }: ShownChange, number: string, known: ReviewedChanges['modules']) {
  const titles = modules.map((id) => known.find((one) => one.id === id)?.title ?? id);
  const all = titles.length > 1 && titles.length === known.filter((one) => one.approved).length;
  return {
    ...{ number, old, now, approved },
    what: WHAT[what],
    why: safety === undefined ? '' : SAFETY[safety],
    modules: all ? `all ${titles.length} approved modules` : titles.join('; '),
    was: was.join('; '),
    is: was.join('; ') === is.join('; ') ? '' : is.join('; '),
  };
}
