import type { ReviewKind } from './content.js';

/** A module as the brands of one region have it. */
export interface ModuleIn {
  readonly module: string;
  readonly region: string;
}

/** What somebody approves. */
export interface Approving {
  readonly modules: readonly string[];
  readonly locale: string;
  /** The regions whose words were read: an approval holds in no other. */
  readonly regions: readonly string[];
  readonly kind?: ReviewKind;
}

/** Returns the command that writes an approval down; who, as what, when and until when are for the reader to fill in. */
export function approveCommand({ modules, locale, regions, kind = 'clinical' }: Approving): string {
  const where = regions.length > 0 ? ` --regions ${regions.join(',')}` : '';
  const what = kind === 'clinical' ? '' : ` --kind ${kind}`;
  return `teachback approve ${modules.join(' ')} --by "NAME" --role "ROLE" --on YYYY-MM-DD --due YYYY-MM-DD --locale ${locale}${where}${what}`;
}

/** Returns the commands for modules in a locale, each for the regions in which it is named and for no other: one where those are the same. */
export function approveCommands(named: readonly ModuleIn[], locale: string): string[] {
  const byRegions = new Map<string, { regions: string[]; modules: string[] }>();
  for (const module of new Set(named.map((one) => one.module))) {
    const regions = [...new Set(named.flatMap((one) => (one.module === module ? [one.region] : [])))].sort();
    const known = byRegions.get(regions.join(' '));
    byRegions.set(regions.join(' '), { regions, modules: [...(known?.modules ?? []), module] });
  }
  return [...byRegions.values()].map((one) => approveCommand({ ...one, locale }));
}
