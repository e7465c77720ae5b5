import { join, sep } from 'node:path';
import { realPlace } from '../machine/make-folder.js';
import { type Diagnostic, error } from '../model/diagnostic.js';

/** Returns an error when the output folder lies among what is built from, through a link too. */
export function insideContent(project: string, out: string): Diagnostic | undefined {
  const place = realPlace(out);
  const content = ['decks', 'templates'].find((name) => `${place}${sep}`.startsWith(`${realPlace(join(project, name))}${sep}`));
  if (!content) return undefined;
  return error({
    code: 'bad-output',
    message: `The output folder lies inside ${content}/, which holds what is built from.`,
    hint: 'Choose another --out.',
  });
}
