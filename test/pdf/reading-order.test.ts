import { expect, test } from 'vitest';
import { readingOrder } from '../../scripts/pdf/reading-order.js';

test.each([
  ['words', ['ثلاثة', 'اثنان', 'واحد'], 'واحد اثنان ثلاثة'],
  ['a number between words', ['ساعة', '72', 'إلى'], 'إلى 72 ساعة'],
  ['Latin words, which keep their order', ['هنا', 'Leeds', '→', 'York', 'من'], 'من Leeds → York هنا'],
  ['numbers that a dash parts', ['ساعة', '72', '–', '24'], '24 – 72 ساعة'],
  ['a full stop, at the left end', ['.', 'نعم', 'Leeds'], 'Leeds نعم .'],
])('a line from right to left is read from its right end: %s', (_, painted, read) => {
  expect(
    readingOrder(painted, 'rtl')
      .map((place) => painted[place])
      .join(' '),
  ).toBe(read);
});

test.each([
  ['words from right to left in it are turned', ['Say', 'لكم', 'شكرا', '.'], 'Say شكرا لكم .'],
  ['and a number between them is not', ['In', 'ساعة', '72', 'بعد', 'you'], 'In بعد 72 ساعة you'],
  ['all else stays', ['Take', '2', '–', '3'], 'Take 2 – 3'],
])('a line from left to right: %s', (_, painted, read) => {
  expect(
    readingOrder(painted, 'ltr')
      .map((place) => painted[place])
      .join(' '),
  ).toBe(read);
});
