import type { CDPSession } from 'puppeteer-core';

export interface Told {
  readonly role: string;
  readonly name: string;
  readonly level?: number;
}

/** What the browser tells a screen reader, in its reading order. */
export async function toldBy(session: CDPSession): Promise<Told[]> {
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const told: Told[] = [];
  const walk = (id: string): void => {
    const node = byId.get(id);
    if (!node) return;
    const level = node.properties?.find(({ name }) => name === 'level')?.value.value as number | undefined;
    if (!node.ignored) told.push({ role: String(node.role?.value), name: String(node.name?.value ?? ''), ...(level ? { level } : {}) });
    for (const child of node.childIds ?? []) walk(child);
  };
  if (nodes[0]) walk(nodes[0].nodeId);
  return told;
}

export const headingsIn = (told: readonly Told[]): Told[] => told.filter(({ role }) => role === 'heading');
export const bare = (text: string): string => text.replace(/\s+/g, '');

/** Steps of more than one level down. The first heading may stand at `first` or above. */
export const gapsIn = (told: readonly Told[], first: number): string[] =>
  headingsIn(told).flatMap(({ name, level = 9 }, i, all) => (level > (i === 0 ? first : (all[i - 1]?.level ?? 0) + 1) ? [name] : []));

/** Pictures, source links and caveats on show, as they stand in the page. */
export function standing(areas: Element[]): { pictures: string[]; marksBefore: number; caveat: string; titles: string[] } {
  const slide = areas[0] as Element;
  /** Without how sure it is: the head of the slide may say the same. */
  const wordsOf = (caveat: Element | undefined): string => {
    const words = caveat?.cloneNode(true) as Element | undefined;
    for (const one of words?.querySelectorAll('.verdict, .mark') ?? []) one.remove();
    return (words?.textContent ?? '').replace(/\s+/g, '');
  };
  const caveats = [...slide.querySelectorAll('.caveats .caveat, blockquote:not(.quotation *)')].filter((one) => !one.closest('.quotation'));
  return {
    pictures: [...slide.querySelectorAll('[role=img]')].map((one) => one.getAttribute('aria-label') ?? ''),
    marksBefore: [...slide.querySelectorAll('.mark a')].filter((one) => !caveats.some((caveat) => caveat.contains(one))).length,
    caveat: wordsOf(caveats[0]),
    titles: [...slide.querySelectorAll('h1, h2, h3, h4')].map((one) => (one.textContent ?? '').replace(/\s+/g, '')),
  };
}
