import { leastContrast, type Rgb, type Vision } from '../../model/contrast.js';
import { type Diagnostic, error, fieldAt } from '../../model/diagnostic.js';
import { nearestColor, readHex } from '../../model/nearest-color.js';
import type { Brand } from '../../model/organisation.js';
import type { Facts } from '../facts.js';

/** Words of one color on another, by the names in tokens.css. */
type Use = readonly [ink: string, ground: string];

/** Where the templates set words of a color that a brand can change, or set words on one: all below 24 px somewhere, so 4.5:1. */
const USES: readonly Use[] = [
  ...[['ink', 'paper'] as const, ['ink', 'white'] as const, ['ink', 'sand'] as const, ['ink', 'note'] as const],
  ...[['white', 'ink'] as const, ['accent', 'paper'] as const, ['accent', 'white'] as const],
  ...[['ink-2', 'paper'] as const, ['calm', 'paper'] as const],
];
const NEEDS = 4.5;

const EYES: Readonly<Record<Vision, string>> = {
  full: 'all readers, and in grey print',
  protan: 'readers who see no red',
  deutan: 'readers who see no green',
  tritan: 'readers who see no blue',
};

/**
 * The colors of each brand, with those of the templates that it leaves as they are, can be read where words are set in them or on
 * them. Judges the colors as they are written, before any page is made; what is painted in the end is judged on the loaded page.
 */
export function checkBrandColors({ library: { brands, colors } }: Facts): Diagnostic[] {
  return colors ? Object.values(brands).flatMap((brand) => troublesOf(brand, { ...colors, ...brand.colors })) : [];
}

function troublesOf(brand: Brand, colors: Readonly<Record<string, string>>): Diagnostic[] {
  return Object.entries(brand.colors).flatMap(([name, text]) => {
    const color = readHex(text);
    const uses = USES.filter((use) => use.includes(name));
    if (!color || uses.length === 0) return [];
    const worst = uses
      .map((use) => ({ use, ...contrastOf(use, { name, color }, colors) }))
      .reduce((least, one) => (one.ratio < least.ratio ? one : least));
    if (worst.ratio >= NEEDS) return [];
    const [ink, ground] = worst.use;
    const other = ink === name ? ground : ink;
    const ratio = Math.floor(worst.ratio * 100) / 100;
    const pair = ink === name ? `words in ${name} on ${other} (${colors[other]})` : `words in ${other} (${colors[other]}) on ${name}`;
    const message = `The color ${name} "${text}" of brand "${brand.id}" is hard to read: ${pair} are ${ratio}:1 for ${EYES[worst.vision]}. The rule is ${NEEDS}:1.`;
    const better = nearestColor(color, (tried) => uses.every((use) => contrastOf(use, { name, color: tried }, colors).ratio >= NEEDS));
    const hint = better ? `Write ${name}: "${better}", the nearest color that passes.` : 'Choose darker words or a lighter ground.';
    return [
      error({
        code: 'contrast-brand',
        message,
        at: fieldAt({ at: brand.at, ...(brand.colorFields && { fields: brand.colorFields }) }, name),
        hint,
      }),
    ];
  });
}

interface Tried {
  readonly name: string;
  readonly color: Rgb;
}

/** The least contrast of a use when the color `name` is `color`. Names without a color are taken as white. */
function contrastOf([ink, ground]: Use, { name, color }: Tried, colors: Readonly<Record<string, string>>) {
  const of = (one: string): Rgb => (one === name ? color : (readHex(colors[one] ?? '') ?? [255, 255, 255]));
  return leastContrast(of(ink), of(ground));
}
