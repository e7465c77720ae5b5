import { resolve } from 'node:path';
import type { AddedKind } from '../model/definitions.js';
import type { addContent } from '../stories/add.js';
import { type Call, defineCommand } from './command.js';
import { unknownName } from './option-values.js';
import { countLine, printDiagnostics, printJson, printLines, visible } from './print.js';
import { resolveProject } from './project-names.js';
import { EXIT, UsageError } from './surroundings.js';

interface Told {
  /** What to do next. */
  readonly next: string;
  /** A kind with a name, to write it by. */
  readonly example: string;
}

/** A record rather than a list: the compiler names a kind that is missing here. */
const KINDS: Readonly<Record<AddedKind, Told>> = {
  module: { next: 'Fill in its words, then name it in a deck.', example: 'module sleep' },
  deck: { next: 'Fill in its words and its modules.', example: 'deck sleep' },
  brand: { next: 'Fill in its facts, and put its own picture in place of logo.svg.', example: 'brand north-clinic' },
  locale: {
    next: 'Translate the words, file by file; "teachback check --locale NAME" tells what is left. Other languages are made as before.',
    example: 'locale es',
  },
  claim: { next: 'Fill in its words and its source, then cite it in a module: [^NAME].', example: 'claim sleep-better' },
};

/** Of a clinic that was taken in: its facts and its logo are those that were saved. */
const TAKEN = 'Read what it says: it is as it was saved.';

/** Adds what was asked for and says what to do next; 1 when the files to add to have errors. */
export const newContent = defineCommand({
  name: 'new',
  example: 'teachback new module sleep',
  story: async (request) => (await import('../stories/add.js')).addContent(request),
  describe: (command) =>
    command
      .description('add a module, deck, brand, claim or language with words to fill in; never overwrites')
      .argument('<kind>', 'module, deck, brand, claim or locale')
      .argument('[name]', 'its id: small letters, digits and hyphens; of a locale its tag (es)')
      .option('--from <file>', "of a brand: a clinic's file that was saved in studio.html"),
  async run(
    { options, story, around }: Call<{ readonly project: string; readonly from?: string }, typeof addContent>,
    kind: string,
    given?: string,
  ) {
    const { cwd, stdout, stderr } = around;
    if (!Object.hasOwn(KINDS, kind)) throw new UsageError(visible(unknownName('kind', kind, Object.keys(KINDS))));
    const known = kind as AddedKind;
    const { from } = options;
    const name = given ?? '';
    if (from !== undefined && known !== 'brand') throw new UsageError('--from goes with a brand: teachback new brand --from FILE.zip.');
    if (from === undefined && name === '') throw new UsageError(`Give it a name. Write for example: teachback new ${KINDS[known].example}`);
    const wish = {
      project: resolveProject(cwd, options.project),
      kind: known,
      name,
      ...(from !== undefined && { from: resolve(cwd, from) }),
    };
    const { made, changed, wrong, diagnostics } = await story(wish);
    if (wrong !== undefined) throw new UsageError(visible(wrong));
    const exitCode = made.length + changed.length > 0 ? EXIT.done : EXIT.content;
    printDiagnostics(around, diagnostics);
    if (exitCode !== EXIT.done) printLines(stderr, [`${countLine(diagnostics)}. Nothing was added: mend these first.`]);
    if (options.json) return printJson(around, exitCode, { made, changed, diagnostics });
    printLines(stdout, [...made, ...changed]);
    if (exitCode === EXIT.done)
      printLines(stderr, [
        `${from === undefined ? KINDS[known].next.replace('NAME', name) : TAKEN} "teachback check" tells what is left to fill in.`,
      ]);
    return exitCode;
  },
});
