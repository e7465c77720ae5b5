import type { ProjectConfig } from '../model/definitions.js';
import { type Diagnostic, error, fieldAt } from '../model/diagnostic.js';
import { withFallbacks } from './fall-back.js';
import { readFitEntries } from './fit-entries.js';
import { readYamlFile } from './read-ledger.js';
import { nameOf, type Source } from './read-text.js';
import { fieldsOf } from './read-yaml.js';
import { projectSchema } from './schema/project.js';

/**
 * Returns what project.yaml says, or undefined with diagnostics. A draft is a locale like the others where it is among those `asked`;
 * a locale that is asked for and stands nowhere is a diagnostic.
 */
export function readProject(source: Source, asked: readonly string[] = []): ProjectConfig | undefined {
  const found: Diagnostic[] = [];
  const whole = readYamlFile({ ...source, diagnostics: found }, 'project.yaml', projectSchema);
  const file = whole ?? readFitEntries(source, found);
  source.diagnostics.push(...found);
  if (!file) return undefined;
  const { locales, drafts } = file.value;
  const all = [...new Set([...locales, ...drafts.filter((locale) => asked.includes(locale))])];
  const project = { ...withFallbacks(file.value, all), locales: all, at: file.at(['id']), fields: fieldsOf(file, [], file.value) };
  for (const locale of drafts.filter((one) => locales.includes(one))) {
    const message = `The language "${locale}" stands in locales: and in drafts: of ${nameOf(source, 'project.yaml')}.`;
    const hint = 'Take it out of drafts: when it is whole, and out of locales: while it is not.';
    source.diagnostics.push(error({ code: 'duplicate-id', message, at: fieldAt(project, 'drafts'), hint, concerns: { locale } }));
  }
  for (const locale of asked.filter((one) => !all.includes(one))) source.diagnostics.push(unknownLocale(source, project, locale));
  return project;
}

function unknownLocale(source: Source, project: ProjectConfig, locale: string): Diagnostic {
  const known = [...project.locales, ...project.drafts].map((one) => `"${one}"`).join(', ');
  const message = `The language "${locale}" was asked for, and ${nameOf(source, 'project.yaml')} has ${known}.`;
  const hint = `Ask for one of these, or begin it: teachback new locale ${locale}. Where its files are there already, write drafts: [${[...project.drafts, locale].join(', ')}].`;
  return error({ code: 'unknown-locale', message, at: fieldAt(project, 'locales'), hint });
}
