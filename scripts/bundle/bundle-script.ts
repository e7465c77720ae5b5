import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Plugin } from 'esbuild';
import { packageRoot } from './package-root.js';
import { bundle } from './run-esbuild.js';
import { trimStyles } from './trim-styles.js';

/**
 * The oldest browsers that files are written for: Chromium 109 and WebKit of Safari 16.0 are among those that `npm run test:browsers` runs
 * in. What stands inside patterns no bundler lowers: test/bundle/old-engines.test.ts reads them.
 */
export const TARGETS = ['chrome109', 'firefox115', 'safari16.0'];

export interface Script {
  readonly code: string;
  /** Styles that the script's libraries bring; they stand before the document's own. */
  readonly css: string;
}

/**
 * Returns a script that runs inside a page, by its place in scripts/ without ending ("client/embed/embed"), with all that it
 * imports, as one minified text. `facts` are values that it names without declaring them, `modules` the sources of what it imports by a
 * name that is no file's. Throws an EnvironmentError where esbuild does not run.
 */
export async function bundleScript(
  name: string,
  facts: Readonly<Record<string, unknown>> = {},
  modules: Readonly<Record<string, string>> = {},
): Promise<Script> {
  const result = await bundle({
    entryPoints: [placeOf(name)],
    bundle: true,
    write: false,
    outdir: 'out',
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: TARGETS,
    define: Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, JSON.stringify(value)])),
    legalComments: 'inline',
    logLevel: 'silent',
    tsconfigRaw: {},
    plugins: [trimmedReveal, givenModules(modules)],
  });
  const text = (ending: string): string => result.outputFiles.find(({ path }) => path.endsWith(ending))?.text.trim() ?? '';
  return { code: text('.js'), css: text('.css') };
}

/** Where a script is: its source, or in the installed package, which has no sources, what was compiled of it and its own imports. */
function placeOf(name: string): string {
  const source = join(packageRoot(), 'scripts', `${name}.ts`);
  return existsSync(source) ? source : join(packageRoot(), 'dist', 'lib', `page-${basename(name)}.js`);
}

const trimmedReveal: Plugin = {
  name: 'trimmed-reveal',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]reveal\.css$/ }, async ({ path }) => ({ contents: trimStyles(await readFile(path, 'utf8')), loader: 'css' }));
  },
};

const GIVEN = 'given';

/** Modules that are handed in as their sources, by the name that they are imported by. */
const givenModules = (modules: Readonly<Record<string, string>>): Plugin => ({
  name: 'given-modules',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^[@\w-]/ }, ({ path }) => (Object.hasOwn(modules, path) ? { path, namespace: GIVEN } : undefined));
    onLoad({ filter: /.*/, namespace: GIVEN }, ({ path }) => ({ contents: modules[path] ?? '', loader: 'js', resolveDir: packageRoot() }));
  },
});
