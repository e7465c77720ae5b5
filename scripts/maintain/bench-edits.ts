import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { findBrowser } from '../browser/find-browser.js';
import { type Launched, launchBrowser } from '../browser/launch-browser.js';
import type { View } from '../model/dev-state.js';

export interface EditWish {
  /** The command line tool, compiled. */
  readonly cli: string;
  /** A project that may be changed, one of its decks, and a module that the deck and the handout show. */
  readonly project: string;
  readonly deck: string;
  readonly module: string;
  readonly edits: number;
}

/** Milliseconds from the write of the file to the frame in which the change is painted, for each edit. */
export type EditTimes = Readonly<Record<View, readonly number[]>>;

/** Longest time that one edit may take to show, in milliseconds. */
const DEADLINE = 60_000;

/** Opens the preview in a browser, changes a slide and the print text of a module again and again, and measures in the page. */
export async function measureEdits({ cli, project, deck, module, edits }: EditWish): Promise<EditTimes> {
  const server = spawn(process.execPath, [cli, 'dev', deck, '--project', project], { stdio: ['ignore', 'pipe', 'ignore'] });
  const { browser, close } = await launchBrowser({ found: await findBrowser({}), deadline: DEADLINE, loopback: true });
  try {
    const url = await new Promise<string>((done) => server.stdout.once('data', (text) => done(String(text).trim())));
    const page = await browser.newPage();
    await page.setViewport({ width: 1500, height: 900 });
    await page.goto(url);
    const text = readFileSync(module, 'utf8');
    const times: { [view in View]: number[] } = { deck: [], handout: [] };
    // The first edit is not counted: it also waits for the first view.
    for (let edit = 0; edit <= edits; edit++) {
      const mark = `This is edit ${edit}.`;
      await page.waitForFunction(isJudged, { timeout: DEADLINE });
      const painted = seePainted(page, mark);
      // Answered only once the page watches: its commands are carried out in order.
      await page.evaluate(() => document.title);
      const start = Date.now();
      writeFileSync(
        module,
        text.replace(/^## (?:Slide|Print).*$/gm, (heading) => `${heading}\n\n${mark}`),
      );
      const seen = await painted;
      if (edit > 0) for (const view of ['deck', 'handout'] as const) times[view].push(seen[view] - start);
    }
    return times;
  } finally {
    await close();
    server.kill();
  }
}

/** True once the words have been judged: an author saves again after a while, not in the middle of that. */
function isJudged(): boolean {
  const said = document.querySelector<HTMLElement>('.said');
  return said !== null && said.textContent !== '' && said.textContent !== said.dataset.checking;
}

type Page = Awaited<ReturnType<Launched['browser']['newPage']>>;

/** Returns when `mark` was painted in each view: the time of the frame after the one that has it. */
function seePainted(page: Page, mark: string): Promise<Record<View, number>> {
  return page.evaluate(async (words) => {
    const seen = (name: string): Promise<number> =>
      new Promise((done) => {
        const frame = document.querySelector<HTMLIFrameElement>(`iframe[name=${name}]`);
        const look = (): boolean => frame?.contentDocument?.body?.textContent?.includes(words) ?? false;
        const painted = (): void => void requestAnimationFrame(() => requestAnimationFrame(() => done(Date.now())));
        const observer = new MutationObserver(() => {
          if (!look()) return;
          observer.disconnect();
          painted();
        });
        const watch = (): void => {
          if (look()) painted();
          else if (frame?.contentDocument) observer.observe(frame.contentDocument, { subtree: true, childList: true, characterData: true });
        };
        frame?.addEventListener('load', watch);
        watch();
      });
    const [deck, handout] = await Promise.all([seen('deck'), seen('handout')]);
    return { deck, handout };
  }, mark);
}
