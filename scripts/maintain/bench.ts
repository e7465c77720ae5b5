import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPrinter } from '../browser/open-printer.js';
import { packageRoot } from '../bundle/package-root.js';
import { shown } from '../machine/disk-trouble.js';
import { loadLibrary } from '../stories/open-project.js';
import { BRANDS_HEAD, measureBrands } from './bench-brands.js';
import { type EditTimes, measureEdits } from './bench-edits.js';
import { measureSeries } from './bench-series.js';
import { type Run, runMeasured } from './run-measured.js';

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
const files = (folder: string, ending: string): string[] =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .filter((path) => path.endsWith(ending))
    .sort()
    .map((path) => join(folder, path));

async function bench(): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'teachback-bench-'));
  try {
    const project = join(work, 'project');
    cpSync(join(TOOL, 'decks'), join(project, 'decks'), { recursive: true });
    const out = join(work, 'out');
    await runMeasured([CLI, 'build', '--project', project, '--out', join(work, 'kept'), '--keep-html']);
    const html = files(join(work, 'kept', 'kept-html'), '.html');
    const times: Record<'cold' | 'floor' | 'nothing' | 'edit' | 'editFloor', number[]> = {
      cold: [],
      floor: [],
      nothing: [],
      edit: [],
      editFloor: [],
    };
    const peak = { node: 0, browser: 0 };
    for (let round = 0; round < ROUNDS; round++) {
      rmSync(out, { recursive: true, force: true });
      const cold = await runMeasured([CLI, 'build', '--project', project, '--out', out]);
      times.cold.push(cold.ms);
      peak.node = Math.max(peak.node, cold.peak.node);
      peak.browser = Math.max(peak.browser, cold.peak.browser);
      times.floor.push((await runMeasured([SELF, 'floor', ...html])).ms);
      times.nothing.push((await runMeasured([CLI, 'build', '--project', project, '--out', out])).ms);
      appendFileSync(
        join(project, 'decks', 'modules', 'driving', 'en.md'),
        `- In your own words, what would you tell a friend? (${round})\n`,
      );
      const edit = await runMeasured([CLI, 'build', '--project', project, '--out', out, '--json']);
      times.edit.push(edit.ms);
      const made: string[] = JSON.parse(edit.stdout).made;
      times.editFloor.push(
        (await runMeasured([SELF, 'floor', ...html.filter((file) => made.some((path) => file.endsWith(`${path}.html`)))])).ms,
      );
    }
    report(times, peak, out);
    const edited = { cli: CLI, project, deck: 'consult', module: join(project, 'decks', 'modules', 'driving', 'en.md') };
    reportEdits(await measureEdits({ ...edited, edits: 20 }));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function report(times: Record<'cold' | 'floor' | 'nothing' | 'edit' | 'editFloor', number[]>, peak: Run['peak'], out: string): void {
  const ms = (name: keyof typeof times): string => `${Math.round(median(times[name]))} ms`;
  const ratio = (a: keyof typeof times, b: keyof typeof times): string => (median(times[a]) / median(times[b])).toFixed(2);
  say(`Medians of ${ROUNDS} interleaved rounds, whole processes, Node ${process.versions.node}, ${cpus().length} cores`);
  say(`full cold build           ${ms('cold')}`);
  say(`floor of all PDFs         ${ms('floor')}   ratio ${ratio('cold', 'floor')} (aim 1.5)`);
  say(`build, nothing to do      ${ms('nothing')} (aim 300 ms)`);
  say(`edit of one module        ${ms('edit')}`);
  say(`floor of the PDFs it made ${ms('editFloor')}   ratio ${ratio('edit', 'editFloor')} (aim 1.5)`);
  say(`peak memory               Node ${Math.round(peak.node)} MB, browser ${Math.round(peak.browser)} MB`);
  for (const path of [...files(out, '.html'), ...files(out, '.pdf')]) {
    say(`${String(Math.round(statSync(path).size / 1024)).padStart(6)} KB  ${shown(path.slice(out.length + 1))}`);
  }
}

function reportEdits(times: EditTimes): void {
  for (const [view, all] of Object.entries(times)) {
    say(
      `edit to screen, ${view.padEnd(9)} ${Math.round(median(all))} ms (aim 200 ms), slowest of ${all.length}: ${Math.round(Math.max(...all))} ms`,
    );
  }
}

/** `npm run bench -- --brands 1,10,100`: whether time a brand and memory grow with their number; `--small` of the small explainer, `--check` only checks. */
async function benchBrands(counts: string, options: readonly string[]): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'teachback-bench-'));
  const from = options.includes('--small') ? join(TOOL, 'test', 'fixtures', 'cast-care') : TOOL;
  try {
    for (const line of BRANDS_HEAD) say(line);
    for (const brands of counts.split(',').map(Number)) {
      say(await measureBrands({ cli: CLI, from, work, brands, checkOnly: options.includes('--check') }));
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** `npm run bench -- --series 500`: whether memory grows with the number of handouts of the small explainer that one printer has made. */
async function benchSeries(count: number): Promise<void> {
  const { library } = await loadLibrary(join(TOOL, 'test', 'fixtures', 'cast-care'));
  if (library) say(await measureSeries(library, count));
}

const [what, first = '1,10,100', ...rest] = process.argv.slice(2);
if (what === 'floor') await printAll([first, ...rest]);
else if (what === '--brands') await benchBrands(first, rest);
else if (what === '--series') await benchSeries(Number(first));
else await bench();
