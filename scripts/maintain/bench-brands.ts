import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runMeasured } from './run-measured.js';

export interface BrandsWish {
  /** The command line tool, compiled. */
  readonly cli: string;
  /** Folder that holds the `decks/` to begin from, and a folder to work in. */
  readonly from: string;
  readonly work: string;
  /** How many brands, the one of the decks among them. */
  readonly brands: number;
}

/** Builds the decks for one brand and for many, each from nothing, and returns a line about each and one that compares them. */
export async function measureBrands({ brands, ...wish }: BrandsWish): Promise<string[]> {
  const one = await measure({ ...wish, brands: 1 });
  const many = await measure({ ...wish, brands });
  const grown = (name: 'node' | 'browser'): string => `${name} ${Math.round((many.peak[name] / one.peak[name] - 1) * 100)} %`;
  return [one.line, many.line, `memory of ${brands} brands over that of one: ${grown('node')}, ${grown('browser')} (aim 10 %)`];
}

async function measure({ cli, from, work, brands }: BrandsWish) {
  const project = join(work, `brands-${brands}`);
  cpSync(join(from, 'decks'), join(project, 'decks'), { recursive: true });
  addBrands(join(project, 'decks'), brands);
  const { ms, cpu, peak, stdout } = await runMeasured([cli, 'build', '--project', project, '--json']);
  rmSync(project, { recursive: true });
  const { made, failed } = JSON.parse(stdout) as { made: string[]; failed: unknown[] };
  if (failed.length > 0) throw new Error(`${failed.length} pieces were not made.`);
  const memory = `Node ${Math.round(peak.node)} MB, browser ${Math.round(peak.browser)} MB`;
  const line = `${brands} brand(s): ${made.length} files, ${(ms / 1000).toFixed(1)} s, ${cpu.toFixed(1)} s of processor time, peak memory ${memory}`;
  return { line, peak };
}

/** Copies the first brand under other ids and names. */
function addBrands(decks: string, count: number): void {
  const file = join(decks, 'project.yaml');
  const text = readFileSync(file, 'utf8');
  const [, first = ''] = /^brands: \[([a-z0-9-]+)/m.exec(text) ?? [];
  const ids = [first, ...Array.from({ length: count - 1 }, (_, index) => `${first}-${index + 2}`)];
  for (const id of ids.slice(1)) {
    cpSync(join(decks, 'brands', first), join(decks, 'brands', id), { recursive: true });
    const brand = join(decks, 'brands', id, 'brand.yaml');
    const words = readFileSync(brand, 'utf8').replace(/^id: .*$/m, `id: ${id}`);
    writeFileSync(brand, words.replace(/^(name: \{ en: )"?([^"}]+?)"?( ?[,}])/m, `$1"$2 ${id.slice(first.length + 1)}"$3`));
  }
  writeFileSync(file, text.replace(/^brands: .*$/m, `brands: [${ids.join(', ')}]`));
}
