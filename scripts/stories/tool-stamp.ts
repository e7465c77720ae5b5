import { join } from 'node:path';
import { packageRoot } from '../bundle/package-root.js';
import { once } from '../model/remember.js';
import { inputStamp } from '../publish/input-stamp.js';

/**
 * The tool's own code, as it is installed and as it is worked on, and what npm notes of the packages that it uses: files and folders, some
 * of which may be missing.
 */
const toolCode = (): string[] =>
  ['package.json', 'dist/lib', 'scripts', 'node_modules/.package-lock.json', '../.package-lock.json'].map((name) =>
    join(packageRoot(), name),
  );

/** Tells the code that runs from any other, as inputStamp does: read once, since a process goes on with what it has loaded. */
export const toolStamp = once(() => inputStamp({ files: toolCode() }));
