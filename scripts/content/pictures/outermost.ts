import type { SvgNode } from '../../model/content.js';
import type { ViewBox } from './read-view-box.js';

type Children = readonly (SvgNode | string)[];
type Attributes = Readonly<Record<string, string>>;

/** What acts on an element as a whole. */
const WHOLE = ['clip-path', 'mask', 'filter', 'opacity', 'transform'];
/** What the box in the page decides. */
const OF_BOX = ['overflow', 'display', 'preserveAspectRatio', 'style', ...WHOLE];

/**
 * Returns the outermost element of a drawing. In a file of its own it stands for the whole picture; in a page it is a box among others:
 * what would turn or hide that box, or reach beyond it, acts on a group inside, and parts that mix their colors with what lies under
 * them mix them with the picture only. A background of its own becomes a shape.
 */
export function outermost({ viewBox, stretch }: ViewBox, attributes: Attributes, inside: Children, background?: string): SvgNode {
  const all = Object.entries(attributes);
  const group = all.filter(([name]) => WHOLE.includes(name));
  const { transform, style } = attributes;
  // An outermost element turns around its middle, a group around the zero point.
  const around = transform || style ? [`transform-origin:${middleOf(viewBox)}`] : [];
  const turned = [...around, ...(style ? [style] : [])].join(';');
  const shown = wrapped(inside, stretch ? { transform: stretch } : {});
  const children = wrapped(background === undefined ? shown : [plate(viewBox, background), ...shown], {
    ...Object.fromEntries(group),
    ...(turned && { style: turned }),
  });
  const own = Object.fromEntries(all.filter(([name]) => !OF_BOX.includes(name)));
  return { tag: 'svg', attributes: { ...own, ...(children.some(mixes) && { style: 'isolation:isolate' }), viewBox }, children };
}

function plate(viewBox: string, fill: string): SvgNode {
  const [x = '', y = '', width = '', height = ''] = viewBox.split(' ');
  return { tag: 'rect', attributes: { x, y, width, height, fill, stroke: 'none' }, children: [] };
}

const wrapped = (children: Children, attributes: Attributes): Children =>
  Object.keys(attributes).length > 0 ? [{ tag: 'g', attributes, children }] : children;

const mixes = (node: SvgNode | string): boolean =>
  typeof node !== 'string' && (/mix-blend-mode/.test(node.attributes.style ?? '') || node.children.some(mixes));

function middleOf(viewBox: string): string {
  const [x = 0, y = 0, width = 0, height = 0] = viewBox.split(' ').map(Number);
  return `${x + width / 2}px ${y + height / 2}px`;
}
