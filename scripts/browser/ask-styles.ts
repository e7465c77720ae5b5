import type { Printer } from './open-printer.js';

/** What is asked of the browser: a value of a property, or a selector. */
interface Asked {
  readonly property?: string;
  readonly text: string;
}

/** Returns of each value or selector whether the browser knows it; of a property that is another browser's it does not say no. */
export const askStyles = (printer: Printer, asked: readonly Asked[], signal?: AbortSignal): Promise<boolean[]> =>
  printer.withUsedPage(
    (page) =>
      page.evaluate(
        (all) =>
          all.map(({ property, text }) =>
            property === undefined ? CSS.supports(`selector(${text})`) : CSS.supports(property, text) || !CSS.supports(property, 'inherit'),
          ),
        asked as Asked[],
      ),
    signal,
  );
