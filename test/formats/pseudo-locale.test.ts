import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readLibrary } from '../../scripts/content/read-library.js';
import { readPdf } from '../../scripts/pdf/read-pdf.js';
import { type BuildResult, build } from '../../scripts/stories/build.js';
import { AS_OF, CACHE } from '../support/places.js';
import { PSEUDO, pseudo, pseudoLibrary } from '../support/pseudo-library.js';

const ROOT = new URL('../..', import.meta.url).pathname;
let result: BuildResult;
/** Every writer and every set of fixed words; handout, large print and slides to print are made by the writers of booklet and notes. */
const FORMATS = ['reveal', 'marp', 'marp.md', 'notes', 'brochure', 'booklet', 'sheet'] as const;

beforeAll(async () => {
  const { library } = readLibrary(join(ROOT, 'test', 'fixtures', 'cast-care'), join(ROOT, 'templates'));
  if (!library) throw new Error('The fixture cannot be read.');
  result = await build({ project: pseudoLibrary(library), formats: FORMATS, papers: ['letter'], asOf: AS_OF, cache: CACHE });
}, 300_000);

/** Words that are the same in every language: addresses, formatted sources, names of formats and licences, dates by Intl. */
const SAME =
  /https?:\S+|\S+\.(org|gov|com|uk|edu)\S*|CC BY 4\.0|example-clinic|Marp|PDF|HTML|KB|(January|February|March|April|May|June|July|August|September|October|November|December)/g;

describe('a pseudo-locale, every word accented and 35 percent longer', () => {
  it('lengthens as it says', () => {
    expect(pseudo('Caring for it')).toBe('Cáríngéé fóré ít');
  });

  it('builds by every writer, and everything still fits', () => {
    expect(result.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(result.outcomes.flatMap((one) => (one.kind === 'failed' ? one.diagnostics : []))).toEqual([]);
    expect(new Set(result.outcomes.map((one) => one.job.replace(/^.*?\.(?=[a-z])/, ''))).size).toBeGreaterThanOrEqual(9);
  });

  it('leaves no English in any artifact', async () => {
    const references = await referenceWords();
    for (const outcome of result.outcomes) {
      if (outcome.kind !== 'made') continue;
      for (const { path, bytes, entry } of outcome.artifacts) {
        if (entry.media === 'png') continue;
        const text =
          entry.media === 'pdf'
            ? (await readPdf(bytes)).pages.map((page) => page.text).join(' ')
            : words(new TextDecoder().decode(bytes), entry.media);
        if (entry.media !== 'svg') expect([path, text]).toEqual([path, expect.stringMatching(/\p{L}+éé/u)]);
        const plain = (text.replace(SAME, ' ').match(/\b[a-zA-Z]{4,}\b/g) ?? []).filter(
          (word) => /[aeiou]/i.test(word) && !references.has(word.toLowerCase()),
        );
        expect([path, [...new Set(plain)]]).toEqual([path, []]);
        if (entry.media === 'html') expect(new TextDecoder().decode(bytes)).toContain(`<html lang="${PSEUDO}"`);
      }
    }
  });
});

/** The words of the sources as they are formatted: titles are printed in the language they were written in. */
async function referenceWords(): Promise<Set<string>> {
  const { library } = readLibrary(join(ROOT, 'test', 'fixtures', 'cast-care'), join(ROOT, 'templates'));
  const texts = Object.values(library?.references ?? {}).map((reference) => JSON.stringify(reference.csl));
  return new Set(
    texts
      .join(' ')
      .toLowerCase()
      .match(/[a-z]+/g) ?? [],
  );
}

/** What a reader of the file sees or hears: text, text alternatives, titles; not styles, scripts and notices. */
function words(source: string, media: string): string {
  if (media === 'md')
    return source.replace(/^---[\s\S]*?\n---/, ' ').replace(/<!--\s*(_?class|paginate|_?header|_?footer)[^>]*-->|!\[|\]\([^)]*\)/g, ' ');
  if (media === 'svg') return [...source.matchAll(/<(?:text|tspan|title)[^>]*>([^<]*)</g)].map(([, text]) => text).join(' ');
  const seen = source.replace(/<style[\s\S]*?<\/style>|<script[\s\S]*?<\/script>|<!--[\s\S]*?-->/g, ' ');
  const spoken = [...seen.matchAll(/(?:aria-label|alt|title|placeholder)="([^"]*)"/g)].map(([, text]) => text);
  return [seen.replace(/<[^>]+>/g, ' '), ...spoken].join(' ').replace(/&\w+;/g, ' ');
}
