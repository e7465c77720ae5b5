import { cpSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPrinter } from '../browser/open-printer.js';
import { packageRoot } from '../bundle/package-root.js';
import { shown } from '../machine/disk-trouble.js';
import { loadLibrary } from '../stories/open-project.js';
import { BRANDS_HEAD, measureBrands } from './bench-brands.js';
import { type EditTimes, measureEdits } from './bench-edits.js';
import { measurePeers, PEERS_HEAD } from './bench-peers.js';
import { measureSeries } from './bench-series.js';
import { type BenchSet, EDITED, filesIn, type Measure, measureSet, SETS, type SetTimes } from './bench-set.js';

const ROUNDS = 5;
const TOOL = packageRoot();
const CLI = join(TOOL, 'dist', 'lib', 'cli.js');
const SELF = join(TOOL, 'dist', 'lib', 'bench.js');

/** The floor: the HTML files, loaded and printed once each by bare puppeteer, as many pages at once as a build has. */
async function printAll(files: readonly string[]): Promise<void> {
  await using printer = await openPrinter();
  await Promise.all(
    files.map((file) =>
      printer.withPage(async (page) => {
        await page.setContent(readFileSync(file, 'utf8'), { waitUntil: 'load' });
        await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true, waitForFonts: false });
      }),
    ),
  );
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

async function inFolder(use: (work: string) => Promise<void>): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'teachback-bench-'));
  try {
    await use(work);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** `npm run bench`, or `npm run bench -- --rounds 1`: both sets, then edits in the preview. */
const bench = (rounds: number): Promise<void> =>
  inFolder(async (work) => {
    say(`Medians of ${rounds} interleaved rounds, whole processes, Node ${process.versions.node}, ${cpus().length} cores`);
    for (const set of SETS) report(set, await measureSet(set, { cli: CLI, self: SELF, from: TOOL, work, rounds }));
    const project = join(work, 'edited');
    cpSync(join(TOOL, 'decks'), join(project, 'decks'), { recursive: true });
    reportEdits(await measureEdits({ cli: CLI, project, deck: 'consult', module: join(project, EDITED), edits: 20 }));
  });

function report({ title }: BenchSet, { times, cpu, peak, out, count }: SetTimes): void {
  const ms = (name: Measure): string => `${Math.round(median(times[name]))} ms`.padStart(9);
  const ratio = (a: Measure, b: Measure): string => (median(times[a]) / median(times[b])).toFixed(2);
  const seconds = (name: keyof typeof cpu): string => `${median(cpu[name]).toFixed(1)} s of processor time`;
  say(`\n${title}: ${count.files} files, ${count.pdfs} of them printed`);
  say(`first build of all        ${ms('cold')}   ${seconds('cold')}`);
  say(`floor of all PDFs         ${ms('floor')}   ${seconds('floor')}; ratio ${ratio('cold', 'floor')} (aim 2.0)`);
  say(
    `first build, not of all   ${ms('again')}   ${seconds('again')}: what earlier builds found is known; ratio ${ratio('again', 'floor')}`,
  );
  if (times.nothing.length > 0)
    say(`build, nothing to do      ${ms('nothing')}   ${ratio('nothing', 'node')} starts of an empty Node (aim 5)`);
  say(`edit of one module        ${ms('edit')}`);
  say(`floor of the PDFs it made ${ms('editFloor')}   ratio ${ratio('edit', 'editFloor')} (aim 2.0)`);
  say(`peak memory               Node ${Math.round(peak.node)} MB, browser ${Math.round(peak.browser)} MB (aim 900 MB together)`);
  for (const path of [...filesIn(out, '.html'), ...filesIn(out, '.pdf')]) {
    say(`${String(Math.round(statSync(path).size / 1024)).padStart(6)} KB  ${shown(path.slice(out.length + 1))}`);
  }
}

function reportEdits(times: EditTimes): void {
  say('');
  for (const [view, all] of Object.entries(times)) {
    say(
      `edit to screen, ${view.padEnd(9)} ${Math.round(median(all))} ms (aim 100 ms), slowest of ${all.length}: ${Math.round(Math.max(...all))} ms`,
    );
  }
}

/** `npm run bench -- --brands 1,10,100`: whether time a brand and memory grow with their number; `--small` of the small explainer's handout and Marp Markdown, `--check` only checks. At the end what a second worker gains, and what is reckoned from it for a hospital group. */
const benchBrands = (counts: string, options: readonly string[]): Promise<void> =>
  inFolder(async (work) => {
    const small = { from: join(TOOL, 'test', 'fixtures', 'cast-care'), formats: 'handout,marp.md' };
    const what = options.includes('--small') ? small : { from: TOOL };
    for (const line of BRANDS_HEAD) say(line);
    const all = counts.split(',').map(Number);
    const checkOnly = options.includes('--check');
    for (const brands of all) {
      // What two workers gain shows where there is enough to share.
      const workers = brands === all.at(-1);
      const { row, more } = await measureBrands({ cli: CLI, ...what, work, brands, checkOnly, workers });
      for (const line of [row, ...more]) say(line);
    }
  });

/** `npm run bench -- --series 500`: whether memory grows with the number of handouts of the small explainer that one printer has made. */
async function benchSeries(count: number): Promise<void> {
  const { library } = await loadLibrary(join(TOOL, 'test', 'fixtures', 'cast-care'));
  if (library) say(await measureSeries(library, count));
}

/** `npm run bench -- --peers`: the same pieces by other tools, which it installs for that; `--peers 1` for a first look. */
const benchPeers = (rounds: number): Promise<void> =>
  inFolder(async (work) => {
    for (const line of [...PEERS_HEAD, ...(await measurePeers({ cli: CLI, from: TOOL, work, rounds }))]) say(line);
  });

const [what, first, ...rest] = process.argv.slice(2);
if (what === 'floor') await printAll(first === undefined ? [] : [first, ...rest]);
else if (what === '--brands') await benchBrands(first ?? '1,10,100', rest);
else if (what === '--peers') await benchPeers(Number(first ?? ROUNDS));
else if (what === '--series') await benchSeries(Number(first));
else await bench(what === '--rounds' ? Number(first) : ROUNDS);
