import { type Diagnostic, warning } from '../../model/diagnostic.js';
import { lineAt } from '../../model/line-at.js';
import { shortened } from '../../model/shortened.js';
import type { FilePair } from './read-pair.js';
import { readPairs, sourcesOf } from './read-pairs.js';
import { changedSource, lineOfWords, type Sources } from './sources.js';

/** Letters of a text in a message. */
const SHOWN = 240;

/** Tells of each text of a file whose words in the first language have changed since it was translated from them. */
export function staleIn(
  pair: FilePair,
  sources: Sources,
  { first, locale }: { readonly first: string; readonly locale: string },
): Diagnostic[] {
  return pair.units.flatMap((unit) => {
    const was = changedSource(sources, pair.file.to, unit, pair.units);
    if (was === undefined || !unit.to) return [];
    const now = lineOfWords(unit.source, unit.syntax);
    return [
      warning({
        code: 'stale',
        message: `This was translated from "${shortened(was, SHOWN)}", which reads "${shortened(now, SHOWN)}" in "${first}" now.`,
        at: { file: pair.file.to, ...lineAt(pair.target ?? '', unit.to.start) },
        hint: `Translate it anew, or mark it as translated if it still holds: teachback translate export --to ${locale} --open.${approveHint(pair, locale)}`,
        concerns: { locale },
      }),
    ];
  });
}

/** A module's own words can be approved as they stand. */
const approveHint = ({ file }: FilePair, locale: string): string =>
  file.kind === 'module' ? ` Or have the translation approved as it stands: teachback approve --kind translation --locale ${locale}.` : '';

/** As staleIn, of all words of a project, in each locale of which it is kept from what it was translated. */
export function staleWords(root: string, templates: string, [first = '', ...others]: readonly string[]): Diagnostic[] {
  return others.flatMap((locale) => {
    const wish = { root, templates, first, locale };
    const sources = sourcesOf(wish);
    const pairs = sources.size === 0 ? [] : readPairs(wish, (path) => sources.has(path));
    return pairs.flatMap((pair) => staleIn(pair, sources, wish));
  });
}
