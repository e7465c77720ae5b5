import type { Library } from '../model/content.js';
import { groupedBy } from '../model/grouped-by.js';
import type { Job } from '../model/job.js';
import { remember } from '../model/remember.js';
import type { Plan } from '../model/sink.js';
import type { VariantStamp } from '../publish/folder-state.js';
import { hashBytes } from '../publish/hash.js';
import { folderOf, type VariantFolder } from '../publish/store.js';
import type { BuildScope } from './build.js';
import type { Press } from './press.js';

/**
 * Returns what decides all that the folders of a plan hold: the content without other brands, the jobs, what their reviews are worth
 * today, the templates, the tool and the browser. Where it is the same nothing need be composed to know that no file is another one.
 */
export async function variantStamps(
  { library, jobs, stopped }: Plan,
  press: Press,
  request: BuildScope,
): Promise<Map<VariantFolder, VariantStamp>> {
  const [{ planJobs }, { readReviews }] = await Promise.all([import('../formats/plan-jobs.js'), import('../reviews/judge-reviews.js')]);
  const approvals = await press.decks.approvalsOf(library);
  const isStopped = new Set(stopped.map((one) => `${folderOf(one)}/${one.deck}`));
  const asked = groupedBy(jobs, folderOf);
  // What a build of some decks or formats makes is not all that a folder has.
  const brands = [...new Set(jobs.map(({ brand }) => brand))];
  const all = isNarrow(request) ? planJobs(library, { brands }).filter((job) => !isStopped.has(`${folderOf(job)}/${job.deck}`)) : jobs;
  const shared = hashOf([sharedBy(library), await press.templates(), await press.contractRules(), request.keepHtml ?? false]);
  const brandHash = remember((id) => hashOf(ownOf(library, id)));
  const worthOf = remember((named) => {
    const { deck, ...scope } = JSON.parse(named) as Required<Pick<Job, 'deck' | 'brand' | 'locale' | 'asOf'>>;
    return readReviews(approvals, deck, scope).state;
  });
  const decided = (job: Job): unknown => {
    const { deck, brand, asOf = jobs[0]?.asOf } = job;
    return [{ ...job, asOf: undefined }, job.locales.map((locale) => worthOf(JSON.stringify({ deck, brand, locale, asOf })))];
  };
  const folders = [...groupedBy(all, folderOf)].filter(([folder]) => asked.has(folder));
  return new Map(
    folders.map(([folder, own]) => {
      const sorted = [...own].sort((a, b) => (a.path < b.path ? -1 : 1));
      return [folder, { stamp: hashOf([shared, brandHash(own[0]?.brand ?? ''), sorted.map(decided)]), jobs: own.length }];
    }),
  );
}

const hashOf = (value: unknown): string => hashBytes(JSON.stringify(value));

const isNarrow = ({ decks = [], formats = [], papers = [] }: BuildScope): boolean => decks.length + formats.length + papers.length > 0;

const FOLDER = 'brands/';

/** The content without what is one brand's own. */
function sharedBy({ brands, found, project, modules, pictures, ...rest }: Library): unknown {
  const { brands: listed, ...common } = project;
  return [
    { ...rest, project: common },
    Object.entries(modules).filter(([, locales]) => Object.values(locales).every(({ owner }) => owner === undefined)),
    Object.entries(pictures).filter(([path]) => !path.startsWith(FOLDER)),
  ];
}

/** What is one brand's own: its file, its modules and its pictures. */
const ownOf = ({ brands, modules, pictures }: Library, id: string): unknown => [
  brands[id],
  Object.entries(modules).filter(([, locales]) => Object.values(locales).some(({ owner }) => owner === id)),
  Object.entries(pictures).filter(([path]) => path.startsWith(`${FOLDER}${id}/`)),
];
