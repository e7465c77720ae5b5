import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPrinter, type Printer } from '../../scripts/browser/open-printer.js';
import { openBundler } from '../../scripts/bundle/inline-html.js';
import { readLibrary } from '../../scripts/content/read-library.js';
import { readTemplates } from '../../scripts/content/read-templates.js';
import { renderPrint } from '../../scripts/formats/print/render-print.js';
import { renderMarp } from '../../scripts/formats/slides/render-marp.js';
import { renderReveal } from '../../scripts/formats/slides/render-reveal.js';
import type { Library, Review } from '../../scripts/model/content.js';
import type { HtmlDocument } from '../../scripts/model/html-document.js';
import { fixtureRoot, templatesRoot } from '../support/broken-project.js';
import { at, claim, deckOf, library, module, p, passage } from '../support/compose-library.js';
import { composeReviewed, printOf } from '../support/composed.js';

const tea = (text = 'Warm.[^warm]', extra: Partial<Library> = {}): Library =>
  library([module('brew', { print: passage([p(text)]) })], deckOf(['brew'], { formats: ['booklet'] }), extra);

const reviewOf = (content: Library, extra: Partial<Review> = {}): Review => ({
  ...{ scope: 'module', id: 'brew', locale: 'en', by: 'A. Nurse', role: 'nurse', on: '2026-01-01', due: '2027-06-01', version: '1.0.0' },
  fingerprint: printOf(content, 'brew'),
  ...extra,
});

const compose = (content: Library, reviews: Review[], asOf = '2026-11-23') =>
  composeReviewed({ ...content, reviews }, { deck: 'tea', brand: 'house', locale: 'en', asOf });

describe('a review', () => {
  test('that has run out is a warning at the module, and the piece gives the day', async () => {
    const { deck, diagnostics } = await compose(tea(), [reviewOf(tea(), { due: '2026-11-22' })]);
    expect(diagnostics).toMatchObject([{ code: 'review-expired', severity: 'warning', at: { file: 'decks/modules/brew/en.md' } }]);
    expect(deck.status).toMatchObject({ kind: 'expired', due: '2026-11-22' });
  });

  test('that holds gives no warning, and its last day is one of them', async () => {
    expect((await compose(tea(), [reviewOf(tea(), { due: '2026-11-23' })])).diagnostics).toEqual([]);
  });

  test('of other words under the same version asks for a new version', async () => {
    const { deck, diagnostics } = await compose(tea('Warmer.[^warm]'), [reviewOf(tea())]);
    expect(diagnostics).toMatchObject([{ code: 'changed-without-version', severity: 'warning' }]);
    expect(diagnostics[0]?.message).toContain('"brew" has changed since A. Nurse reviewed it in version 1.0.0');
    expect(deck.status).toEqual({ kind: 'draft', text: 'Draft' });
  });

  test('of other words under an older version, or under none, asks for nothing', async () => {
    expect((await compose(tea('Warmer.[^warm]'), [reviewOf(tea(), { version: '0.9.0' })])).diagnostics).toEqual([]);
    const { version: _version, ...unversioned } = reviewOf(tea());
    expect((await compose(tea('Warmer.[^warm]'), [unversioned])).diagnostics).toEqual([]);
  });

  test('counts again when the old words come back', async () => {
    const reviews = [reviewOf(tea()), reviewOf(tea('Warmer.[^warm]'), { on: '2026-02-01' })];
    expect((await compose(tea(), reviews)).deck.status.kind).toBe('current');
  });
});

describe('the fingerprint', () => {
  const print = (content: Library) => reviewOf(content).fingerprint;
  const figure = { alt: 'A cup.', caption: 'A cup.', labels: {}, takes: [], at: at() };
  const withFigure = (claims: string[], add = [claim('plain', ['s5'])]) =>
    library([module('brew', { figures: { cup: { ...figure, claims } } })], deckOf(['brew'], { formats: ['booklet'] }), { add });

  test('covers the claims of a figure and their caveats', () => {
    const before = print(withFigure(['warm']));
    expect(print(withFigure([]))).not.toBe(before);
    expect(print(withFigure(['warm'], [claim('small', ['s3'], { verdict: 'mixed' })]))).not.toBe(before);
  });

  test('stays when only lines move', () => {
    const fields = (line: number) => ({ fields: { alt: at(line), claims: at(line + 1) } });
    const moved = (line: number) =>
      library(
        [
          module('brew', {
            ...fields(line),
            print: passage([p('Warm.[^warm]')]),
            figures: { cup: { ...figure, claims: ['warm'], ...fields(line) } },
          }),
        ],
        deckOf(['brew'], { formats: ['booklet'] }),
        { add: [claim('warm', ['s1'], fields(line))] },
      );
    expect(print(moved(3))).toBe(print(moved(30)));
  });
});

describe('a shared page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'teachback-due-'));
  const templates = readTemplates(templatesRoot);
  let printer: Printer;

  beforeAll(async () => {
    printer = await openPrinter();
  }, 60_000);
  afterAll(async () => {
    await printer.close();
    rmSync(folder, { recursive: true });
  });

  async function documentOf(format: string, due: string | undefined, asOf: string): Promise<HtmlDocument> {
    const { library: read } = readLibrary(fixtureRoot, templatesRoot);
    const content = read as Library;
    const reviews = Object.keys(content.modules).map((id) => ({
      ...reviewOf(content, { id, due: due ?? '' }),
      fingerprint: printOf(content, id),
    }));
    const wish = { deck: format === 'booklet' ? 'take-home' : 'visit', brand: 'example-clinic', locale: 'en', asOf };
    const { deck } = await composeReviewed({ ...content, reviews: due ? reviews : [] }, wish);
    if (format === 'reveal') return renderReveal(deck, templates);
    return format === 'marp' ? renderMarp(deck, templates) : renderPrint(deck, { format: 'booklet', templates });
  }

  /** Opens the page as it was built on `asOf`, today. */
  async function shown(format: string, due: string | undefined, asOf: string): Promise<{ words: string[]; errors: string[] }> {
    const file = join(folder, `${format}.html`);
    writeFileSync(file, await openBundler().inline(await documentOf(format, due, asOf)));
    return printer.withPage(async (page) => {
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      await page.goto(pathToFileURL(file).href);
      const words = await page.$$eval('.overdue', (all) =>
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
