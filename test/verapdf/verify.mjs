// npm run verify:pdf [-- FOLDER]: judges every PDF below FOLDER (dist/decks, and those of a small explainer in Arabic, which it builds) with veraPDF,
// against PDF/UA-1 and PDF/A-2a.
// One line a file and flavour, the failed rules below it, then the totals.
// Exit 0: every rule of every file holds. 1: a rule failed. 2: it could not be judged (Java or Maven missing, no PDFs).
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DOMParser } from '@xmldom/xmldom';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pom = join(root, 'test/verapdf/pom.xml');
const cache = join(root, 'node_modules/.cache/verapdf');
const FLAVOURS = { ua1: 'PDF/UA-1', '2a': 'PDF/A-2a' };
const MOST_PLACES = 3;

/** What stops the judging itself: a sentence and the next step. */
class CannotJudge extends Error {}

const work = mkdtempSync(join(tmpdir(), 'teachback-verapdf-'));
try {
  const folders = process.argv[2] ? [resolve(process.argv[2])] : [join(root, 'dist/decks'), await buildArabic(work)];
  process.exitCode = await verify(folders);
} catch (cause) {
  if (!(cause instanceof CannotJudge)) throw cause;
  console.error(`verify:pdf could not judge: ${cause.message}`);
  process.exitCode = 2;
} finally {
  rmSync(work, { recursive: true });
}

/** Builds the small explainer of the tests in Arabic, a language from right to left, and returns where it lies. */
async function buildArabic(folder) {
  const [project, out, command] = [join(folder, 'project'), join(folder, 'arabic'), join(root, 'dist/lib/cli.js')];
  for (const name of ['cast-care', 'cast-care-arabic']) cpSync(join(root, 'test/fixtures', name), project, { recursive: true });
  await run(process.execPath, [command, 'build', '--project', project, '--locale', 'ar', '--out', out], {
    failed: 'The explainer in Arabic could not be built: run "npm run build" first',
  });
  return out;
}

async function verify(folders) {
  const files = folders.flatMap(listPdfs);
  const classPath = await readClassPath();
  // Both at once: each is one Java process, which leaves a processor idle.
  const judged = await Promise.all(
    Object.entries(FLAVOURS).map(async ([flavour, title]) => ({ title, verdicts: await judge({ files, flavour, classPath }) })),
  );
  const totals = judged.map(({ title, verdicts }) => {
    for (const { file, failed } of verdicts) printVerdict(nameIn(folders, file), title, failed);
    return { title, passed: verdicts.filter(({ failed }) => failed.length === 0).length };
  });
  for (const { title, passed } of totals) console.log(`${title}: ${passed} of ${files.length} files pass.`);
  return totals.every(({ passed }) => passed === files.length) ? 0 : 1;
}

function nameIn(folders, file) {
  const folder = folders.find((one) => file.startsWith(one)) ?? '';
  return relative(dirname(folder), file);
}

function listPdfs(folder) {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true }) : [];
  const files = names.filter((name) => name.endsWith('.pdf')).sort();
  if (files.length === 0) throw new CannotJudge(`there is no PDF in ${folder}. Run "npm run build" first.`);
  return files.map((name) => join(folder, name));
}

/** The jars of veraPDF. Maven resolves them once for each version of the pom; a cached path whose jars have gone is resolved anew. */
async function readClassPath() {
  const stamp = createHash('sha256').update(readFileSync(pom)).digest('hex').slice(0, 12);
  const cached = join(cache, `class-path-${stamp}.txt`);
  const known = existsSync(cached) ? readFileSync(cached, 'utf8').trim() : '';
  if (known?.split(delimiter).every((jar) => existsSync(jar))) return known;
  mkdirSync(cache, { recursive: true });
  const fresh = `${cached}.${process.pid}`;
  const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:build-classpath';
  await run('mvn', ['-q', '-B', '-f', pom, goal, `-Dmdep.outputFile=${fresh}`], {
    missing: 'Maven ("mvn") is not installed. On Debian: apt-get install maven.',
    failed: 'Maven could not fetch veraPDF from Maven Central',
  });
  renameSync(fresh, cached);
  return readFileSync(cached, 'utf8').trim();
}

/** Returns each file with the rules that failed. All files go through one Java process: starting it takes longer than judging one. */
async function judge({ files, flavour, classPath }) {
  const work = mkdtempSync(join(tmpdir(), 'teachback-verapdf-'));
  try {
    // The list goes through a file of arguments (Java 9 and later): hundreds of long paths do not fit a command line of Windows.
    const list = join(work, 'arguments');
    const options = ['--flavour', flavour, '--format', 'xml', '--maxfailuresdisplayed', String(MOST_PLACES)];
    const words = ['-Xmx1g', '-XX:+UseSerialGC', '-cp', classPath, 'org.verapdf.apps.GreenfieldCliWrapper', ...options, ...files];
    writeFileSync(list, words.map((word) => `"${word.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join('\n'));
    // veraPDF itself exits with 1 when a file fails and with 7 when it cannot be read: its report says more.
    const report = await run('java', [`@${list}`], {
      missing: 'Java is not installed. veraPDF needs Java 11 or later; on Debian: apt-get install default-jre-headless.',
      failed: 'veraPDF stopped',
      accept: [0, 1, 7],
    });
    return readReport(report, files);
  } finally {
    rmSync(work, { recursive: true });
  }
}

/** Returns what a program prints; throws CannotJudge where it is not there, or ends with another code than those in `accept`. */
async function run(program, words, { missing, failed, accept = [0] }) {
  const done = await new Promise((resolve) => {
    execFile(program, words, { encoding: 'utf8', maxBuffer: 1 << 29 }, (error, stdout, stderr) => resolve({ error, stdout, stderr }));
  });
  const code = done.error?.code ?? 0;
  if (code === 'ENOENT') throw new CannotJudge(missing);
  if (!accept.includes(code)) throw new CannotJudge(`${failed} (${code}).\n${`${done.stdout}${done.stderr}`.trim().slice(-2000)}`);
  return done.stdout;
}

/** A file without a verdict counts as one that could not be judged, never as one that passed. */
function readReport(report, files) {
  const xml = new DOMParser().parseFromString(report.slice(report.indexOf('<')), 'text/xml');
  const jobs = new Map(all(xml, 'job').map((job) => [textOf(job, 'name'), job]));
  return files.map((file) => {
    const [verdict] = jobs.has(file) ? all(jobs.get(file), 'validationReport') : [];
    const compliant = verdict?.getAttribute('isCompliant');
    if (verdict?.getAttribute('jobEndStatus') !== 'normal' || (compliant !== 'true' && compliant !== 'false')) {
      const why = jobs.has(file) ? textOf(jobs.get(file), 'exceptionMessage') : '';
      throw new CannotJudge(`veraPDF gave no verdict about ${file}. ${why}`);
    }
    const failed = all(verdict, 'rule').filter((rule) => rule.getAttribute('status') === 'failed');
    if ((compliant === 'true') !== (failed.length === 0)) throw new CannotJudge(`veraPDF contradicts itself about ${file}.`);
    return { file, failed };
  });
}

function all(node, name) {
  return [...node.getElementsByTagName(name)];
}

function textOf(node, name) {
  return all(node, name)[0]?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}

function printVerdict(name, title, failed) {
  console.log(`${failed.length === 0 ? 'pass' : 'FAIL'}  ${title.padEnd(8)}  ${name}`);
  for (const rule of failed) {
    const at = `${rule.getAttribute('specification')} ${rule.getAttribute('clause')}, test ${rule.getAttribute('testNumber')}`;
    console.log(`      ${at}: ${textOf(rule, 'description')} (${rule.getAttribute('failedChecks')} times)`);
    for (const check of all(rule, 'check').slice(0, MOST_PLACES)) {
      console.log(`        ${textOf(check, 'errorMessage')}\n        at ${textOf(check, 'context')}`);
    }
  }
}
