import { SUITES } from './suites.js';
import { withEngine } from './with-engine.js';

await withEngine('Chromium 109', SUITES);
