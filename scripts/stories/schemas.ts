import { join } from 'node:path';
import { writeFile } from '../publish/write-files.js';

/** Writes the JSON Schemas of an explainer's files into the folder `out` and returns their paths. Throws an EnvironmentError when the disk refuses. */
export async function writeSchemas({ out }: { readonly out: string }): Promise<{ readonly files: readonly string[] }> {
  const { jsonSchemas, schemaFiles } = await import('../content/json-schemas.js');
  const files = schemaFiles(jsonSchemas()).map(({ path, text }) => ({ place: join(out, path), text }));
  for (const { place, text } of files) await writeFile(place, text, 'Choose another folder with --out, then run the command again.');
  return { files: files.map(({ place }) => place) };
}
