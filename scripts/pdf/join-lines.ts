import { isElsewhere, isOtherLine, type Line, type Shown } from './marked-lines.js';
import { markKey, type PageStream } from './page-streams.js';
import { INLINE, type Tag } from './tags.js';

/** After what a space is to be heard, by stream. */
export type Spaces = ReadonlyMap<PageStream, readonly Shown[]>;

/** One line of a run, as a reader of the tags meets it. */
interface Spoken {
  readonly stream: PageStream;
  readonly line: Line;
  /** True in a drawing: what stands apart there says something of its own. */
  readonly isLabel: boolean;
}

/**
 * Gives back the spaces that Chromium loses: it paints none where a line ends, and who reads the tags hears "ofsuicide". Returns what
 * such lines show last; in `streams` their texts get the space. `said` is the text of the page that was printed, and
 * tells words that were broken from words side by side, on one line too; where it does not, hyphens and addresses go on.
 */
export function joinLines(tags: readonly Tag[], streams: readonly PageStream[], said = ''): Spaces {
  const spaces = new Map<PageStream, Shown[]>();
  const find = openFinder(said);
  for (const block of blocksOf(tags, streams)) {
    let word = '';
    for (const [i, next] of block.entries()) {
      const last = block[i - 1];
      if (last && areApart(last, next, find(word, next.line.text))) {
        spaces.set(last.stream, [...(spaces.get(last.stream) ?? []), last.line.last]);
        last.line.text += ' ';
        word = '';
      }
      word = /\S*$/.exec(word + next.line.text)?.[0] ?? '';
    }
  }
  return spaces;
}

/** The lines of each block in reading order. What stands in another block is heard apart anyway. */
function blocksOf(tags: readonly Tag[], streams: readonly PageStream[]): Spoken[][] {
  const runs = new Map(
    streams.flatMap((stream) =>
      [...stream.reading.marked.values()].map((run) => [markKey(stream.page, run.mcid), { stream, run }] as const),
    ),
  );
  const blocks: Spoken[][] = [[]];
  const visit = (tag: Tag, isWithinDrawing: boolean): void => {
    const isBlock = !INLINE.has(tag.type);
    const isLabel = isWithinDrawing || tag.type === 'Figure';
    if (isBlock) blocks.push([]);
    for (const kid of tag.kids) {
      if (kid.kind === 'tag') visit(kid, isLabel);
      const found = kid.kind === 'marked' ? runs.get(markKey(kid.page, kid.mcid)) : undefined;
      for (const line of found?.run.lines ?? [])
        if (found && line.text !== '') blocks.at(-1)?.push({ stream: found.stream, line, isLabel });
    }
    if (isBlock) blocks.push([]);
  };
  for (const tag of tags) visit(tag, false);
  return blocks;
}

/** What the words of the page, and how they are written, say of the end of one text and the beginning of the next. */
type Finding = 'two words' | 'two words, or one' | 'one word' | 'nothing';

/** Where that leaves it open, words on two lines or pages are two, and so is what stands apart in a drawing. Of two layers of a page nobody knows. */
function areApart(last: Spoken, next: Spoken, finding: Finding): boolean {
  if (finding === 'nothing' || (finding === 'one word' && !next.isLabel)) return false;
  if (finding === 'two words') return true;
  if (last.stream !== next.stream) return last.stream.page !== next.stream.page;
  return next.isLabel ? isElsewhere(last.line, next.line.from) : isOtherLine(last.line.last.place, next.line.from);
}

/** Returns what finds out about `word`, which a text ends with, and the beginning of the next. */
function openFinder(said: string): (word: string, next: string) => Finding {
  const all = said.replaceAll('\u00AD', '').split(/\s+/);
  const whole = new Set(all);
  const pairs = new Set(all.map((word, i) => `${word} ${all[i + 1] ?? ''}`));
  return (word, next) => {
    const start = /^\S*/.exec(next)?.[0] ?? '';
    if (word === '' || start === '') return 'nothing';
    const isWhole = whole.has(word + start);
    if (pairs.has(`${word} ${start}`)) return isWhole ? 'two words, or one' : 'two words';
    return isWhole || GOES_ON.test(word) || (SOLID_END.test(word) && SOLID_START.test(start)) ? 'one word' : 'two words, or one';
  };
}

/** What may break without a space: a hyphenated word, an address. */
const GOES_ON = /[\u00AD-]$|:\/\/\S*$|\w\.\w+\/\S*$/;

/** Scripts that put no spaces between words. */
const SOLID =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]';
const SOLID_END = new RegExp(`${SOLID}$`, 'u');
const SOLID_START = new RegExp(`^${SOLID}`, 'u');
