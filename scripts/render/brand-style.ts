import type { BrandView } from '../model/deck.js';

/** Returns CSS that puts the brand's colors (`accent: #a8461f` becomes `--accent`) over those of tokens.css; '' without any. */
export function brandStyle(brand: Pick<BrandView, 'colors'>): string {
  const colors = Object.entries(brand.colors).filter(([name, color]) => /^[a-z][a-z0-9-]*$/.test(name) && /^#[0-9a-f]{3,8}$/i.test(color));
  return colors.length === 0 ? '' : `:root{${colors.map(([name, color]) => `--${name}:${color}`).join(';')}}`;
}
