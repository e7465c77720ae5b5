import { type At, type Diagnostic, fieldAt, warning } from '../../model/diagnostic.js';
import { plainText } from '../../model/tree.js';
import type { Facts } from '../facts.js';

/** What stands in a skeleton where an author's own words belong (templates/new/). */
const MARK = 'TO FILL IN';

/** No words of a skeleton are left: each place is named once. */
export function checkFillIns({ library, texts }: Facts): Diagnostic[] {
  const words = texts.map(({ at, inlines }) => ({ at, text: plainText(inlines) }));
  const bases = Object.values(library.claims).flatMap((claim) =>
    claim.evidence.map(({ basis }) => ({ at: fieldAt(claim, 'evidence'), text: basis })),
  );
  const sources = Object.values(library.claims).flatMap(({ words }) =>
    Object.values(words).flatMap(({ short, at }) => (at ? [{ at, text: short }] : [])),
  );
  const found = [...words, ...bases, ...sources].filter(({ text }) => text.includes(MARK));
  const places = new Map(found.map(({ at, text }) => [placeOf(at), { at, text }]));
  return [...places.values()].map(({ at, text }) =>
    warning({ code: 'to-fill-in', message: `Words of the skeleton are left: "${text}".`, at, hint: 'Write your own in their place.' }),
  );
}

const placeOf = ({ file, line, column }: At): string => `${file}:${line}:${column}`;
