import { join } from 'node:path';
import { TOOL_LANGUAGE } from '../languages/tags.js';
import { shown } from '../machine/disk-trouble.js';
import { STATES, USES } from '../model/contract-states.js';
import { EnvironmentError } from '../model/job.js';
import { pageSize } from '../model/paper.js';
import { readManifest } from '../publish/listing.js';
import { seeIfWritable } from '../publish/write-files.js';
import { checkMemory, checkOpenFiles, checkTemp, type Finding, roomFor } from './doctor-machine.js';

/** One thing that the tool needs from this computer. `mend` is the next step when it fails, or advice when it could be better. */
export interface EnvironmentCheck {
  readonly name: string;
  readonly ok: boolean;
  readonly found: string;
  readonly mend?: string;
}

export interface EnvironmentRequest {
  /** The project's folder. */
  readonly project: string;
  /** Where a build would write; default `<project>/dist/decks`. */
  readonly out?: string;
  readonly browserPath?: string;
  readonly signal?: AbortSignal;
}

const NOT_TRIED: Finding = { ok: false, found: 'not tried without a browser', mend: 'Mend the browser first.' };

/**
 * Tries what a build needs: Node, files open at once, memory, a folder for temporary files, a browser that is found, starts and prints
 * letters, its sandbox, the fonts, the program that bundles scripts, a folder to write to with room in it.
 * Trouble comes back as a failed check. Throws only the signal's reason on abort.
 */
export async function checkEnvironment(request: EnvironmentRequest): Promise<EnvironmentCheck[]> {
  const find = (look: () => Finding | Promise<Finding>) => findingOf(look, request.signal);
  const browser = await find(() => checkBrowser(request));
  return [
    { name: 'Node', ...checkNode(process.versions.node) },
    { name: 'Open files', ...(await find(checkOpenFiles)) },
    { name: 'Memory', ...(await find(checkMemory)) },
    { name: 'Temporary files', ...(await find(checkTemp)) },
    { name: 'Browser', ...browser },
    { name: 'Printing', ...(browser.ok ? await find(() => checkPrinting(request)) : NOT_TRIED) },
    { name: 'Fonts', ...(await find(checkFonts)) },
    { name: 'Scripts', ...(await find(checkScripts)) },
    { name: 'States', ...statesMeasured(request) },
    { name: 'Output folder', ...(await find(() => checkOutput(request))) },
  ];
}

async function findingOf(look: () => Finding | Promise<Finding>, signal: AbortSignal | undefined): Promise<Finding> {
  try {
    signal?.throwIfAborted();
    return await look();
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof EnvironmentError) return { ok: false, found: error.message, mend: error.mend };
    return {
      ok: false,
      found: error instanceof Error ? error.message : String(error),
      mend: 'Run "npm ci" again, then "teachback doctor".',
    };
  }
}

/** Judges a Node version: 20.19 is the oldest one that the tool is tested with. */
export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return { ok: true, found: version };
  return { ok: false, found: version, mend: 'Install Node 20.19 or newer from https://nodejs.org.' };
}

async function checkBrowser({ browserPath }: EnvironmentRequest): Promise<Finding> {
  const { findBrowser } = await import('../browser/find-browser.js');
  const { path, from } = await findBrowser({ browserPath });
  return { ok: true, found: `${path} (${from})` };
}

/** Starts the browser, which needs all its libraries, prints a page of one line, and says whether the sandbox is on. */
async function checkPrinting({ browserPath, signal }: EnvironmentRequest): Promise<Finding> {
  const [{ openPrinter }, { loadHtml }, { printPage }] = await Promise.all([
    import('../browser/open-printer.js'),
    import('../browser/load-html.js'),
    import('../browser/print-page.js'),
  ]);
  await using printer = await openPrinter({ browserPath, signal, pages: 1 });
  const bytes = await printer.withPage(async (page) => {
    await loadHtml(page, `<!doctype html><html lang="${TOOL_LANGUAGE}"><title>Test</title><p>One line.</p></html>`, { media: 'print' });
    return printPage(page, pageSize('upright', 'letter'));
  });
  if (!Buffer.from(bytes).includes('/FontFile')) {
    return {
      ok: false,
      found: `${printer.version} printed a page without its letters`,
      mend: 'Run "npm ci" again: the fonts of the browser are missing.',
    };
  }
  const found = `${printer.version} printed a page of ${bytes.length} bytes, sandbox ${printer.sandbox ? 'on' : 'off'}`;
  if (printer.sandbox) return { ok: true, found };
  return {
    ok: true,
    found,
    mend: 'For the sandbox, run as a normal user on a system that allows user namespaces. The build works without it.',
  };
}

async function checkFonts(): Promise<Finding> {
  const { allFonts } = await import('../bundle/fonts/open-fonts.js');
  const fonts = allFonts();
  const names = [...new Set(fonts.map(({ family }) => family.name))].join(', ');
  return { ok: true, found: `${names}: ${fonts.length} files, ${fonts.reduce((sum, { bytes }) => sum + bytes.length, 0)} bytes` };
}

async function checkScripts(): Promise<Finding> {
  const { bundle } = await import('../bundle/run-esbuild.js');
  await bundle({ stdin: { contents: 'export {}' }, write: false, logLevel: 'silent' });
  return { ok: true, found: 'esbuild runs' };
}

/** What a build measures pages in, and whether the last one did so with each page that it made. */
function statesMeasured({ project, out = join(project, 'dist/decks') }: EnvironmentRequest): Finding {
  const [states, uses] = [STATES.map(({ says }) => says), Object.values(USES)];
  const pages = (readManifest(out)?.artifacts ?? []).filter(({ media }) => media === 'html');
  const unkept = pages.filter(({ kept }) => kept === undefined);
  const last = pages.length === 0 ? 'no page is built yet' : `in ${shown(out)}: ${pages.length - unkept.length} of ${pages.length} pages`;
  const found = `of each kind of page one is measured ${states.join('; ')}; and used ${uses.join('; ')} (${last})`;
  const [first] = unkept;
  return first
    ? { ok: true, found, mend: `Build again, so that ${first.path}${unkept.length > 1 ? ' and others are' : ' is'} measured so, too.` }
    : { ok: true, found };
}

function checkOutput({ project, out = join(project, 'dist/decks') }: EnvironmentRequest): Finding {
  const folder = seeIfWritable(out);
  return roomFor(folder, `can be written (tried in ${shown(folder)})`);
}
