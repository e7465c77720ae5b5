import type { Page } from '../browser/open-printer.js';
import { findingDiagnostics } from '../measure/finding-diagnostic.js';
import { type Diagnostic, error } from '../model/diagnostic.js';
import type { JobPage } from './keep-contract.js';

/** What a page is measured with. */
export interface Measuring {
  /** See measurePage(). */
  readonly script: string;
  /** The texts of the templates, by their path: asked for where something is to be told. */
  templates(): Promise<Readonly<Record<string, string>>>;
}

/** Loads the page of a job and returns all that a reader would see go wrong on it; the page stays loaded. */
export async function loadAndMeasure(page: Page, { script, templates }: Measuring, { html, deck, job }: JobPage): Promise<Diagnostic[]> {
  const [{ loadHtml }, { measurePage }] = await Promise.all([import('../browser/load-html.js'), import('../measure/measure-page.js')]);
  const { refused } = await loadHtml(page, html, { media: job.media === 'pdf' ? 'print' : 'screen', viewport: job.box });
  const outside = refused.map((address) =>
    error({ code: 'outside-request', message: `${job.path} asks for "${address}".`, hint: 'A shared file must hold all that it shows.' }),
  );
  // Slides are judged as they are presented, not as the page to read that they are without script.
  if (job.part === 'slides') await page.evaluate(() => document.body.classList.remove('reading'));
  const findings = job.rules ? await measurePage(page, script, job.rules) : [];
  if (findings.length === 0) return outside;
  return [...outside, ...findingDiagnostics(findings, { deck, job, templates: await templates() })];
}
