import { type Diagnostic, warning } from '../../model/diagnostic.js';
import { type CitedSentence, type ClaimSide, type Comparison, namesOf } from './claim-side.js';

/** How much more of the other's claims than of its own each of two sentences shares, to be taken to have the other's marks. */
const MORE = 1.5;

/** Where two sentences that follow each other share more with each other's claims than with their own: their marks have changed places. */
export function exchangedMarks(sentences: readonly CitedSentence[], { matcher }: Comparison): Diagnostic[] {
  const marked = sentences.filter(({ own, claims }) => own && claims.length > 0);
  const share = ({ text }: CitedSentence, claims: readonly ClaimSide[]): number =>
    Math.max(...claims.flatMap(({ sentences: says }) => says.map((one) => matcher.match(one, text).shared)));
  return marked.flatMap((second, place) => {
    const first = marked[place - 1];
    if (!first || first.claims.some((claim) => second.claims.includes(claim))) return [];
    const isOther = (one: CitedSentence, theirs: readonly ClaimSide[]): boolean => share(one, theirs) > MORE * share(one, one.claims);
    if (!isOther(first, second.claims) || !isOther(second, first.claims)) return [];
    const message = `"${first.text}" cites ${namesOf(first.claims)} and says what ${namesOf(second.claims)} says, and "${second.text}" the other way round.`;
    return [warning({ code: 'topic-not-in-claim', message, at: second.at, hint: 'Look whether the two marks have changed places.' })];
  });
}
