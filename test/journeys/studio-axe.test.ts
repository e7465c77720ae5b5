import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBrowser } from '../../scripts/browser/find-browser.js';
import { type Launched, launchBrowser } from '../../scripts/browser/launch-browser.js';
import { initProject } from '../../scripts/stories/init.js';
import { openStudio, type StudioServer } from '../../scripts/stories/studio.js';
import { AXE, foundInBothLooks } from '../support/axe-judge.js';

const LONG = 300_000;
/** The explainer that comes with the tool: it has both languages. */
const EXPLAINER = 'ketamine';
const project = mkdtempSync(join(tmpdir(), 'teachback-studio-axe-'));
let server: StudioServer;
let launched: Launched;

beforeAll(async () => {
  await initProject({ folder: project, from: EXPLAINER });
  server = await openStudio({ project });
  launched = await launchBrowser({ found: await findBrowser({}), deadline: 250_000, loopback: true });
}, LONG);

afterAll(async () => {
  await launched?.close();
  await server?.[Symbol.asyncDispose]();
  rmSync(project, { recursive: true, force: true });
});

const click = (page: Page, selector: string): Promise<void> => page.$eval(selector, (one) => (one as HTMLElement).click());

const put = (page: Page, selector: string, text: string): Promise<void> =>
  page.$eval(
    selector,
    (one, value) => {
      (one as HTMLInputElement).value = value;
      for (const kind of ['input', 'change']) one.dispatchEvent(new Event(kind));
    },
    text,
  );

/** Waits until the step of the project says it. */
const says = (page: Page, words: string) =>
  page.waitForFunction((text) => document.querySelector('#project [role=status]')?.textContent?.includes(text), {}, words);

/** The clinic that is saved in each language of the page, and words by which the step of the project tells its states. */
const STATES = [
  { ui: 'en', name: 'River Clinic', id: 'river-clinic', first: 'Save the clinic', changed: 'changed meanwhile' },
  { ui: 'es', name: 'Lake Clinic', id: 'lake-clinic', first: 'Guarde primero', changed: 'cambiaron mientras tanto' },
];

test.each(STATES)('axe finds nothing in the studio beside a project, whatever it does, in $ui', { timeout: LONG }, async (words) => {
  const page = await launched.browser.newPage();
  const session = await page.createCDPSession();
  await page.goto(server.url);
  await page.waitForSelector('#project-save');
  await page.evaluate(AXE);
  await put(page, '#ui', words.ui);
  const wrong: string[] = [];
  const judge = async (state: string): Promise<void> => {
    wrong.push(...(await foundInBothLooks(page, session, state)));
  };
  await judge('plain');
  await put(page, '#f-name', words.name);
  await click(page, '#project-make');
  await says(page, words.first);
  await judge('not saved yet');
  await click(page, '#project-save');
  await says(page, words.id);
  await judge('saved');
  await click(page, '#project-make-all');
  await page.waitForSelector('#project-stop:not([hidden])');
  await judge('making');
  await click(page, '#project-stop');
  await page.waitForSelector('#project-stop[hidden]');
  await judge('stopped');
  const file = join(project, `decks/brands/${words.id}/brand.yaml`);
  writeFileSync(file, `${readFileSync(file, 'utf8')}# Mine\n`);
  await put(page, '#f-fact-phone', '555-0142');
  await click(page, '#project-save');
  await says(page, words.changed);
  await judge('changed meanwhile');
  await page.close();
  expect(wrong).toEqual([]);
});
