import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Library } from '../../scripts/model/content.js';
import { type FolderSink, openFolderSink } from '../../scripts/publish/folder-sink.js';
import type { ManifestArtifact } from '../../scripts/publish/manifest.js';
import { openOutput } from '../../scripts/publish/open-output.js';
import { jobOf, smallBuild } from '../support/output-build.js';

const base = mkdtempSync(join(tmpdir(), 'teachback-growth-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** How often a build asks an entry of an earlier one for its path when nothing is new in so many folders, three files in each. */
async function looksAtEntries(folders: number): Promise<number> {
  const out = join(base, String(folders));
  const names = Array.from({ length: folders }, (_, index) => `brand-${index}/en/share`);
  const texts = Object.fromEntries(names.flatMap((name) => ['a', 'b', 'c'].map((file) => [`${name}/${file}.html`, `${name} ${file}`])));
  mkdirSync(out);
  await smallBuild({ out, texts });
  const output = await openOutput(out);
  const looks = { count: 0 };
  const counted = (entry: ManifestArtifact): ManifestArtifact =>
    new Proxy(entry, {
      get(target, key) {
        looks.count++;
        return Reflect.get(target, key);
      },
    });
  const { before: read } = output;
  const entries = new Map(read.brands.flatMap(read.ofBrand).map((entry) => [entry.path, counted(entry)]));
  const of = new Map(names.map((name) => [name.slice(0, -6), [...entries.values()].filter(({ path }) => path.startsWith(name))]));
  looks.count = 0;
  const before = { ...read, entry: (path: string) => entries.get(path), of: (folder: string) => of.get(folder) ?? [] };
  const shape = { tool: 't', force: false, keepHtml: false, isWhole: true, stop: () => {}, isPage: () => false, pagesOf: async () => [] };
  const sink: FolderSink = openFolderSink({ ...shape, output: { ...output, before } });
  const jobs = Object.keys(texts).map(jobOf);
  await sink.begin({ library: { project: { id: 'tea', version: '1', date: '2026-11-23' } } as Library, jobs, stopped: [] });
  for (const job of jobs) {
    expect(sink.isCurrent(job.path, `inputs of ${texts[job.path]}`)).toBe(true);
    await sink.ended(job, 'unchanged');
  }
  await sink.sweep();
  await sink.finish({ artifacts: [] });
  return looks.count;
}

test('a build looks at each entry as often for many folders as for few', async () => {
  const [few, many] = [await looksAtEntries(10), await looksAtEntries(80)];
  expect(few).toBeGreaterThan(30);
  // Sorting the list takes a little more than its length.
  expect(many / 80).toBeLessThan((few / 10) * 2);
});
