import { setFlagsFromString } from 'node:v8';

/** Versions of Node whose engine is known to have the flag: another one would print that it does not. */
const KNOWN = { from: 20, to: 24 };

/**
 * Sets Node up for commands that end soon. Its engine makes a function fast at a cost that pays only after seconds of work: it shall wait
 * until a function has worked some ten times as long as it is used to.
 */
export function tuneEngine(): void {
  const major = Number.parseInt(process.versions.node, 10);
  if (major >= KNOWN.from && major <= KNOWN.to) setFlagsFromString('--interrupt-budget=1000000');
}
