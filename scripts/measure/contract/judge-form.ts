import { judgeLiveRegions } from './announce.js';
import type { Breach } from './breach.js';
import { judgeControls } from './controls.js';
import { judgeLinksInWords } from './links.js';
import { judgeSetting } from './setting.js';
import { judgeStructure, type PageWish } from './structure.js';

/** What of a page is wrong in every state. Runs inside the page. */
export const judgeForm = (wish: PageWish): Breach[] => [
  ...judgeStructure(wish),
  ...judgeControls(),
  ...judgeSetting(),
  ...(wish.isPage ? [...judgeLiveRegions({ isAtWork: false }), ...judgeLinksInWords()] : []),
];
