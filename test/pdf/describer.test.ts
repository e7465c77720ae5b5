import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPrinter } from '../../scripts/browser/open-printer.js';
import { printDraft, printPage } from '../../scripts/browser/print-page.js';
import { describePdf } from '../../scripts/pdf/describe-pdf.js';
import type { Describer } from '../../scripts/pdf/describer.js';

/** The thread as the compiled package has it; inside the project, where its libraries are found. */
const root = join(import.meta.dirname, '../..');
mkdirSync(join(root, 'dist'), { recursive: true });
const folder = mkdtempSync(join(root, 'dist', 'describer-'));
const DESCRIPTION = { title: 'Tea', language: 'en', author: 'A', subject: 'S', date: '2026-11-23', numberLinks: {} };
const SIZE = { width: 8.5, height: 11 };
let open: () => Describer;
let printed: { pdf: Uint8Array; draft: Uint8Array };

beforeAll(async () => {
  await build({
    entryPoints: ['describer', 'describer-thread'].map((name) => join(root, 'scripts', 'pdf', `${name}.ts`)),
    ...{ bundle: true, splitting: true, format: 'esm', platform: 'node', packages: 'external', outdir: folder, logLevel: 'silent' },
  });
  open = (await import(pathToFileURL(join(folder, 'describer.js')).href)).openDescriber;
  await using printer = await openPrinter();
  printed = await printer.withPage(async (page) => {
    await page.setContent('<html lang="en"><title>Tea</title><a href="#two">on</a><h1 id="two" style="break-before:page">Two</h1>');
    return { pdf: await printPage(page, SIZE), draft: await printDraft(page, SIZE) };
  });
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true }));

test('the thread gives the same bytes as work in place, and the pages of a draft', async () => {
  await using describer = open();
  const [told, places] = await Promise.all([describer.describe(printed.pdf, DESCRIPTION), describer.destinations(printed.draft)]);
  const here = await describePdf(printed.pdf, DESCRIPTION);
  expect(Buffer.from(told.bytes).equals(Buffer.from(here.bytes))).toBe(true);
  expect([told.pages, told.diagnostics]).toEqual([here.pages, here.diagnostics]);
  expect(places).toEqual({ two: 2 });
});

test('what is no PDF is refused, and the thread goes on', async () => {
  await using describer = open();
  await expect(describer.destinations(new Uint8Array([1, 2, 3]))).rejects.toThrow(/PDF/);
  expect(await describer.destinations(printed.draft)).toEqual({ two: 2 });
});
