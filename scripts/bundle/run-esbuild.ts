import type { BuildOptions, BuildResult } from 'esbuild';
import { EnvironmentError } from '../model/job.js';

type Bundled = BuildResult<{ write: false }>;

/**
 * Bundles by esbuild, whose program npm installs beside it. Throws an EnvironmentError where that is not there, is one for another system
 * or may not be started, and else what esbuild says of the script.
 */
export async function bundle(options: BuildOptions & { readonly write: false }): Promise<Bundled> {
  try {
    const { build } = await import('esbuild');
    return await build(options);
  } catch (cause) {
    throw isOfTheScript(cause) ? cause : bundlerTrouble(cause);
  }
}

/** What esbuild finds wrong in a script comes as a list. */
const isOfTheScript = (cause: unknown): boolean => cause instanceof Error && 'errors' in cause;

function bundlerTrouble(cause: unknown): EnvironmentError {
  const [said = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
  return new EnvironmentError(
    'no-bundler',
    `The program that puts scripts into pages (esbuild) does not run: ${said}`,
    'Install again on this computer, without "--omit=optional" and not from a copied node_modules folder: npm ci.',
    { cause },
  );
}
