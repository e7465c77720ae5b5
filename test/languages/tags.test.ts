import { expect, test } from 'vitest';
import { directionOf } from '../../scripts/languages/tags.js';

test.each([
  ...['ar', 'ar-EG', 'he', 'fa', 'fa-AF', 'ur', 'ps', 'yi', 'ckb', 'dv', 'ug', 'pa-PK', 'az-Arab', 'en-XB'].map((tag) => [tag, 'rtl']),
  ...['en', 'en-XA', 'es-MX', 'ru', 'zh-Hant', 'hi', 'pa-IN', 'az', 'ar-Latn', 'tlh', 'not a tag', ''].map((tag) => [tag, 'ltr']),
])('the lines of "%s" run %s', (tag, direction) => {
  expect(directionOf(tag)).toBe(direction);
});
