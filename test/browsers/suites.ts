import { coloring } from './coloring.js';
import { embedded } from './embedded.js';
import { plain } from './plain.js';
import { presenting } from './presenting.js';
import { printing } from './printing.js';

/** What every engine is asked. */
export const SUITES = [presenting, plain, printing, coloring, embedded];
