import type { Maker, PieceWish } from '../make-piece.js';
import { NOBODY } from '../patient.js';

/** Returns what tells the labels of the facts, and of the lines to write on, that some pieces have between them. */
export function openLabels(maker: Maker): (wishes: readonly PieceWish[]) => Promise<ReadonlySet<string>> {
  const known = new Map<string, Promise<readonly string[]>>();
  const labelsOf = (wish: PieceWish): Promise<readonly string[]> => {
    const { deck, format, locale, topic, clinic } = wish;
    const key = JSON.stringify([deck, format, locale, topic, clinic.from, clinic.region, clinic.offers]);
    const labels = known.get(key) ?? maker.make({ ...wish, patient: NOBODY }).then((piece) => labelsIn(piece?.document.body ?? ''));
    known.set(key, labels);
    return labels;
  };
  return async (wishes) => new Set((await Promise.all(wishes.map(labelsOf))).flat());
}

function labelsIn(body: string): string[] {
  const page = document.implementation.createHTMLDocument('');
  page.body.innerHTML = body;
  return [...page.querySelectorAll('.fact-label')].map(({ textContent }) => textContent ?? '');
}
