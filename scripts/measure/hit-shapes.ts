import type { Shape } from './like-shapes.js';

/** What of a drawing is painted where. Runs inside the page. */

/** True where one element of a page is painted before another. */
export function isBefore(one: Element, other: Element): boolean {
  return (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** Whether the line of a shape, or its area, is painted at a point of the screen. */
export function hitBy(point: DOMPoint, { element, area, back, fills, strokes }: Shape): 'fill' | 'stroke' | undefined {
  const isNear = point.x >= area.left - 20 && point.x <= area.right + 20 && point.y >= area.top - 20 && point.y <= area.bottom + 20;
  if (!isNear || !back || !(element instanceof SVGGeometryElement)) return undefined;
  // Engines of 2023 and before take no other kind of point (Chromium 109).
  const own = element.ownerSVGElement?.createSVGPoint();
  if (!own) return undefined;
  const { x, y } = point.matrixTransform(back);
  Object.assign(own, { x, y });
  if (strokes.length > 0 && element.isPointInStroke(own)) return 'stroke';
  return fills.length > 0 && element.isPointInFill(own) ? 'fill' : undefined;
}
