import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { loadLibrary } from '../stories/open-project.js';
import { addBrands } from './add-brands.js';
import { measureWorkers, reckonGroup, WORKERS_HEAD } from './bench-workers.js';
import { runMeasured, seconds } from './run-measured.js';

export interface BrandsWish {
  /** The command line tool, compiled. */
  readonly cli: string;
  /** Folder that holds the `decks/` to begin from, and a folder to work in. */
  readonly from: string;
  readonly work: string;
  /** How many brands, the one of the decks among them. */
  readonly brands: number;
  /** Only measures `check`: of a thousand brands a build takes hours. */
  readonly checkOnly?: boolean;
  /** Measures two workers too, and reckons from the figures for a hospital group. */
  readonly workers?: boolean;
  /** Of which formats files are made; of all unless told. */
  readonly formats?: string;
}

export interface BrandsMeasured {
  /** A row of a table. */
  readonly row: string;
  /** Tables of so many brands by one and two workers, and reckoned from them; none where only `check` was measured. */
  readonly more: readonly string[];
}

/** Checks the decks for so many brands, builds them from nothing, and one brand again; returns a row of a table; with `workers` also what two of them gain. */
export async function measureBrands({
  cli,
  from,
  work,
  brands,
  checkOnly = false,
  workers = false,
  formats,
}: BrandsWish): Promise<BrandsMeasured> {
  const project = join(work, `brands-${brands}`);
  cpSync(join(from, 'decks'), join(project, 'decks'), { recursive: true });
  const ids = addBrands(join(project, 'decks'), brands);
  const check = await runMeasured([cli, 'check', '--force', '--project', project]);
  const cells = [`${brands}`, seconds(check)];
  const more: string[] = [];
  if (!checkOnly) {
    const ask = [cli, 'build', '--project', project, ...(formats ? ['--format', formats] : [])];
    const build = await runMeasured([...ask, '--json']);
    const { made, failed } = JSON.parse(build.stdout) as { made: string[]; failed: unknown[] };
    if (failed.length > 0) throw new Error(`${failed.length} pieces were not made.`);
    const one = await runMeasured([...ask, '--brand', ids.at(-1) ?? '', '--force']);
    const nothing = await runMeasured(ask);
    const memory = [build.peak.node, build.peak.browser].map((mb) => `${Math.round(mb)} MB`);
    cells.push(`${made.length}`, seconds(build), `${(build.cpu / brands).toFixed(2)} s`, ...memory, seconds(one), seconds(nothing));
    if (workers)
      more.push(
        '',
        ...WORKERS_HEAD,
        ...(await measureWorkers(ask, project)),
        '',
        ...reckonGroup(build.cpu / brands / (await languagesOf(project))),
      );
  }
  rmSync(project, { recursive: true });
  return { row: `| ${cells.join(' | ')} |`, more };
}

/** How many languages are built. */
const languagesOf = async (project: string): Promise<number> => (await loadLibrary(project)).library?.project.locales.length ?? 1;

/** The head of the table; in brackets stands processor time. */
export const BRANDS_HEAD = [
  '| Brands | check | files | build | processor time a brand | Node at most | browser at most | one brand again | nothing to do |',
  '|---|---|---|---|---|---|---|---|---|',
] as const;
