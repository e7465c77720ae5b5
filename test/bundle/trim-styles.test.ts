import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { trimStyles } from '../../scripts/bundle/trim-styles.js';

const whole = readFileSync(createRequire(import.meta.url).resolve('reveal.js/reveal.css'), 'utf8');

test('of the styles of reveal.js a deck holds what lays out its slides, and nothing for what it never shows', () => {
  const css = trimStyles(whole);
  for (const kept of ['.reveal .slides>section.present', '.reveal.overview .slides section', '.reveal.paused .pause-overlay'])
    expect(css).toContain(kept);
  for (const kept of ['.fragment.visible', 'html.reveal-print .reveal .slides .pdf-page', '.reveal .controls{'])
    expect(css).toContain(kept);
  for (const gone of [
    'rotateX',
    'data:image',
    '.r-overlay-',
    '.scrollbar',
    '.navigate-',
    'video',
    '.hljs',
    '@keyframes',
    '@media print',
    '20pt',
  ])
    expect(css).not.toContain(gone);
  expect(css.length).toBeLessThan(13_000);
  expect(css.split('{')).toHaveLength(css.split('}').length);
});

test('a selector is left out by itself, a rule with its last one, a media rule with its last rule', () => {
  expect(trimStyles('.reveal .controls .a,.reveal b:is(i,u){x:y}.r-stack{x:y}@media print{.r-stack{x:y}}@media screen{p{x:y}}')).toBe(
    '.reveal b:is(i,u){x:y}@media screen{p{x:y}}',
  );
});
