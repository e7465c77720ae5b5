import { hasErrors } from '../model/diagnostic.js';
import type { listProject, ProjectList } from '../stories/list.js';
import { type Call, defineCommand } from './command.js';
import { countLine, type Paint, paintFor, printDiagnostics, printJson, printLines, tableLines, visible } from './print.js';
import { resolveProject } from './project-names.js';
import { EXIT } from './surroundings.js';

/** Prints the decks, modules, brands and locales of a project; 1 when the content has errors. */
export const list = defineCommand({
  name: 'list',
  example: 'teachback list',
  story: async (request) => (await import('../stories/list.js')).listProject(request),
  describe: (command) => command.description('list decks, modules, brands and locales'),
  async run({ options, story, around }: Call<{ readonly project: string }, typeof listProject>) {
    const { stdout, stderr, env, cwd } = around;
    const report = await story({ project: resolveProject(cwd, options.project) });
    const exitCode = hasErrors(report.diagnostics) ? EXIT.content : EXIT.done;
    printDiagnostics(around, report.diagnostics);
    printLines(stderr, [countLine(report.diagnostics)]);
    if (options.json) return printJson(around, exitCode, report);
    printLines(stdout, listLines(report, paintFor(stdout, env)));
    return exitCode;
  },
});

function listLines({ decks, modules, brands, locales }: ProjectList, paint: Paint): string[] {
  const deckRows = decks.map(({ id, title, formats, slides }) => [
    id,
    slides === undefined ? '' : `${slides} slides`,
    formats.join(', '),
    visible(title),
  ]);
  const moduleRows = modules.map(({ id, title }) => [id, visible(title)]);
  return [
    ...[paint('bold', 'Decks'), ...tableLines(deckRows, '  ')],
    ...[paint('bold', 'Modules'), ...tableLines(moduleRows, '  ')],
    ...[paint('bold', 'Brands'), ...brands.map((brand) => `  ${brand}`)],
    ...[paint('bold', 'Locales'), ...locales.map((locale) => `  ${locale}`)],
  ];
}
