import type { Breach } from './breach.js';
import { judgeControls } from './controls.js';
import { judgeStructure, type PageWish } from './structure.js';

/** What of a page is wrong in every state. Runs inside the page. */
export const judgeForm = (wish: PageWish): Breach[] => [...judgeStructure(wish), ...judgeControls()];
