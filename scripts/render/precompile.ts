import Handlebars from 'handlebars';
import type { Templates } from './templates.js';

/**
 * Returns the templates (.hbs) among `templates` as the source of a module whose default is a map from each path to what the Handlebars
 * runtime makes a template of: a page under a strict policy compiles none.
 */
export function precompiledModule(templates: Templates): string {
  const rows = Object.entries(templates).flatMap(([path, text]) =>
    path.endsWith('.hbs') ? [`${JSON.stringify(path)}:${String(Handlebars.precompile(text, { strict: true }))}`] : [],
  );
  return `export default {${rows.join(',\n')}};`;
}

/**
 * What stands for the library `handlebars` in such a page: its runtime, for which the text of a template is its path. So all that renders
 * pieces is the same there as in a build.
 */
export const RUNTIME_MODULE = `
import Runtime from 'handlebars/runtime';
import specs from 'precompiled-templates';
const create = () => {
  const made = Runtime.create();
  made.compile = (path) => made.template(specs[path]);
  return made;
};
export default { create };
`;
