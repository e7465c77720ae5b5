import { join } from 'node:path';
import type { Diagnostic } from '../model/diagnostic.js';
import { readKept, writeKept } from '../publish/kept-file.js';
import { type ContractKind, isKeptHere, namesKeptHere } from './contract-kind.js';

/** So many kinds, and names of kinds, are kept: those noted last. */
const MOST = 300;

/** What an earlier build of this user found to keep the contract, by the same rules and in the same browser. */
export interface KeptKinds {
  /** True for the name of a kind of which a file was found to keep it. */
  has(name: string): boolean;
  /** Keeps what this build has found too. */
  keep(): Promise<void>;
}

/** True for the name of a kind of which a file was found to keep the contract: by this process, or by what `known` knows of others. */
export const isKeptBy =
  (known: KeptKinds | undefined) =>
  (name: string): boolean =>
    isKeptHere(name) || known?.has(name) === true;

/** What a press knows of files that it has judged. */
interface Judging {
  readonly contracts: Map<ContractKind, Promise<readonly Diagnostic[]>>;
  contractRules(): Promise<string>;
}

interface Found {
  readonly kinds: readonly ContractKind[];
  readonly names: readonly string[];
}

/**
 * Tells a press which kinds of files earlier builds found to keep the contract, whatever the project: `folder` is of this user. What the
 * rules, the browser and the code of the tool were is a part of the key: after a change of these all is judged anew.
 */
export async function openKeptKinds(folder: string, press: Judging): Promise<KeptKinds> {
  const file = join(folder, 'contracts');
  const rules = await press.contractRules();
  const read = (): Found => (readKept(file, rules) as Found | undefined) ?? { kinds: [], names: [] };
  const before = read();
  for (const kind of before.kinds) press.contracts.set(kind, Promise.resolve([]));
  const known = new Set(before.names);
  return {
    has: (name) => known.has(name),
    async keep() {
      const kinds = (await cleanKinds(press)).filter((kind) => !before.kinds.includes(kind));
      const names = [...namesKeptHere()].filter((name) => !known.has(name));
      if (kinds.length === 0 && names.length === 0) return;
      // Another build may have added to it meanwhile.
      const now = read();
      await writeKept(file, rules, {
        kinds: [...new Map([...now.kinds, ...kinds].map((kind) => [JSON.stringify(kind), kind])).values()].slice(-MOST),
        names: [...new Set([...now.names, ...names])].slice(-MOST),
      });
    },
  };
}

/** Kinds of which nothing at all was found, on any file with the same look. */
async function cleanKinds({ contracts }: Pick<Judging, 'contracts'>): Promise<ContractKind[]> {
  const told = await Promise.all(
    [...contracts].map(async ([kind, found]) => ({ kind, isClean: (await found.catch(() => [1])).length === 0 })),
  );
  const broken = new Set(told.flatMap(({ kind, isClean }) => (isClean ? [] : [kind.look])));
  return told.flatMap(({ kind }) => (broken.has(kind.look) ? [] : [kind]));
}
