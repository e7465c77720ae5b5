import { resolve } from 'node:path';
import { visible } from './paint.js';
import { printJson, printLines } from './print-json.js';
import { EXIT, type Surroundings } from './surroundings.js';

/** Writes the JSON Schemas and lists them. Returns the exit code. */
export async function schemaCommand(
  { out, json }: { readonly out: string; readonly json?: boolean },
  around: Surroundings,
): Promise<number> {
  const { files } = await around.api.schema({ out: resolve(around.cwd, out) });
  if (json) return printJson(around, EXIT.done, { files });
  printLines(
    around.stdout,
    files.map((file) => visible(file.replaceAll('\\', '/'))),
  );
  return EXIT.done;
}
