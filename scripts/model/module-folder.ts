import type { Module } from './content.js';

/** True when a module, in any locale, is a brand's own. */
export const isOwnModule = (locales: Readonly<Record<string, Module>> | undefined): boolean =>
  Object.values(locales ?? {}).some(({ owner }) => owner !== undefined);

/**
 * Returns where a module's files stand, from the explainer's folder: `modules/results`, and for a brand's own module, whose id
 * is `example-clinic.our-visit`, `brands/example-clinic/modules/our-visit`.
 */
export const moduleFolder = ({ id, owner }: { readonly id: string; readonly owner?: string | undefined }): string =>
  owner === undefined ? `modules/${id}` : `brands/${owner}/modules/${id.slice(owner.length + 1)}`;

/** Returns the id of a brand's own module from its name in the brand's file. */
export const ownModuleId = (brand: string, name: string): string => `${brand}.${name}`;
