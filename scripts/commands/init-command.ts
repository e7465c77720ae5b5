import { isAbsolute, relative, resolve } from 'node:path';
import { visible } from './paint.js';
import { printJson, printLines } from './print-json.js';
import { EXIT, type Surroundings, UsageError } from './surroundings.js';

/** Makes a project in the folder `name` and says what to do next. Returns the exit code. */
export async function initCommand(
  name: string,
  { from, json }: { readonly from?: string; readonly json?: boolean },
  around: Surroundings,
): Promise<number> {
  const { cwd, stdout, stderr } = around;
  const folder = resolve(cwd, name);
  const { files, wrong } = await around.api.init({ folder, ...(from !== undefined && { from }) });
  if (wrong !== undefined) throw new UsageError(visible(wrong));
  if (json) return printJson(around, EXIT.done, { folder, files });
  const way = relative(cwd, folder) || '.';
  const shown = visible((way.startsWith('..') || isAbsolute(way) ? folder : way).replaceAll('\\', '/'));
  printLines(
    stdout,
    files.map((file) => `${shown}/${file}`),
  );
  const steps = [...(way === '.' ? [] : [`  cd ${shown}`]), '  npx teachback dev --open', '  npx teachback build'];
  printLines(stderr, [`Made ${files.length} files in ${shown}. Next:`, ...steps]);
  return EXIT.done;
}
