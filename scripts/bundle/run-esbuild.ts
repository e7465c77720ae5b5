import type { BuildOptions, BuildResult, TransformOptions } from 'esbuild';
import { EnvironmentError } from '../model/job.js';

type Esbuild = typeof import('esbuild');

/**
 * Bundles by esbuild, whose program npm installs beside it. Throws an EnvironmentError where that is not there, is one for another system,
 * may not be started or is ended from outside again and again, and else what esbuild says of the script.
 */
export const bundle = (options: BuildOptions & { readonly write: false }): Promise<BuildResult<{ write: false }>> =>
  withEsbuild(({ build }) => build(options));

/** Returns a text as esbuild writes it. Throws as `bundle` does. */
export const transformed = (text: string, options: TransformOptions): Promise<string> =>
  withEsbuild(async ({ transform }) => (await transform(text, options)).code);

async function withEsbuild<T>(use: (esbuild: Esbuild) => Promise<T>): Promise<T> {
  try {
    return await begunAgain(await import('esbuild'), use);
  } catch (cause) {
    throw isOfTheScript(cause) ? cause : bundlerTrouble(cause);
  }
}

const service = { ends: 0 };

/** One process of esbuild serves all. Where that was ended from outside, it is begun once more: esbuild by itself does not. */
async function begunAgain<T>(esbuild: Esbuild, use: (esbuild: Esbuild) => Promise<T>): Promise<T> {
  const { ends } = service;
  try {
    return await use(esbuild);
  } catch (cause) {
    if (!wasEnded(cause)) throw cause;
    // Of many that were waiting for it the first one clears away what is left of it.
    if (service.ends === ends) {
      service.ends++;
      await esbuild.stop();
    }
    return await use(esbuild);
  }
}

const wasEnded = (cause: unknown): boolean => cause instanceof Error && /service (?:was stopped|is no longer running)/.test(cause.message);

/** What esbuild finds wrong in a script comes as a list. */
const isOfTheScript = (cause: unknown): boolean => cause instanceof Error && 'errors' in cause;

function bundlerTrouble(cause: unknown): EnvironmentError {
  if (wasEnded(cause)) {
    return new EnvironmentError(
      'no-bundler',
      'The program that puts scripts into pages (esbuild) was ended from outside, twice.',
      'Run the command again: what is finished is not made again. Where it goes on, this computer may be short of memory: close other programs, or add --jobs 1.',
      { cause },
    );
  }
  const [said = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
  return new EnvironmentError(
    'no-bundler',
    `The program that puts scripts into pages (esbuild) does not run: ${said}`,
    'Install again on this computer, without "--omit=optional" and not from a copied node_modules folder: npm ci.',
    { cause },
  );
}
