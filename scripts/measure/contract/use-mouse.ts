import type { Finding } from '../findings.js';
import { freshOf, type Round } from './round.js';

/** What is below the mouse and after it. */
const BELOW = '[data-below-mouse], [data-below-mouse] ~ *';
/** So many kinds of controls of a page or a slide are tried. */
const MOST = 8;
const AWAY = { x: 1, y: 1 };

/** Colors that cannot be read below the mouse, and could be without it. */
export async function hovered({ page, call }: Pick<Round, 'page' | 'call'>): Promise<Finding[]> {
  if ((await call('markHover')) === 0) return [];
  const before = await call('judgeColorsIn', BELOW);
  await page.hover(true);
  const now = await call('judgeColorsIn', BELOW);
  await page.hover(false);
  return now.filter(
    ({ pair, kind }) => !before.some((one) => one.kind === kind && one.pair?.ink === pair?.ink && one.pair?.ground === pair?.ground),
  );
}

export const hoverAlone = async ({ call, keep }: Round): Promise<void> => keep('', await call('judgeHoverAlone'));

/** What comes up below the mouse can be gone to, put away, and had by keys too. */
export async function hoverIn(area: string, { page, call, keep, tried }: Round): Promise<void> {
  for (const { at } of freshOf(await call('hoverKinds', area), tried.hovered, MOST)) {
    const place = await call('aim', at);
    if (!place) continue;
    await page.point(place);
    const way = await call('whatCame');
    if (way.length === 0) continue;
    for (const point of way) await page.point(point);
    const lost = await call('judgeStays');
    keep('below the mouse', lost);
    // Escape is another's key where nothing is left to put away.
    if (lost.length > 0) continue;
    await page.press('Escape');
    keep('below the mouse', await call('judgeAway'));
    await page.point(AWAY);
    keep('', await call('judgeByFocus'));
  }
}
