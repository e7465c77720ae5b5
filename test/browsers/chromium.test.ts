import { studio } from './studio.js';
import { SUITES } from './suites.js';
import { withEngine } from './with-engine.js';

await withEngine('Chromium', [...SUITES, studio]);
