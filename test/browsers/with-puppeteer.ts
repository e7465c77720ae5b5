import type { Browser, KeyInput, LaunchOptions, Page, default as puppeteer } from 'puppeteer-core';
import { type Colors, type Session, SHEETS, type Sheet, SIZES, type Size, type Tab } from './tab.js';

/** How long one thing that is asked of a browser may take, in ms: a guard against a hang. */
const PATIENCE = 20_000;

/** Opens a browser that puppeteer drives: Chromium by its own protocol, Firefox by WebDriver BiDi. */
export async function openPuppeteer(driver: typeof puppeteer, wish: LaunchOptions, colors: Colors): Promise<Session> {
  const browser = await driver.launch({ timeout: PATIENCE, protocolTimeout: PATIENCE, ...wish });
  return {
    version: (await browser.version()).replace(/^\D+/, ''),
    open: async (size) => tabOf(await openPage(browser, size, wish.browser === 'firefox' ? 'usual' : colors)),
    print: (address, sheet) => print(browser, address, sheet),
    close: () => browser.close(),
  };
}

/** Prints a page with the browser's defaults: no grounds, its own margins, the page's own size where it asks for one. */
async function print(browser: Browser, address: string, sheet: Sheet): Promise<Uint8Array> {
  const page = await openPage(browser, 'wide', 'usual');
  await page.goto(address);
  const [width, height] = SHEETS[sheet].map((points) => `${points / 72}in`);
  const margin = { top: '0.4in', bottom: '0.4in', left: '0.4in', right: '0.4in' };
  await page.evaluate(async () => void (await document.fonts.ready));
  const pdf = await page.pdf({ width: width ?? '', height: height ?? '', margin, preferCSSPageSize: true, waitForFonts: false });
  await page.close();
  return pdf;
}

async function openPage(browser: Browser, size: Size, colors: Colors): Promise<Page> {
  const page = await browser.newPage();
  const [width, height] = SIZES[size];
  await page.setViewport({ width, height, deviceScaleFactor: size === 'zoomed' ? 2 : 1 });
  if (colors === 'usual') return page;
  // What puppeteer's own call does not know of yet.
  const session = await page.target().createCDPSession();
  const dark = { name: 'prefers-color-scheme', value: 'dark' };
  const features = colors === 'forced' ? [dark, { name: 'forced-colors', value: 'active' }] : [dark];
  await session.send('Emulation.setEmulatedMedia', { features });
  return page;
}

function tabOf(page: Page): Tab {
  return {
    goto: async (address) => void (await page.goto(address)),
    run: (code, ...given) => page.evaluate(code as never, ...given),
    async runInFrame(selector, code, ...given) {
      const frame = await (await page.waitForSelector(selector))?.contentFrame();
      if (!frame) throw new Error(`No frame ${selector}.`);
      return frame.evaluate(code as never, ...given);
    },
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key as KeyInput);
    },
    click: (selector) => page.click(selector),
    async popup(open) {
      const opened = new Promise<Page>((found) => page.once('popup', (window) => window && found(window)));
      await open();
      return tabOf(await opened);
    },
    picture: () => page.screenshot(),
    close: () => page.close(),
  };
}
