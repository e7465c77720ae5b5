import { type Diagnostic, warning } from '../../model/diagnostic.js';
import { isOfEffect } from '../../model/findings.js';
import type { ReadPiece } from '../../model/read-deck.js';
import type { DeckFacts } from '../deck-facts.js';
import type { WordingReader } from '../facts.js';

/** Half of a sentence's words, or so many that are so large a part of those of either: it is taken to be said (own thresholds). */
const SAID = { words: 2, ofOwn: 1 / 3, half: 1 / 2, ofPart: 2 / 3 };

/**
 * What limits a finding is said in each piece that cites it: a sentence of its words after the first that limits or denies has one
 * like it somewhere in the piece, in a caveat or a drawing's label too; where it only limits ("in small studies"), another word that
 * limits may stand beside the finding. What a sentence itself has lost is told where a paraphrase is held against its claim.
 */
export function checkLimits({ facts, deck, pieces, placeOf }: DeckFacts): Diagnostic[] {
  const reader = facts.readers.get(deck.language);
  if (!reader) return [];
  return pieces.flatMap((piece) =>
    [...citedIn(piece)].flatMap(([id, { key, beside }]) => {
      const side = reader.side(id);
      // What a risk, a choice or an order adds in a further sentence limits nothing.
      if (!side || !isOfEffect(side.claim)) return [];
      const [finding = '', ...more] = side.sentences;
      const lost = more.find((own) => isLimit(own, reader) && !isSaid({ own, finding }, { piece, beside }, reader));
      if (lost === undefined) return [];
      const message = `"${deck.id}" cites claim "${id}" in the ${piece.name} and nowhere says there what limits it: "${lost}"`;
      return [warning({ code: 'limit-unsaid', message, at: placeOf(key), hint: 'Say it once, beside what it limits.' })];
    }),
  );
}

/** Where a piece cites a claim: the first of the runs, and all that stands in the same sections. */
interface Cited {
  readonly key: string;
  readonly beside: readonly string[];
}

function citedIn({ sections }: ReadPiece): ReadonlyMap<string, Cited> {
  const cited = new Map<string, Cited>();
  for (const { runs } of sections) {
    const texts = runs.map(({ text }) => text);
    for (const { key, claims } of runs) {
      for (const id of claims) {
        const known = cited.get(id);
        cited.set(id, { key: known?.key ?? key, beside: [...(known?.beside ?? []), ...texts] });
      }
    }
  }
  return cited;
}

const isLimit = (own: string, { features }: WordingReader): boolean =>
  !features.isOrder(own) && (features.saysNo(own) || features.limits(own).length > 0);

function isSaid(
  { own, finding }: { readonly own: string; readonly finding: string },
  where: { readonly piece: ReadPiece; readonly beside: readonly string[] },
  reader: WordingReader,
): boolean {
  const { features, statements } = reader;
  if (!features.saysNo(own) && where.beside.some((text) => features.limits(text).length > 0)) return true;
  const topics = statements.topics(own);
  const known = statements.topics(finding);
  const isNew = (topic: string): boolean => !known.has(topic);
  const hasNew = [...topics].some(isNew);
  const isLike = (text: string, least: number): boolean => {
    const others = statements.topics(text);
    const all = [...topics].filter((one) => others.has(one));
    const shared = hasNew && !all.some(isNew) ? 0 : all.length;
    if (shared >= SAID.half * topics.size) return shared > 0;
    return shared >= SAID.words && (shared >= SAID.ofOwn * topics.size || shared >= least * others.size);
  };
  const saysIt = (text: string): boolean =>
    statements.readAll(text).some((one) => isLike(one.text, 1) || one.clauses.some((clause) => isLike(clause.text, SAID.ofPart)));
  return where.piece.sections.some(({ runs }) => runs.some(({ text }) => saysIt(text)));
}
