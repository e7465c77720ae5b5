import type { Inline } from '../../model/content.js';
import { type Diagnostic, warning } from '../../model/diagnostic.js';
import { groupedBy } from '../../model/grouped-by.js';
import { allInlines, oneLine, plainText } from '../../model/tree.js';
import type { PartFacts } from '../facts.js';
import type { Authored } from './authored-text.js';

/** From so many labels of one name on, the others of their passage are expected to have it too. */
const MANY = 3;
/** A label has few words; more are a sentence. */
const MOST_WORDS = 3;

interface Label {
  readonly word: string;
  readonly written: Authored;
}

/**
 * A label in the run of a text ("*Limit:* it was small") is the same in all entries of a passage: one that is called otherwise among many
 * of one name says another thing of its entry ("*Strength:*").
 */
export function checkLabels(facts: PartFacts): Diagnostic[] {
  const labels = facts.texts.flatMap((written) => labelsIn(written.inlines).map((word): Label => ({ word, written })));
  return [...groupedBy(labels, ({ written }) => `${written.locale} ${written.section.split('#')[0]}`).values()].flatMap(oddIn);
}

const labelsIn = (inlines: readonly Inline[]): string[] =>
  allInlines(inlines).flatMap((one) => {
    const text = one.kind === 'emphasis' ? oneLine(plainText([one])) : '';
    return /:$/.test(text) && text.split(' ').length <= MOST_WORDS ? [text] : [];
  });

function oddIn(labels: readonly Label[]): Diagnostic[] {
  const counts = groupedBy(labels, ({ word }) => word.toLowerCase());
  const [usual] = [...counts.values()].sort((a, b) => b.length - a.length);
  const name = usual?.[0]?.word;
  if (!usual || name === undefined || usual.length < MANY) return [];
  return [...counts.values()]
    .filter((one) => one.length === 1 && one !== usual)
    .flatMap(([odd]) => {
      if (!odd) return [];
      const message = `"${odd.word}" stands where ${usual.length} other entries of this passage have "${name}".`;
      return [
        warning({ code: 'odd-label', message, at: odd.written.at, hint: `Call it "${name}" too, or give it a sentence of its own.` }),
      ];
    });
}
