import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildToFolder } from '../../scripts/stories/build-to-folder.js';
import { makeStudio } from '../../scripts/stories/make-studio.js';
import { loadLibrary } from '../../scripts/stories/open-project.js';
import { openPress } from '../../scripts/stories/press.js';
import { AS_OF, ROOT, TEMPLATES } from '../support/places.js';
import { type Answer, filesOf, openSite } from '../support/two-sites.js';
import { beginWithUsual } from '../support/usual-build.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the shipped decks stand: the address of `example-clinic/en/`, and the same files with no script allowed to run. */
    shown: { readonly address: string; readonly scriptless: string; readonly folder: string };
  }
}

const NO_SCRIPT = '/no-script';

/** Builds what the suite looks at, once, and serves it on loopback while engines look at it. */
export default async function show(project: TestProject): Promise<() => Promise<void>> {
  const out = mkdtempSync(join(tmpdir(), 'teachback-browsers-'));
  beginWithUsual(out);
  const report = await buildToFolder({
    project: ROOT,
    out,
    decks: ['consult', 'take-home'],
    formats: ['reveal', 'marp', 'booklet'],
    papers: ['letter'],
    asOf: AS_OF,
  });
  if (report.failed.length > 0)
    throw new Error(
      `Not built: ${report.failed.map(({ path }) => path).join(', ')}\n${report.diagnostics.map(({ message }) => message).join('\n')}`,
    );
  await putStudio(out);
  const plain = filesOf(out);
  const site = await openSite((path) => (path.startsWith(NO_SCRIPT) ? scriptless(plain(path.slice(NO_SCRIPT.length))) : plain(path)));
  const place = (from: string): string => `${site.origin}${from}/example-clinic/en`;
  project.provide('shown', { address: place(''), scriptless: place(NO_SCRIPT), folder: join(out, 'example-clinic/en') });
  return async () => {
    await site[Symbol.asyncDispose]();
    rmSync(out, { recursive: true, force: true });
  };
}

/** The studio is made by a build of everything, which this one is not. */
async function putStudio(out: string): Promise<void> {
  await using press = openPress({ templates: TEMPLATES });
  const { library } = await loadLibrary(ROOT, { locales: ['en', 'es'] });
  const made = library && (await makeStudio(library, press, { stopped: [], beside: [] }));
  writeFileSync(join(out, 'studio.html'), made?.bytes ?? '');
}

/** As for a person whose browser or hospital allows no scripts. */
const scriptless = (answer: Answer | undefined): Answer | undefined =>
  answer && { ...answer, headers: { 'content-security-policy': "script-src 'none'" } };
