import type { Verdict } from '../model/content.js';

/** All verdicts, the surest first, as each piece explains them once. */
export const VERDICTS: readonly Verdict[] = ['supported', 'mixed', 'limited', 'unproven', 'view'];
