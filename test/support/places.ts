import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, which holds the shipped explainer, and the tool's own templates. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const TEMPLATES = join(ROOT, 'templates');
/** The small complete explainer on another subject. */
export const FIXTURE = join(ROOT, 'test/fixtures/cast-care');
/** The day on which all tests judge reviews. */
export const AS_OF = '2026-11-23';
