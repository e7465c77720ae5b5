import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Keeps a printed deck or a picture in the folder that LOOK names, for a person to look at; without it nothing is kept. */
export async function keep(name: string, bytes: Uint8Array): Promise<void> {
  const folder = process.env.LOOK;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, name.replace(/ /g, '-')), bytes);
}
