import { hasErrors } from '../model/diagnostic.js';
import { countLine, diagnosticLines } from './diagnostic-lines.js';
import { paintFor, tableLines, visible } from './paint.js';
import { printJson, printLines } from './print-json.js';
import { resolveProject } from './project-names.js';
import { EXIT, type Surroundings } from './surroundings.js';

type List = Awaited<ReturnType<Surroundings['api']['list']>>;

/** Prints the decks, modules, brands and locales of a project. Returns the exit code: 1 when the content has errors. */
export async function listCommand(options: { readonly project: string; readonly json?: boolean }, around: Surroundings): Promise<number> {
  const { stdout, stderr, env } = around;
  const list = await around.api.list({ project: resolveProject(around.cwd, options.project) });
  const exitCode = hasErrors(list.diagnostics) ? EXIT.content : EXIT.done;
  printLines(stderr, diagnosticLines(list.diagnostics, paintFor(stderr, env)));
  printLines(
    stderr,
    [countLine(list.diagnostics)].filter((line) => line !== undefined),
  );
  if (options.json) return printJson(around, exitCode, list);
  printLines(stdout, listLines(list, paintFor(stdout, env)));
  return exitCode;
}

function listLines({ decks, modules, brands, locales }: List, paint: ReturnType<typeof paintFor>): string[] {
  const deckRows = decks.map(({ id, title, formats, slides }) => [
    id,
    slides === undefined ? '' : `${slides} slides`,
    formats.join(', '),
    visible(title),
  ]);
  return [
    paint('bold', 'Decks'),
    ...tableLines(deckRows, '  '),
    paint('bold', 'Modules'),
    ...tableLines(
      modules.map(({ id, title }) => [id, visible(title)]),
      '  ',
    ),
    paint('bold', 'Brands'),
    ...brands.map((brand) => `  ${brand}`),
    paint('bold', 'Locales'),
    ...locales.map((locale) => `  ${locale}`),
  ];
}
