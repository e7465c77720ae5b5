import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from '../../scripts/machine/cache-folder.js';

/** The project's folder, which holds the shipped explainer, and the tool's own templates. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const TEMPLATES = join(ROOT, 'templates');
/** The small complete explainer on another subject. */
export const FIXTURE = join(ROOT, 'test/fixtures/cast-care');
/** The day on which all tests judge reviews. */
export const AS_OF = '2026-11-23';

/** Where what builds find once is kept for this user, as the command keeps it: a kind of page is held to the contract once for all tests. */
export const CACHE = cacheFolder(process.env);
