import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addBrands } from '../../scripts/maintain/add-brands.js';
import { hashFile } from '../../scripts/publish/hash.js';
import { FIXTURE } from './places.js';
import { withoutDemands } from './without-demands.js';

/** Puts the small explainer for so many brands into the folder `project`, with only these formats of its decks, on one paper. */
export function smallProject(project: string, brands: number, formats: Readonly<Record<string, readonly string[]>>): void {
  cpSync(FIXTURE, project, { recursive: true });
  addBrands(join(project, 'decks'), brands);
  edit(project, 'project.yaml', /^papers: .*$/m, 'papers: [a4]');
  withoutDemands(project);
  for (const deck of ['take-home', 'visit']) {
    const own = formats[deck];
    if (own) edit(project, `${deck}.deck.yaml`, /^formats: .*$/m, `formats: [${own.join(', ')}]`);
    else rmSync(join(project, `decks/${deck}.deck.yaml`));
  }
}

/** Changes a file of `decks/`. */
export function edit(project: string, path: string, from: RegExp, to: string): void {
  const file = join(project, 'decks', path);
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
}

/** The hash of each file in a folder, by path; what stores and locks have is left out. */
export const hashesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => !/[\\/]\.(store|lock)/.test(file.slice(folder.length)))
      .map((file) => [file.slice(folder.length + 1), hashFile(file)]),
  );
