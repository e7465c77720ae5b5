import { describe, expect, test } from 'vitest';
import { checkBrandColors } from '../../scripts/checks/pieces/check-brand-colors.js';
import type { Library } from '../../scripts/model/content.js';
import { contrastRatio, leastContrast, luminance, seenBy } from '../../scripts/model/contrast.js';
import { nearestColor, readHex } from '../../scripts/model/nearest-color.js';
import { factsOf } from '../support/composed.js';
import { shippedLibrary } from '../support/shipped.js';

const rgb = (text: string) => readHex(text) ?? ([0, 0, 0] as const);

test('contrast is what WCAG says, and knows eyes that see less of it', () => {
  expect(contrastRatio([0, 0, 0], [255, 255, 255])).toBeCloseTo(21);
  expect(contrastRatio(rgb('#767676'), rgb('#fff'))).toBeCloseTo(4.54, 2);
  expect(luminance(rgb('#f00'))).toBeCloseTo(0.2126, 4);
  // Red is nearly black to eyes that see no red.
  expect(leastContrast(rgb('#f00'), rgb('#000'))).toMatchObject({ vision: 'protan' });
  expect(seenBy([200, 200, 200], 'tritan').map(Math.round)).toEqual([200, 200, 200]);
});

describe('the colors of a brand', () => {
  const library = shippedLibrary();
  const colored = (colors: Record<string, string>): Library => {
    const [id = '', brand] = Object.entries(library.brands)[0] ?? [];
    return { ...library, brands: { [id]: { ...brand, colors } } } as Library;
  };

  test('are told which pair fails, by how much, at their line, and what passes', () => {
    const [found] = checkBrandColors(factsOf(colored({ accent: '#f0b27a' })));
    expect(found).toMatchObject({ code: 'contrast-brand', severity: 'error', at: { file: 'decks/brands/example-clinic/brand.yaml' } });
    expect(found?.message).toMatch(/accent "#f0b27a".*on paper.*1\.\d+:1.*4\.5:1/);
    const better = /accent: "(#[0-9a-f]{6})"/.exec(found?.hint ?? '')?.[1] ?? '';
    expect(checkBrandColors(factsOf(colored({ accent: better })))).toEqual([]);
    expect(checkBrandColors(factsOf(colored({ paper: '#888888' })))[0]?.hint).toMatch(/Write paper: "#/);
    expect(checkBrandColors(factsOf(colored({ accent: '#8a3514', ink: '#000000', paper: '#ffffff' })))).toEqual([]);
  });

  test('the nearest color keeps the hue; there may be none', () => {
    const dark = readHex(nearestColor(rgb('#f0b27a'), (color) => contrastRatio(color, [255, 255, 255]) >= 4.5) ?? '');
    expect(dark && dark[0] > dark[1] && dark[1] > dark[2]).toBe(true);
    expect(nearestColor([0, 0, 0], () => false)).toBeUndefined();
  });
});
