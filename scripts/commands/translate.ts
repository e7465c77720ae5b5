import { relative, resolve } from 'node:path';
import { hasErrors } from '../model/diagnostic.js';
import type { ImportReport, ImportRequest } from '../stories/import-translation.js';
import type { KeepReport } from '../stories/keep-translation.js';
import type { ExportReport, LocaleState } from '../stories/translate.js';
import { type Call, defineCommand } from './command.js';
import { unknownName } from './option-values.js';
import { countLine, printDiagnostics, printJson, printLines, tableLines, visible } from './print.js';
import { resolveProject } from './project-names.js';
import { EXIT, type Surroundings, UsageError } from './surroundings.js';

export interface Options {
  readonly project: string;
  readonly to?: string;
  readonly out?: string;
  readonly open?: boolean;
  readonly force?: boolean;
}

const ACTIONS = ['export', 'import', 'keep', 'status'];

/** What the command calls: one story an action. */
const stories = {
  export: async (request: { project: string; to: string; out?: string; open?: boolean }) =>
    (await import('../stories/translate.js')).exportWords(request),
  import: async (request: ImportRequest) => (await import('../stories/import-translation.js')).importTranslation(request),
  keep: async (request: { project: string; to: string }) => (await import('../stories/keep-translation.js')).keepTranslation(request),
  status: async (request: { project: string }) => (await import('../stories/translate.js')).translationStatus(request),
};

/** Hands the words to a translator and takes them back; 1 when nothing was written. */
export const translate = defineCommand({
  name: 'translate',
  example: 'teachback translate export --to es',
  story: async () => stories,
  describe: (command) =>
    command
      .description(
        'export all words for a translator (XLIFF 1.2, with the glossary as TBX), put the file that comes back into the content, or show how far each language is',
      )
      .argument('<action>', 'export, import, keep (from which words the texts of today were translated) or status')
      .argument('[file]', 'import: the XLIFF file that the translator sent')
      .option('--to <locale>', 'export, keep: the language to translate into')
      .option('--open', 'export: only what is new, or stale since the English changed')
      .option('--force', 'import: write over words that have changed since they were exported')
      .option('--out <file>', 'export: the XLIFF file to write (dist/translate/<id>.<from>-<to>.xlf)'),
  async run({ options, story, around }: Call<Options, () => Promise<typeof stories>>, action: string, file?: string) {
    const { cwd } = around;
    if (!ACTIONS.includes(action)) throw new UsageError(visible(unknownName('way to translate', action, ACTIONS)));
    const project = resolveProject(cwd, options.project);
    const call = await story();
    if (action === 'status') return printStatus(around, options, await call.status({ project }));
    if (action === 'import') {
      if (file === undefined) throw new UsageError('Name the file: teachback translate import words.es.xlf.');
      return printImport(around, options, await call.import({ project, file: resolve(cwd, file), force: options.force === true }));
    }
    if (options.to === undefined) throw new UsageError('Name the language with --to: teachback translate export --to es.');
    if (action === 'keep') return printKept(around, options, await call.keep({ project, to: options.to }));
    const out = options.out === undefined ? {} : { out: resolve(cwd, options.out) };
    return printExport(around, options, await call.export({ project, to: options.to, ...out, open: options.open === true }));
  },
});

type Printing = { readonly json?: boolean };

function printStatus(
  around: Surroundings,
  options: Printing,
  report: { states: LocaleState[]; diagnostics: ExportReport['diagnostics'] },
): number {
  const exitCode = hasErrors(report.diagnostics) ? EXIT.content : EXIT.done;
  printDiagnostics(around, report.diagnostics);
  if (options.json) return printJson(around, exitCode, report);
  const rows = report.states.map(stateRow);
  if (rows.length > 0) printLines(around.stdout, tableLines([['language', 'new', 'stale', 'translated', 'reviewed'], ...rows]));
  else printLines(around.stderr, ['There is one language. To begin another one: teachback new locale es.']);
  return exitCode;
}

const stateRow = (one: LocaleState): string[] => [one.locale, ...[one.new, one.stale, one.translated, one.reviewed].map(String)];

function printExport(around: Surroundings, options: Printing, report: ExportReport): number {
  const { written, state, wrong, diagnostics } = report;
  if (wrong !== undefined) throw new UsageError(visible(wrong));
  const exitCode = written.length > 0 ? EXIT.done : EXIT.content;
  printDiagnostics(around, diagnostics);
  if (exitCode !== EXIT.done) printLines(around.stderr, [`${countLine(diagnostics)}. Nothing was exported: mend these first.`]);
  if (options.json) return printJson(around, exitCode, { written, state, diagnostics });
  printLines(
    around.stdout,
    written.map((path) => visible(relative(around.cwd, path))),
  );
  if (state)
    printLines(around.stderr, [`${state.new} new, ${state.stale} stale, ${state.translated} translated, ${state.reviewed} reviewed.`]);
  return exitCode;
}

function printKept(around: Surroundings, options: Printing, { written, count, wrong, diagnostics }: KeepReport): number {
  if (wrong !== undefined) throw new UsageError(visible(wrong));
  const exitCode = hasErrors(diagnostics) ? EXIT.content : EXIT.done;
  printDiagnostics(around, diagnostics);
  if (exitCode !== EXIT.done) printLines(around.stderr, [`${countLine(diagnostics)}. Nothing was written: mend these first.`]);
  if (options.json) return printJson(around, exitCode, { written, count, diagnostics });
  if (written !== undefined) printLines(around.stdout, [visible(relative(around.cwd, written))]);
  if (exitCode === EXIT.done)
    printLines(around.stderr, [`${count} texts are new in it: where the words that they were translated from change, they are stale.`]);
  return exitCode;
}

/** Files in which something is left, told on so many lines. */
const MOST_FILES = 40;

function printImport(around: Surroundings, options: Printing, report: ImportReport): number {
  const { changed, left, wrong, diagnostics } = report;
  if (wrong !== undefined) throw new UsageError(visible(wrong));
  const exitCode = hasErrors(diagnostics) ? EXIT.content : EXIT.done;
  printDiagnostics(around, diagnostics);
  if (exitCode !== EXIT.done) printLines(around.stderr, [`${countLine(diagnostics)}. Nothing was written: mend these first.`]);
  if (options.json) return printJson(around, exitCode, { changed, left, diagnostics });
  printLines(around.stdout, tableLines(changed.map(({ path, count }) => [path, `${count} changed`])));
  if (exitCode === EXIT.done)
    printLines(around.stderr, [
      ...leftLines(left),
      changed.length === 0 ? 'Nothing was changed: all words stand there already.' : undefined,
    ]);
  return exitCode;
}

/** One line for each file and state, with the first of its texts. */
function leftLines(left: ImportReport['left']): string[] {
  const keys = [...new Set(left.map(({ path, state }) => `${path}: ${state}`))];
  const lines = keys.map((key) => {
    const all = left.filter(({ path, state }) => `${path}: ${state}` === key);
    const more = all.length > 1 ? `, and ${all.length - 1} more` : '';
    return visible(`${key} "${(all[0]?.words ?? '').slice(0, 60)}" (${all[0]?.id})${more}`);
  });
  return [...lines.slice(0, MOST_FILES), ...(lines.length > MOST_FILES ? [`... and ${lines.length - MOST_FILES} files more.`] : [])];
}
