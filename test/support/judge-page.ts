import { openBundler } from '../../scripts/bundle/inline-html.js';
import type { Finding } from '../../scripts/measure/findings.js';
import { type LoadedPage, measurePage } from '../../scripts/measure/measure-page.js';
import type { MeasureRules } from '../../scripts/model/formats.js';

/** The script that judges a loaded page. */
export const measuringScript: Promise<string> = openBundler().measuringScript();

/** What a reader would see go wrong on a loaded page. */
export const judgePage = async (page: LoadedPage, rules: MeasureRules): Promise<Finding[]> =>
  measurePage(page, await measuringScript, rules);
