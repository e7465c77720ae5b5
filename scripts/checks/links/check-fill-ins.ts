import { type At, type Diagnostic, fieldAt, warning } from '../../model/diagnostic.js';
import { plainText } from '../../model/tree.js';
import type { Facts } from '../facts.js';
import { fillerIn } from './fillers.js';

/** What stands in a skeleton where an author's own words belong (templates/new/). */
const MARK = 'TO FILL IN';

/** No words of a skeleton are left, and no filler in brand or content: each place is named once. */
export function checkFillIns(facts: Facts): Diagnostic[] {
  const { library, texts } = facts;
  const words = texts.map(({ at, inlines }) => ({ at, text: plainText(inlines) }));
  const fillers = texts.flatMap(({ at, inlines, locale }) => {
    const filler = fillerIn(plainText(inlines), facts.readers.get(locale)?.wording.fillers ?? []);
    return filler === undefined ? [] : [{ at, filler }];
  });
  const bases = Object.values(library.claims).flatMap((claim) =>
    claim.evidence.map(({ basis }) => ({ at: fieldAt(claim, 'evidence'), text: basis })),
  );
  const sources = Object.values(library.claims).flatMap(({ words }) =>
    Object.values(words).flatMap(({ short, at }) => (at ? [{ at, text: short }] : [])),
  );
  const found = [...words, ...bases, ...sources].filter(({ text }) => text.includes(MARK));
  const places = new Map(found.map(({ at, text }) => [placeOf(at), { at, text }]));
  const left = new Map(fillers.map((one) => [`${placeOf(one.at)} ${one.filler}`, one]));
  return [
    ...[...places.values()].map(({ at, text }) => toFillIn(at, `Words of the skeleton are left: "${text}".`)),
    ...[...left.values()].map(({ at, filler }) => toFillIn(at, `A filler is left where words of your own belong: "${filler}".`)),
  ];
}

const toFillIn = (at: At, message: string): Diagnostic =>
  warning({ code: 'to-fill-in', message, at, hint: 'Write your own in their place.' });

const placeOf = ({ file, line, column }: At): string => `${file}:${line}:${column}`;
