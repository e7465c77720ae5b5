import { describe, expect, test } from 'vitest';
import { planJobs } from '../../scripts/formats/plan-jobs.js';
import type { Library } from '../../scripts/model/content.js';
import type { Format } from '../../scripts/model/formats.js';
import type { Job } from '../../scripts/model/job.js';
import { once } from '../../scripts/model/remember.js';
import { makeJob } from '../../scripts/stories/make-job.js';
import { templatesFolder } from '../../scripts/stories/open-project.js';
import { openPress } from '../../scripts/stories/press.js';
import { onePrinter } from '../support/one-printer.js';
import { readCodes } from '../support/read-codes.js';
import { BRAND, shippedLibrary } from '../support/shipped.js';

const LOCALES = ['en', 'es'];
const baseOf = (locale: string): string => `https://www.example.org/leaflets/${locale}/`;

/** The shipped explainer of a brand that is on the web. */
const online = once((): Library => {
  const library = shippedLibrary();
  const brand = library.brands[BRAND] as Library['brands'][string];
  const baseUrl = Object.fromEntries(LOCALES.map((locale) => [locale, baseOf(locale)]));
  return { ...library, brands: { ...library.brands, [BRAND]: { ...brand, baseUrl } } };
});

const press = once(() => openPress({ templates: templatesFolder() }));

/** What the codes of a printed piece say. */
async function codesOf(job: Job): Promise<string[]> {
  const made = await makeJob(online(), job, press());
  if (made.kind !== 'made') throw new Error(JSON.stringify('diagnostics' in made ? made.diagnostics : made.kind));
  const pdf = made.artifacts.find(({ path }) => path === job.path)?.bytes as Uint8Array;
  const printer = await onePrinter();
  return printer.withPage((page) => readCodes(page, pdf, job.page ?? { width: 0, height: 0 }, job.locales.length));
}

/** Each piece with a code to scan, on each paper, in each language. */
const PIECES: readonly (readonly [deck: string, format: Format])[] = [
  ...(['brochure', 'handout', 'bilingual'] as const).map((format) => ['take-home', format] as const),
  ['ride-home', 'sheet'],
  ['consult', 'slides'],
];

describe('a clinic on the web prints a code on', () => {
  test.each(PIECES)(
    '%s as %s: it leads to the booklet of its edition, in the language of what it stands in, from a blurred picture too',
    async (deck, format) => {
      const jobs = planJobs(online(), { decks: [deck], formats: [format] }).filter(({ media }) => media === 'pdf');
      expect(jobs.length).toBeGreaterThan(0);
      for (const job of jobs) {
        const version = online().project.version;
        expect(await codesOf(job), job.path).toEqual(job.locales.map((locale) => `${baseOf(locale)}take-home.booklet.html?v=${version}`));
      }
    },
  );
});
