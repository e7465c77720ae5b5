import type { Frame, NodeFor, Page } from 'puppeteer-core';

/**
 * What `use` gives of all elements that a selector finds, in their order, as `$$eval` of puppeteer does, in one question to the browser
 * and not in three for each element. Runs in the page; `given` are values that JSON has.
 */
export const onAll = <Selector extends string, Given extends readonly unknown[], T>(
  page: Pick<Page | Frame, 'evaluate'>,
  selector: Selector,
  use: (all: NodeFor<Selector>[], ...given: Given) => T,
  ...given: Given
): Promise<Awaited<T>> =>
  page.evaluate(`(${use})([...document.querySelectorAll(${JSON.stringify(selector)})], ...${JSON.stringify(given)})`) as Promise<
    Awaited<T>
  >;
