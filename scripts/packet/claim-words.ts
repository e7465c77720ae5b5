import { fillValues } from '../languages/fill-values.js';
import type { Language } from '../languages/index.js';
import type { Library } from '../model/content.js';
import { entryIn } from '../model/entry-in.js';
import { oneLine, textWith } from '../model/tree.js';

/** Whose words a packet has. */
export interface PacketReader {
  readonly library: Library;
  readonly locale: string;
  readonly language: Pick<Language, 'sentencesIn' | 'dayInWords'>;
  /** Region whose numbers fill `{{emergency}}` and `{{crisis}}`. */
  readonly region: string;
}

/** The claim's own words as printed; none for a claim that is not there. */
export function wordsOfClaim(id: string, reader: PacketReader): string {
  const claim = entryIn(reader.library.claims, id);
  const says = textWith(claim?.words[reader.locale]?.says ?? [], (name) => `{{${name}}}`);
  return oneLine(fillValues(says, reader));
}
