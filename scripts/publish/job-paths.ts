import type { ArtifactEntry } from '../model/job.js';

/** Where the picture of the first page of the artifact at `path` stands: in a folder of its own, nothing beside what people open and copy. */
export const pictureAt = (path: string): string => `thumbs/${path}.png`;

/** Where the HTML that the PDF at `path` was printed from stands. */
export const keptHtmlAt = (path: string): string => `kept-html/${path}.html`;

/** True when these are the files of the job at `path`, its own first, made of `inputs`: none of another job's, and none of another folder. */
export function areOfJob(entries: readonly (ArtifactEntry & { readonly inputs: string })[], path: string, inputs: string): boolean {
  const [brand, locale] = path.split('/');
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const isBeside = ({ path: one, partOf }: ArtifactEntry): boolean =>
    partOf === path && one !== path && (one.startsWith(folder) || one === pictureAt(path) || one === keptHtmlAt(path));
  const [own, ...rest] = entries;
  return (
    own !== undefined &&
    own.path === path &&
    own.partOf === undefined &&
    own.inputs === inputs &&
    rest.every(isBeside) &&
    entries.every((one) => one.brand === brand && one.locale === locale)
  );
}
