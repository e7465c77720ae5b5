import type { Deck } from '../../model/deck.js';
import { type At, type Diagnostic, error } from '../../model/diagnostic.js';
import type { Job } from '../../model/job.js';
import type { Breach } from './breach.js';
import { findTemplate } from './find-template.js';
import { RULES } from './rules.js';

/** What a breach is told with. */
export interface BreachScene {
  readonly deck: Pick<Deck, 'places'>;
  readonly job: Pick<Job, 'path'> & { readonly format: string };
  readonly templates: Readonly<Record<string, string>>;
}

/**
 * Returns breaches as diagnostics. What a template or a style does is told once, at its line, with its rule, and without the words of
 * the page on which it was seen: it is the same on the next one. What no template wrote is told at the author's line.
 */
export function breachDiagnostics(breaches: readonly Breach[], scene: BreachScene): Diagnostic[] {
  const told = new Map<string, Diagnostic>();
  for (const breach of breaches) {
    const found = breachDiagnostic(breach, scene);
    const key = [found.code, breach.rule, found.at?.file, found.at?.line, found.at ? '' : found.message].join('|');
    if (!told.has(key)) told.set(key, found);
  }
  return [...told.values()];
}

function breachDiagnostic(breach: Breach, { deck, job, templates }: BreachScene): Diagnostic {
  const { rule, element, text, key, style, seen, state } = breach;
  const { code, says, hint } = RULES[rule];
  const template = findTemplate(templates, breach, job.format);
  const at: At | undefined = template ?? (key ? deck.places[key] : undefined);
  const cause = style && ` by "${style.selector} { ${style.property}: ${style.value} }"`;
  const words = template || !text ? '' : ` ("${text}")`;
  // Any slide would have shown what a template does.
  const where = template ? state?.replace(/^on the slide ".*"$/, 'on a slide') : state;
  const message = [element, words, ` ${says}`, cause, where && ` ${where}`, seen && `: ${seen}`, template ? '' : `, in ${job.path}`]
    .filter(Boolean)
    .join('');
  return error({ code, message: `${message}.`, ...(at ? { at } : {}), hint });
}
