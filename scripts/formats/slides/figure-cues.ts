import type { Figure, Slide } from '../../model/deck.js';
import { figuresIn, labelsOf } from '../../model/tree.js';

/**
 * Returns what to point at while each figure of a slide builds: for each figure of two steps or more one line a step, the
 * labels that come with it. They are the drawing's own words, so that no note can say what the drawing does not.
 */
export function figureCues({ blocks }: Pick<Slide, 'blocks'>): string[][] {
  return figuresIn(blocks).flatMap(({ svg }) => {
    const steps = stepsIn(svg).sort((a, b) => a.step - b.step);
    return steps.length > 1 ? [steps.map(({ labels }) => labels.join(' · '))] : [];
  });
}

function stepsIn(node: Figure['svg']): { step: number; labels: string[] }[] {
  const step = /^step-(\d+)$/.exec(node.attributes.id ?? '')?.[1];
  if (step) return [{ step: Number(step), labels: labelsOf(node) }];
  return node.children.flatMap((child) => (typeof child === 'string' ? [] : stepsIn(child)));
}
