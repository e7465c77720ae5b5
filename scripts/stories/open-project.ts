import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../bundle/package-root.js';

/** The tool's own templates. */
export const templatesFolder = (): string => `${packageRoot()}/templates`;

/** The templates of a project: its own where it has some, else the tool's. */
export const templatesOf = (project: string): string =>
  existsSync(join(project, 'templates', 'tokens.css')) ? join(project, 'templates') : templatesFolder();
