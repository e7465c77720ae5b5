import type { Rgb } from '../model/contrast.js';

/** What colors are painted where. Runs inside the page. */

export interface Paint {
  readonly rgb: Rgb;
  /** 0 (nothing) to 1. */
  readonly alpha: number;
}

/** What was already worked out: backgrounds, and how much of an element is let through. */
export interface Grounds {
  readonly colors: Map<Element, readonly Rgb[]>;
  readonly opacity: Map<Element, number>;
}

/** Returns grounds of which nothing is worked out yet: they hold while the page stays as it is painted. */
export const noGrounds = (): Grounds => ({ colors: new Map(), opacity: new Map() });

/** Reads a computed color; undefined for `none`, `url(...)` and what cannot be seen at all. */
export function readPaint(value: string): Paint | undefined {
  if (!/^(rgba?|color)\(/.test(value)) return undefined;
  const scale = value.startsWith('color(') ? 255 : 1;
  const [red = 0, green = 0, blue = 0, alpha = 1] = value.match(/-?[\d.]+(e-?\d+)?/g)?.map(Number) ?? [];
  return alpha === 0 ? undefined : { rgb: [red * scale, green * scale, blue * scale], alpha };
}

export function layOver({ rgb, alpha }: Paint, [red, green, blue]: Rgb): Rgb {
  return [rgb[0] * alpha + red * (1 - alpha), rgb[1] * alpha + green * (1 - alpha), rgb[2] * alpha + blue * (1 - alpha)];
}

/** What an element stands on: its own background over those of the elements around it, over white paper. Several with a gradient. */
export function groundOf(element: Element, known: Grounds): readonly Rgb[] {
  const before = known.colors.get(element);
  if (before) return before;
  const style = getComputedStyle(element);
  const below: readonly Rgb[] = element.parentElement ? groundOf(element.parentElement, known) : [[255, 255, 255]];
  const own = readPaint(style.backgroundColor);
  const plain = own ? below.map((one) => layOver(own, one)) : below;
  const blends = (style.backgroundImage.match(/rgba?\([^)]*\)/g) ?? []).flatMap((value) => readPaint(value) ?? []);
  const ground = [...plain, ...blends.flatMap((paint) => plain.map((one) => layOver(paint, one)))];
  known.colors.set(element, ground);
  return ground;
}

/** How much of an element is let through by itself and what is around it, 0 to 1. */
export function opacityOf(element: Element, known: Grounds): number {
  const before = known.opacity.get(element);
  if (before !== undefined) return before;
  const around = element.parentElement && !element.hasAttribute('data-box') ? opacityOf(element.parentElement, known) : 1;
  const opacity = around * Number.parseFloat(getComputedStyle(element).opacity);
  known.opacity.set(element, opacity);
  return opacity;
}

/** The color of an element's words. */
export function inkOf(element: Element, known: Grounds): Paint | undefined {
  const style = getComputedStyle(element);
  const isDrawn = element instanceof SVGElement;
  const paint = readPaint(isDrawn ? style.fill : style.color);
  return paint && { rgb: paint.rgb, alpha: paint.alpha * opacityOf(element, known) * (isDrawn ? Number.parseFloat(style.fillOpacity) : 1) };
}

/** Colors that only group and adorn: rules between parts, edges of cards. Meaning is never drawn with them. */
export function quietColors(): readonly string[] {
  const probe = document.body.appendChild(document.createElement('span'));
  const found = ['--line', '--note-line'].map((name) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  });
  probe.remove();
  return found;
}
