import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Printer } from '../../scripts/browser/open-printer.js';
import { FONT_LETTERS } from '../../scripts/bundle/fonts/open-fonts.js';
import { openBundler } from '../../scripts/bundle/inline-html.js';
import { readLibrary } from '../../scripts/content/read-library.js';
import { readTemplates } from '../../scripts/content/read-templates.js';
import { renderPrint } from '../../scripts/formats/print/render-print.js';
import { renderMarp } from '../../scripts/formats/slides/render-marp.js';
import { renderReveal } from '../../scripts/formats/slides/render-reveal.js';
import type { Library } from '../../scripts/model/content.js';
import type { HtmlDocument } from '../../scripts/model/html-document.js';
import { approved } from '../support/approved.js';
import { fixtureRoot, templatesRoot } from '../support/broken-project.js';
import { composeReviewed } from '../support/composed.js';
import { keptFor } from '../support/kept.js';
import { onAll } from '../support/on-all.js';
import { onePrinter } from '../support/one-printer.js';

describe('a shared page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'teachback-due-'));
  const templates = readTemplates(templatesRoot);
  const bundler = openBundler();
  const { library } = readLibrary(fixtureRoot, templatesRoot, { letters: FONT_LETTERS, kept: keptFor(fixtureRoot, fixtureRoot) });
  let printer: Printer;

  beforeAll(async () => {
    printer = await onePrinter();
  }, 300_000);
  afterAll(async () => {
    rmSync(folder, { recursive: true });
  });

  async function documentOf(format: string, due: string | undefined, asOf: string): Promise<HtmlDocument> {
    const content = library as Library;
    const reviewed = due === undefined ? content : approved(content, { said: { due } });
    const wish = { deck: format === 'booklet' ? 'take-home' : 'visit', brand: 'example-clinic', locale: 'en', asOf };
    const { deck } = await composeReviewed(reviewed, wish);
    if (format === 'reveal') return renderReveal(deck, templates);
    return format === 'marp' ? renderMarp(deck, templates) : renderPrint(deck, { format: 'booklet', templates });
  }

  /** Opens the page as it was built on `asOf`, today. */
  async function shown(format: string, due: string | undefined, asOf: string): Promise<{ words: string[]; errors: string[] }> {
    const file = join(folder, `${format}.html`);
    writeFileSync(file, await bundler.inline(await documentOf(format, due, asOf)));
    return printer.withPage(async (page) => {
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      await page.goto(pathToFileURL(file).href);
      const words = await onAll(page, '.overdue', (all) =>
        all.flatMap((one) => (one.checkVisibility() && one.getBoundingClientRect().height > 0 ? [one.textContent ?? ''] : [])),
      );
      return { words, errors };
    });
  }

  describe.each(['reveal', 'marp', 'booklet'])('%s', (format) => {
    test('says that it is past its review date once the viewer’s clock is', async () => {
      expect(await shown(format, '2020-01-01', '2019-01-01')).toEqual({ words: ['Past its review date.'], errors: [] });
    });

    test('says nothing before that day, nor for a draft', async () => {
      expect(await shown(format, '2999-01-01', '2019-01-01')).toEqual({ words: [], errors: [] });
      expect(await shown(format, undefined, '2019-01-01')).toEqual({ words: [], errors: [] });
    });

    test('says so without a script when it was built after that day', async () => {
      const { body } = await documentOf(format, '2020-01-01', '2021-01-01');
      expect(body).toMatch(/<p class="overdue" data-due="2020-01-01">/);
      expect(body).toContain('the last review ended on January 1, 2020');
    });
  });

  test('prints the day beside the status on paper, current or not', async () => {
    const { library: read } = readLibrary(fixtureRoot, templatesRoot);
    expect(read).toBeDefined();
    const { body } = await documentOf('booklet', '2999-01-01', '2019-01-01');
    expect(body).toContain('Next review by January 1, 2999');
  });
});
