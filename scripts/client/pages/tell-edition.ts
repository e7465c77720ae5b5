/**
 * Whoever scans a code on paper brings the version of that paper along (`?v=1.0.0`): where it is another one than the page's, the page
 * says which of the two is newer.
 */
export function tellEdition(search: string = location.search): void {
  const paper = new URLSearchParams(search).get('v') ?? '';
  if (paper === '') return;
  for (const line of document.querySelectorAll<HTMLElement>('[data-newer-than], [data-older-than]')) {
    const { newerThan, olderThan } = line.dataset;
    const order = compareVersions(newerThan ?? olderThan ?? '', paper);
    if (newerThan === undefined ? order < 0 : order > 0) line.hidden = false;
  }
}

/** Above 0 where the page's version is newer than that of the paper: so it is, too, where the two are written in other ways than as numbers. */
function compareVersions(page: string, paper: string): number {
  if (page === paper) return 0;
  const numbered = /^\d+(?:\.\d+)*$/;
  if (!numbered.test(page) || !numbered.test(paper)) return 1;
  const [one, other] = [page, paper].map((version) => version.split('.').map(Number)) as [number[], number[]];
  const places = Array.from({ length: Math.max(one.length, other.length) }, (_, index) => (one[index] ?? 0) - (other[index] ?? 0));
  return places.find((difference) => difference !== 0) ?? 0;
}
