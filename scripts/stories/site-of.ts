import type { Library } from '../model/content.js';
import type { SharedWish } from './keep-contract.js';
import type { KeptSite } from './keep-site.js';
import { toolVersion } from './open-project.js';
import type { Press } from './press.js';

/** Returns what writes the pages over all artifacts, held to the contract: they are inlined with what the press has kept of these. */
export async function openSiteOf(library: Library, press: Press, wish: SharedWish): Promise<KeptSite> {
  const [{ openSite }, { bundleScript }, { keepSite }] = await Promise.all([
    import('../site/open-site.js'),
    import('../bundle/bundle-script.js'),
    import('./keep-site.js'),
  ]);
  const site = openSite({
    library,
    templates: await press.templates(),
    version: toolVersion(),
    inline: press.bundler.inline,
    scriptOf: async (name, facts) => (await bundleScript(name, facts)).code,
  });
  return keepSite(site, press, wish);
}
