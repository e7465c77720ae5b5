import { embedded } from './embedded.js';
import { presenting } from './presenting.js';

/** What every engine is asked. */
export const SUITES = [presenting, embedded];
