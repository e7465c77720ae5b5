import { freshOf, type Round } from './round.js';

/** So many kinds of links of a page are followed. */
const MOST = 8;

/** Whoever follows a link to a place of the page comes there. */
export async function followIn(area: string, { page, call, keep, tried }: Round): Promise<void> {
  for (const { at } of freshOf(await call('linkKinds', area), tried.followed, MOST)) {
    await call('focusLink', at);
    await page.press('Enter');
    keep('by keyboard', await call('judgeFollowed'));
  }
}
