import type { Library } from '../model/content.js';
import type { Format, Paper } from '../model/definitions.js';
import type { Folder, Job } from '../model/job.js';

/** What to narrow the jobs to. An absent or empty list asks for all; `papers` does not touch what has no paper. */
export interface Only {
  readonly decks?: readonly string[] | undefined;
  readonly brands?: readonly string[] | undefined;
  readonly locales?: readonly string[] | undefined;
  readonly formats?: readonly Format[] | undefined;
  readonly papers?: readonly Paper[] | undefined;
}

interface Shape {
  readonly folder: Folder;
  readonly media: Job['media'];
  readonly paper?: Paper;
}

/** Returns one job for each artifact to make, variant by variant, each deck's formats in the order of its definition. */
export function planJobs(library: Library, only: Only = {}): Job[] {
  const { project, decks } = library;
  const papers = keep(project.papers, only.papers);
  return keep(project.brands, only.brands).flatMap((brand) =>
    keep(project.locales, only.locales).flatMap((locale) =>
      keep(Object.keys(decks), only.decks).flatMap((deck) =>
        keep(decks[deck]?.formats ?? [], only.formats).flatMap((format) =>
          shapesOf(format, papers).map((shape) => ({
            ...{ deck, brand, locale, format },
            ...shape,
            path: pathOf({ deck, brand, locale, format }, shape),
          })),
        ),
      ),
    ),
  );
}

const keep = <T>(all: readonly T[], wanted: readonly T[] | undefined): readonly T[] =>
  wanted && wanted.length > 0 ? all.filter((one) => wanted.includes(one)) : all;

function shapesOf(format: Format, papers: readonly Paper[]): Shape[] {
  const printed = (folder: Folder): Shape[] => papers.map((paper) => ({ folder, media: 'pdf', paper }));
  switch (format) {
    case 'reveal':
      return [{ folder: 'staff', media: 'html' }];
    case 'marp':
      return [{ folder: 'share', media: 'html' }];
    case 'marp.md':
      return [{ folder: 'staff', media: 'md' }];
    case 'slides':
      return [{ folder: 'share', media: 'pdf' }];
    case 'notes':
      return printed('staff');
    case 'booklet':
      return [...printed('share'), { folder: 'share', media: 'html' }];
    default:
      return printed('share');
  }
}

function pathOf(
  { deck, brand, locale, format }: Pick<Job, 'deck' | 'brand' | 'locale' | 'format'>,
  { folder, media, paper }: Shape,
): string {
  const name = format === 'marp.md' ? 'marp' : format;
  return `${brand}/${locale}/${folder}/${[deck, name, ...(paper ? [paper] : []), media].join('.')}`;
}
