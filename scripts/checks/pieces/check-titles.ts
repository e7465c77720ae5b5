import { wordsIn } from '../../languages/words.js';
import { type Diagnostic, warning } from '../../model/diagnostic.js';
import type { ReadPiece, ReadSection } from '../../model/read-deck.js';
import type { DeckFacts } from '../deck-facts.js';

/** Slides and parts of several modules that stand in one piece can be told apart in its menu and table of contents. */
export const checkTitles = (judged: DeckFacts): Diagnostic[] => judged.pieces.flatMap((piece) => sameTitles(piece, judged));

/** Two of one module are told where the module is judged; two that nobody is shown together are let be. */
function sameTitles({ name, sections }: ReadPiece, { paths, placeOf }: DeckFacts): Diagnostic[] {
  const meet = (one: ReadSection, other: ReadSection): boolean =>
    paths.some(({ includes }) => includes(one.conditions) && includes(other.conditions));
  const met = new Map<string, ReadSection[]>();
  return sections.flatMap((section) => {
    const title = wordsIn(section.title.toLowerCase()).join(' ');
    if (section.level !== 2 || section.module === undefined || title === '') return [];
    const before = met.get(title) ?? [];
    met.set(title, [...before, section]);
    const same = before.find((one) => one.module !== section.module && meet(one, section));
    if (!same) return [];
    const [first, at] = [placeOf(same.key), placeOf(section.key)];
    const what = name === 'slides' ? 'slide' : 'part';
    const message = `This ${what} has the title of another one that stands before it, "${section.title}" (${first.file}:${first.line}): in a menu or table of contents nobody can tell them apart.`;
    return [warning({ code: 'same-heading', message, at, hint: `Let each title say what its ${what} adds.` })];
  });
}
