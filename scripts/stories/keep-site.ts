import { type Diagnostic, hasErrors } from '../model/diagnostic.js';
import { BEYOND } from '../model/formats.js';
import type { Artifact } from '../model/job.js';
import { SLIDE } from '../model/paper.js';
import type { Site } from '../site/open-site.js';
import { isJudgedPage, kindOf, markupOf, nameOfKind, noteKept } from './contract-kind.js';
import { beginSharedContract, type JobPage, keepOwnContract, type SharedWish } from './keep-contract.js';
import { loadAndMeasure } from './load-and-measure.js';
import type { Press } from './press.js';

/** A site whose pages are held to the contract as they are written. */
export interface KeptSite extends Site {
  /** What was found on them. */
  told(): readonly Diagnostic[];
}

/**
 * Returns the site whose pages (galleries, the page over the brands, statements) are measured and held to the contract like files that are
 * shared: those of a kind once, unless `each`. A page that breaks it is written all the same, and told.
 */
export function keepSite(site: Site, press: Press, wish: SharedWish): KeptSite {
  const judged = new Map<string, Promise<readonly Diagnostic[]>>();
  const keep = async (page: Artifact): Promise<Artifact> => {
    if (!isJudgedPage(page.entry)) return page;
    const file = fileOf(page);
    const name = nameOfKind(kindOf(file.html, file.job, markupOf(await press.templates())), await press.contractRules());
    const kept = { ...page, entry: { ...page.entry, kept: name } };
    if (!wish.each && wish.isKept?.(name)) return kept;
    const key = wish.each ? page.path : name;
    const told = judged.get(key) ?? judgePage(press, file, wish);
    judged.set(key, told);
    if ((await told).length > 0) return page;
    noteKept(name);
    return kept;
  };
  const found = new Map<string, Diagnostic>();
  const keepAll = (pages: readonly Artifact[]): Promise<Artifact[]> => Promise.all(pages.map(keep));
  return {
    folderPages: async (...given) => keepAll(await site.folderPages(...given)),
    brandPage: async (...given) => keep(await site.brandPage(...given)),
    rootPage: async (...given) => keep(await site.rootPage(...given)),
    withoutAddress: site.withoutAddress,
    told: () => [...found.values()],
  };
  async function judgePage(press: Press, file: JobPage, wish: SharedWish): Promise<readonly Diagnostic[]> {
    const told = await judge(press, file, wish);
    // A style is on several of these pages, and told once.
    for (const one of told) found.set([one.code, one.at ? `${one.at.file}:${one.at.line}` : one.message].join(' '), one);
    return told;
  }
}

async function judge(press: Press, file: JobPage, wish: SharedWish): Promise<readonly Diagnostic[]> {
  const [browser, script] = await Promise.all([press.printer(), press.bundler.measuringScript()]);
  const { own, keeping } = await browser.withUsedPage(async (page, renew) => {
    const measured = await loadAndMeasure(page, { script, templates: press.templates }, file);
    const own = hasErrors(measured) ? measured : [...measured, ...(await keepOwnContract(page, press, { ...file, renew }))];
    return hasErrors(own) ? { own } : { own, keeping: await beginSharedContract(press, file, wish, (use) => use(page, renew)) };
  }, wish.signal);
  return [...own, ...((await keeping?.())?.diagnostics ?? [])];
}

/** No author's line is to blame for such a page: it has no words of a deck. */
function fileOf({ path, bytes, entry }: Artifact): JobPage {
  const nothing = { title: '', text: '' };
  return {
    html: new TextDecoder().decode(bytes),
    deck: { places: {}, region: { emergency: nothing, crisis: nothing }, status: nothing } as unknown as JobPage['deck'],
    job: { path, media: 'html', box: SLIDE, rules: BEYOND, brand: entry.brand ?? '', format: 'index' },
  };
}
