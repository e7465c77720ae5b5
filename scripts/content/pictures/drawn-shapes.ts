import type { SvgNode } from '../../model/content.js';

/** Parts that use parts that use parts: no drawing goes so deep. */
const MOST_DEPTH = 500;

/**
 * Returns how many shapes a browser draws of a drawing: what is used again (`use`, patterns, masks, clips, markers, filters) counts each
 * time. Stops counting above `most`; `circle` when a part is drawn inside itself, which no browser can.
 */
export function drawnShapes(drawing: SvgNode, most: number): number | 'circle' {
  const byId = new Map<string, SvgNode>();
  const collect = (node: SvgNode): void => {
    if (node.attributes.id) byId.set(node.attributes.id, node);
    for (const child of node.children) if (typeof child !== 'string') collect(child);
  };
  collect(drawing);
  const known = new Map<SvgNode, number>();
  const open = new Set<SvgNode>();
  const count = (node: SvgNode): number => {
    const before = known.get(node);
    if (before !== undefined) return before;
    if (open.has(node)) return Number.NaN;
    if (open.size > MOST_DEPTH) return most + 1;
    open.add(node);
    const used = usesOf(node).flatMap(({ id, times }) => {
      const target = byId.get(id);
      return target ? [times * count(target)] : [];
    });
    const inside = node.children.flatMap((child) => (typeof child === 'string' ? [] : [count(child)]));
    open.delete(node);
    const sum = [...used, ...inside].reduce((total, one) => Math.min(total + one, most + 1), 1);
    known.set(node, sum);
    return sum;
  };
  const shapes = count(drawing);
  return Number.isNaN(shapes) ? 'circle' : shapes;
}

/** What a node draws of others: a marker once for each point. */
function usesOf({ attributes }: SvgNode): { readonly id: string; readonly times: number }[] {
  return Object.entries(attributes).flatMap(([name, value]) => {
    if (name === 'href') return value.startsWith('#') ? [{ id: value.slice(1), times: 1 }] : [];
    const times = name.startsWith('marker-') ? pointsOf(attributes) : 1;
    return [...value.matchAll(/url\(#([^)]*)\)/g)].map(([, id = '']) => ({ id, times }));
  });
}

const pointsOf = ({ d = '', points = '' }: SvgNode['attributes']): number =>
  (d.match(/[a-z]/gi)?.length ?? 0) + points.split(/[\s,]+/).length;
