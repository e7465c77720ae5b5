import type { Library } from '../model/content.js';
import { FORMATS, type Format, type FormatRow, fileName, formatRow, type Media, type Output } from '../model/formats.js';
import type { Checked, HandoutLink, Job } from '../model/job.js';
import { contentBox, type Paper, pageSize, SLIDE } from '../model/paper.js';
import { localesOf, papersOf } from '../model/variants.js';
import { otherLanguages } from '../render/other-languages.js';
import { marginsOf } from './margins-of.js';

/** What to narrow the jobs to. An absent or empty list asks for all; `papers` does not touch what has no paper. */
export interface Only {
  readonly decks?: readonly string[] | undefined;
  readonly brands?: readonly string[] | undefined;
  readonly locales?: readonly string[] | undefined;
  readonly formats?: readonly Format[] | undefined;
  readonly papers?: readonly Paper[] | undefined;
  /** The day on which reviews are judged, as 2026-11-23: it stands in each job. */
  readonly asOf?: string | undefined;
}

/** A job before it is known what else is made for the same brand and language. */
type Alone = Omit<Job, 'pictured' | 'posted' | 'beside' | 'others'>;

/**
 * Returns one job for each artifact to make, variant by variant, each deck's formats in the order of its definition. What a job has
 * to do with others is decided among all that the project makes for its brand and language, whatever of it is wanted now.
 */
export function planJobs(library: Library, only: Only = {}): Job[] {
  const isWanted = wantedOf(only);
  return keep([...new Set(library.project.brands)], only.brands).flatMap((brand) => {
    const locales = localesOf(library, brand);
    return keep(locales, only.locales).flatMap((locale) =>
      together(plannedFor(library, { brand, locale, first: locales[0] ?? locale, asOf: only.asOf }), locales).filter(isWanted),
    );
  });
}

const keep = <T>(all: readonly T[], wanted: readonly T[] | undefined): readonly T[] => all.filter(among(wanted));

function among<T>(wanted: readonly T[] | undefined): (one: T) => boolean {
  if (!wanted || wanted.length === 0) return () => true;
  const known = new Set(wanted);
  return (one) => known.has(one);
}

function wantedOf({ decks, formats, papers }: Only): (job: Job) => boolean {
  const [isDeck, isFormat, isPaper] = [among(decks), among(formats), among(papers)];
  return ({ deck, format, paper }) => isDeck(deck) && isFormat(format) && (paper === undefined || isPaper(paper));
}

interface For {
  readonly brand: string;
  readonly locale: string;
  /** The brand's first language: a piece of two has it beside its own. */
  readonly first: string;
  readonly asOf: string | undefined;
}

function plannedFor(library: Library, variant: For): Alone[] {
  const own = papersOf(library, variant.brand);
  return Object.entries(library.decks).flatMap(([deck, { formats }]) =>
    formats.filter(isMadeIn(variant)).flatMap((format) =>
      FORMATS[format].outputs.flatMap((output: Output) => {
        const papers = output.page === undefined || output.page === 'slide' ? [undefined] : own;
        return papers.map((paper) => alone({ ...variant, deck, format, paper }, output));
      }),
    ),
  );
}

/** A piece of two languages is made in each of the brand's languages but the first, which stands in it. */
const isMadeIn =
  ({ locale, first }: For) =>
  (format: Format): boolean =>
    !formatRow(format)?.inPairs || locale !== first;

interface Wish extends For {
  readonly deck: string;
  readonly format: Format;
  readonly paper: Paper | undefined;
}

function alone({ deck, brand, locale, first, format, paper, asOf }: Wish, output: Output): Alone {
  const { media, page, rules, namesPages = false } = output;
  const { part, folder, weight, graded, mostPages, ownPages, inPairs }: FormatRow = FORMATS[format];
  const size = page && pageSize(page, paper);
  return {
    ...{ deck, brand, locale, locales: inPairs ? [first, locale] : [locale], format, part, folder, media, namesPages, graded, weight },
    path: `${brand}/${locale}/${folder}/${fileName(deck, format, { media, paper })}`,
    box: size && page !== 'slide' ? contentBox(size, marginsOf(format, output, locale)) : SLIDE,
    ...(size && { page: size }),
    ...(paper && { paper }),
    ...(rules && { rules, checked: { found: CHECKED[media], text: rules.minText } }),
    ...(mostPages !== undefined && { mostPages }),
    ...(ownPages !== undefined && { ownPages }),
    ...(asOf !== undefined && { asOf }),
  };
}

const ON_PAGES: Checked['found'] = ['whole', 'sizes', 'colors', 'lines', 'still', 'alone'];
const CHECKED: Readonly<Record<Media, Checked['found']>> = { html: ON_PAGES, pdf: [...ON_PAGES, 'tags', 'letters'], md: [] };

/** All that is made for one brand in one language, each with what it has to do with the others, and with itself in the brand's `locales`. */
function together(jobs: readonly Alone[], locales: readonly string[]): Job[] {
  const pictured = new Set(firstOfEach(jobs.filter(({ media }) => media !== 'md').map((job) => [`${job.deck}/${job.format}`, job])));
  const pages = jobs.filter(({ folder, media }) => folder === 'share' && media === 'html');
  const slidesFirst = [...pages.filter(({ part }) => part === 'slides'), ...pages];
  const posted = new Set(firstOfEach(slidesFirst.map((job) => [job.deck, job])));
  const offered = new Map<string | undefined, HandoutLink[]>();
  for (const job of jobs) {
    const part = formatRow(job.format)?.offeredWith;
    if (!part || !job.paper) continue;
    const links = offered.get(part) ?? [];
    links.push({ paper: job.paper, href: `../${fileIn(job)}` });
    offered.set(part, links);
  }
  return jobs.map((job) => ({
    ...job,
    ...{ pictured: pictured.has(job), posted: posted.has(job) },
    beside: formatRow(job.format)?.linksOffered ? (offered.get(job.part) ?? []) : [],
    others: job.media === 'html' ? otherLanguages(locales, job.locale, fileIn(job)) : [],
  }));
}

/** From the folder of its brand and language: `share/take-home.booklet.html`. */
const fileIn = ({ brand, locale, path }: Alone): string => path.slice(`${brand}/${locale}/`.length);

function firstOfEach<T>(all: readonly (readonly [string, T])[]): T[] {
  const first = new Map<string, T>();
  for (const [key, one] of all) if (!first.has(key)) first.set(key, one);
  return [...first.values()];
}
