import { hasErrors } from '../model/diagnostic.js';
import { SEALED_DATA } from '../model/sealed.js';
import type { sealData } from '../stories/seal.js';
import { type Call, defineCommand } from './command.js';
import { countLine, printDiagnostics, printJson, printLines } from './print.js';
import { resolveProject } from './project-names.js';
import { EXIT } from './surroundings.js';

export interface Options {
  readonly project: string;
}

/** Keeps what the data says now, and prints what has changed since the last time; 1 when the content has errors and nothing was kept. */
export const seal = defineCommand({
  name: 'seal',
  example: 'teachback seal',
  story: async (request) => (await import('../stories/seal.js')).sealData(request),
  describe: (command) =>
    command.description(`keep in decks/sealed.txt what ${SEALED_DATA} say now: check tells from then on what has changed in them`),
  async run({ options, story, around }: Call<Options, typeof sealData>) {
    const { values, diagnostics } = await story({ project: resolveProject(around.cwd, options.project) });
    const exitCode = hasErrors(diagnostics) ? EXIT.content : EXIT.done;
    printDiagnostics(around, diagnostics);
    if (options.json) return printJson(around, exitCode, { values, diagnostics });
    printLines(
      exitCode === EXIT.done ? around.stdout : around.stderr,
      exitCode === EXIT.done
        ? [`Sealed: ${values} values in decks/sealed.txt. Commit it. It approves nothing: "teachback approve" does.`]
        : [`${countLine(diagnostics)}. Nothing was sealed: mend what has errors first.`],
    );
    return exitCode;
  },
});
