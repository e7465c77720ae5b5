import type { CDPSession } from 'puppeteer-core';

export interface Told {
  readonly role: string;
  readonly name: string;
  readonly about: string;
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
    const [role, name, about] = [node.role?.value, node.name?.value ?? '', node.description?.value ?? ''].map(String) as [
      string,
      string,
      string,
    ];
    if (!node.ignored) told.push({ role, name, about, ...(level ? { level } : {}) });
    for (const child of node.childIds ?? []) walk(child);
  };
  if (nodes[0]) walk(nodes[0].nodeId);
  return told;
}
