import { type Diagnostic, warning } from '../../model/diagnostic.js';
import { type Phrases, phrases } from '../../model/phrase.js';
import type { Wording } from '../../model/wording.js';
import { type PartFacts, perLocale } from '../facts.js';
import type { Authored } from './authored-text.js';

/** What readers read beside pictures. Notes are spoken to people who are looked at, and what a source says is its own. */
const READ: readonly Authored['place'][] = ['slides', 'brief', 'print', 'teach-back', 'figure', 'claim', 'brand', 'region'];

type Find = (text: string) => string | undefined;

const findersOf = perLocale(finderOf);

/** Words that point by color, form or place alone name nothing for those who do not see it, and on another page it stands elsewhere. */
export function checkPointing(facts: PartFacts): Diagnostic[] {
  const finders = findersOf(facts);
  return facts.texts.flatMap((written) => {
    if (!READ.includes(written.place) || written.alternative) return [];
    return facts.sentencesOf(written).flatMap(({ text }) => {
      const found = finders.get(written.locale)?.(text);
      if (found === undefined) return [];
      const message = `"${found}" points by color, form or place alone: "${text}"`;
      return [warning({ code: 'points-by-look', message, at: written.at, hint: 'Name what is meant: the word on it, or its heading.' })];
    });
  });
}

function finderOf({ access: { colors, shapes, articles, pointing } }: Wording): Find {
  const [color, shape, place] = [phrases(colors), phrases(shapes), phrases(pointing)];
  const article = phrases(articles);
  return (text) => place.find(text)[0]?.text ?? colored(text, { color, shape, article });
}

/** A color beside the name of a shape, where a certain one is meant: "the green dots", "Green dots" at the beginning. */
function colored(text: string, { color, shape, article }: Readonly<Record<'color' | 'shape' | 'article', Phrases>>): string | undefined {
  const shapes = shape.find(text);
  for (const one of color.find(text)) {
    const other = shapes.find((two) => isBeside(text, one, two) || isBeside(text, two, one));
    if (!other) continue;
    const start = Math.min(one.index, other.index);
    const before = article.find(text.slice(0, start)).at(-1);
    const isMeant = text.slice(0, start).trim() === '' || (before && text.slice(before.index + before.text.length, start).trim() === '');
    if (isMeant) return text.slice(before?.index ?? start, Math.max(one.index + one.text.length, other.index + other.text.length));
  }
  return undefined;
}

interface Place {
  readonly text: string;
  readonly index: number;
}

const isBeside = (text: string, one: Place, next: Place): boolean =>
  next.index > one.index && text.slice(one.index + one.text.length, next.index).trim() === '';
