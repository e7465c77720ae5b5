import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PICTURES, pictureSource, readPictures } from '../../scripts/maintain/picture-sources.js';
import { shippedLibrary } from '../support/shipped.js';

const root = join(import.meta.dirname, '../..');
const pictures = readPictures(root);

describe("the README's pictures", () => {
  test.each(pictures)('$file shows what a build makes today (else run "npm run pictures")', async (picture) => {
    expect(picture.source).toBe(await pictureSource(picture, shippedLibrary(), join(root, 'templates')));
  });

  test('are PNG files of at most 60 KB, each in the README with words for those who do not see it', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const files = readdirSync(join(root, PICTURES)).filter((name) => name !== 'pictures.json');
    expect(files.sort()).toEqual(pictures.map(({ file }) => file).sort());
    for (const { file, width } of pictures) {
      const path = join(root, PICTURES, file);
      expect(statSync(path).size).toBeLessThanOrEqual(60 * 1024);
      expect(readFileSync(path).readUInt32BE(16)).toBe(width);
      expect(readme).toMatch(new RegExp(`<img src="${PICTURES}/${file}"[^>]* alt="[^"]{40,}">`));
    }
  });
});
