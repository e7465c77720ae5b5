import type { Recall } from '../checks/run-checks.js';
import type { Keeper } from '../content/read-text.js';
import { rememberOf } from '../model/remember.js';
import { hashBytes } from '../publish/hash.js';

/** What was found in plain data, told by the data itself: in the same the same is found. */
export interface Memory {
  readonly recall: Recall;
  /** As recall, for what is looked for only after something was loaded. */
  recallLater<T>(of: readonly unknown[], find: () => Promise<T>): Promise<T>;
}

/** Returns the memory that `kept` holds; one that forgets at once where there is none. */
export function openMemory(kept: Keeper | undefined): Memory {
  if (!kept) return { recall: (_, find) => find(), recallLater: (_, find) => find() };
  const hashOf = rememberOf((one: object) => hashBytes(JSON.stringify(one)));
  const keyOf = (of: readonly unknown[]): string =>
    `found in ${hashBytes(of.map((one) => (typeof one === 'object' && one !== null ? hashOf(one) : JSON.stringify(one))).join('\n'))}`;
  const keep = <T>(key: string, made: T): T => {
    kept.set(key, { held: '', made, diagnostics: [] });
    return made;
  };
  return {
    recall<T>(of: readonly unknown[], find: () => T): T {
      const key = keyOf(of);
      const known = kept.get(key);
      return known ? (known.made as T) : keep(key, find());
    },
    async recallLater<T>(of: readonly unknown[], find: () => Promise<T>): Promise<T> {
      const key = keyOf(of);
      const known = kept.get(key);
      return known ? (known.made as T) : keep(key, await find());
    },
  };
}
