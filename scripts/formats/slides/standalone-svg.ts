import type { SvgNode } from '../../model/content.js';
import type { BrandView } from '../../model/deck.js';
import { svgMarkup } from '../../render/svg-markup.js';

/**
 * Returns a drawing as a file of its own: name space, size, a font that most computers have, its text alternative,
 * and the brand's colors (or the drawing's own) written out, since no style sheet reaches a picture file. `color` is that of the words
 * around it.
 */
export function standaloneSvg(svg: SvgNode, alt: string, brand: Pick<BrandView, 'colors'>, color?: string): string {
  const [, , width = '640', height = '480'] = (svg.attributes.viewBox ?? '').trim().split(/[\s,]+/);
  const markup = svgMarkup(withColors(svg, brand.colors), {
    prefix: '',
    attributes: {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      ...(color && { color }),
      role: 'img',
      'aria-label': alt,
      'font-family': "'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible', Verdana, sans-serif",
    },
  });
  return `${markup}\n`;
}

function withColors(node: SvgNode, colors: Readonly<Record<string, string>>): SvgNode {
  const written = Object.entries(node.attributes).map(
    ([name, value]) =>
      [
        name,
        value.replace(
          /var\(\s*--([\w-]+)\s*(?:,\s*([^()]+))?\)/g,
          (_, color: string, own?: string) => colors[color] ?? own?.trim() ?? 'currentColor',
        ),
      ] as const,
  );
  return {
    tag: node.tag,
    attributes: Object.fromEntries(written),
    children: node.children.map((child) => (typeof child === 'string' ? child : withColors(child, colors))),
  };
}
