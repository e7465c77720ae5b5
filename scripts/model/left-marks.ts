/** A sign of markup that does nothing where it stands: a reader would see the sign itself. */
export interface LeftMark {
  /** The sign with some of the words after it, by which it is found in its line. */
  readonly found: string;
  /** What it looks like: "bold text (**)". */
  readonly looks: string;
  /** What to write instead, in Markdown. */
  readonly mend: string;
  readonly index: number;
}

interface Kind {
  readonly pattern: RegExp;
  readonly looks: string;
  readonly mend: string;
}

/** The sign itself is always to be had: with a backslash before it, it means nothing. */
const itself = (sign: string): string => `for the sign itself write ${[...sign].map((one) => `\\${one}`).join('')}`;
const kind = (pattern: RegExp, looks: string, mend: string): Kind => ({ pattern, looks, mend });

/**
 * Signs that people know from other kinds of Markdown, from HTML or from TeX. All patterns are bounded, so that reading stays linear;
 * `^` is the start of a line as it was written.
 */
const KINDS: readonly Kind[] = [
  kind(
    /\*\*+|(?<![^\s(])\*(?=[\p{L}\p{N}])|(?<=[\p{L}.!?])\*(?![^\s.,;:!?)])/gu,
    'bold text or emphasis (*)',
    `Put **words** between blanks or signs, with no blank inside; ${itself('*')}`,
  ),
  kind(/(?<![\p{L}\p{N}_])__?(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}.!?])__?(?![\p{L}\p{N}_])/gu, 'emphasis (_)', `Write *words*; ${itself('_')}`),
  kind(/~~|~[^\s~]{1,40}~/gu, 'text set lower or struck out (~)', `Write it without ~; ${itself('~')}`),
  kind(/\^\[|\^[^\s^]{1,40}\^|(?<=[\p{L}\p{N})])\^(?=[\p{L}\p{N}({-])/gu, 'text set higher (^)', `Write it in words; ${itself('^')}`),
  kind(/\$\$|\$(?=[^\s$\d])[^$\n]{0,200}?[^\s$]\$(?!\d)/gu, 'a formula ($)', `Write it in words; ${itself('$')}`),
  kind(/={2,}/gu, 'marked text or a line under a heading (==)', `Write **words** or a heading with ###; ${itself('==')}`),
  kind(/\+\+[^\s+][^+\n]{0,100}\+\+/gu, 'underlined text (++)', `Write **words**; ${itself('+')}`),
  kind(
    /(?<![\p{L}\p{N}:]):[a-z][a-z0-9_+-]{1,30}:(?![\p{L}\p{N}:])/gu,
    'the name of a little picture (:name:)',
    `Write it in words; ${itself(':')}`,
  ),
  kind(/&(?:[a-z][a-z0-9]{1,30}|#\d{1,7}|#x[0-9a-f]{1,6});/giu, 'a letter of HTML (&name;)', `Write the letter itself; ${itself('&')}`),
  kind(
    /\[\s*\^|(?<=[.!?:;,"”’)\]]\ufffc?)\[[a-z][a-z0-9-]{0,60}\](?![({:])|(?<=[.!?]\s)\[[a-z][a-z0-9-]{0,60}\](?=\s*$)|\(\^[a-z][a-z0-9-]{0,60}\)|\[[a-z][a-z0-9-]{0,60}\^\]/gmu,
    'a claim that is cited ([^name])',
    `Write [^name], with ^ before the name and no blank; ${itself('[')}`,
  ),
  kind(/\{(?![^{}\n]*\})/gu, 'attributes that are not closed ({...)', `Write } behind them, at the end of a ## heading; ${itself('{')}`),
  kind(
    /\{(?=[^{}\n]*\})|\}/gu,
    'an attribute ({...}), which only ## headings and ::: blocks have',
    `Take it out, or for another language write [words]{lang="code"}; ${itself('{')}`,
  ),
  kind(/\|/gu, 'a row of a table (|)', `A table has a head, below it a line | --- | --- |, and no empty line in it; ${itself('|')}`),
  kind(
    /(?<!!\[[^\]\n]{0,100})\]\(|\][ \t]+\((?=https?:|www\.|mailto:|tel:)|\]\[|\[\[|^\[[^\]\n]{1,100}\]:/gmu,
    'a link',
    `Write [words](https://...) with the whole address and no blank in it; ${itself('[')}`,
  ),
  kind(
    /!\[/gu,
    'a picture (![](...))',
    `Put the file beside this one, under a name of small letters, digits and hyphens, and write ![](name.jpg) on a line of its own; ${itself('!')}`,
  ),
  kind(/^#{1,6}(?=[^\s#\d])|^#{7,}/gmu, 'a heading (#)', `Write a blank between # and the words; ${itself('#')}`),
  kind(
    /(?!^[·o§–—•]\t)[^\s\ufffc]\t+(?=\S)/gmu,
    'a row of a table, with a tab between its cells',
    'Write | between the cells, and below the first row a line | --- | --- |; where it is no table, type a blank',
  ),
  kind(
    /^[-+*](?=\p{L})|^[•‣▪●◦∙⁃✓✔►➢]|^[·o§–—]\s|^\d{1,2}[.)](?=\p{L})|^[a-h][.)]\s[^\n]*(?=\n[b-i][.)]\s)|^\(\d{1,2}\)\s[^\n]*(?=\n\(\d{1,2}\)\s)/gmu,
    'a list',
    'Begin each entry with "- " or "1. ", and the list with an empty line; where it is none, write \\. or \\( for its sign',
  ),
  kind(/^[-+*]?\[[ xX]?\](?![ \n]*$)/gmu, 'a box to tick ([ ])', `Write "- [ ] words", with the blanks; ${itself('[')}`),
  kind(/^:{2,}/gmu, 'the edge of a block (:::)', `Write ::: on a line of its own; ${itself(':')}`),
  kind(/`/gu, 'code (`)', `Write an apostrophe ('); ${itself('`')}`),
  kind(/\\/gu, 'the sign before a sign (\\)', `Take it out; ${itself('\\')}`),
];

/** What nobody types who means the signs themselves: marks around words, letters of HTML, links, claims. */
const AROUND: readonly Kind[] = [
  kind(/(?<![\p{L}\p{N}*])(\*{1,3})(?=\S)[^*\n]{1,200}(?<=\S)\1(?![\p{L}\p{N}*])/gu, 'bold text or emphasis (*)', ''),
  kind(/(?<![\p{L}\p{N}_])(_{1,3})(?=[\p{L}\p{N}])[^_\n]{1,200}(?<=\S)\1(?![\p{L}\p{N}_])/gu, 'emphasis (_)', ''),
  kind(/(~~|==|\+\+)(?=\S)[^\n]{1,200}?(?<=\S)\1/gu, 'marked text (~~, == or ++)', ''),
  kind(/&(?:[a-z][a-z0-9]{1,30}|#\d{1,7}|#x[0-9a-f]{1,6});/giu, 'a letter of HTML (&name;)', ''),
  kind(/<\/?[a-z][^<>\n]{0,100}>/giu, 'HTML (<...>)', ''),
  kind(/\[\^[^\]\n]{1,60}\]/gu, 'a claim that is cited ([^name])', ''),
  kind(/\[[^\]\n]{1,100}\]\([^)\n]{1,200}\)/gu, 'a link', ''),
  kind(/\[[^\]\n]{1,100}\]\s?\{\s*lang\b[^{}\n]{0,60}\}/gu, 'words marked as another language ([...]{lang=...})', ''),
  kind(/^#{1,6}\s/gu, 'a heading (#)', ''),
];

/** Returns the marks around words in a text that knows no markup, in order. */
export const plainMarks = (text: string): LeftMark[] => (/[*_~=+&<[#]/u.test(text) ? marksOf(AROUND, text) : []);

/** What is bold in a fact of a brand; nothing else is markup there. */
export const BOLD_IN_FACT = /\*\*\S(?:[^*\n]*[^\s*])?\*\*/;

/** Stands for a letter of which the author said that it is just a letter. */
export const LETTER = '\ufffc';

/** Returns the signs of markup left in a text, in order; letters that were escaped in it are written as `LETTER`. */
export function leftMarks(text: string): LeftMark[] {
  if (!/[*_~^$=+:&{}|[\]#`\\•‣▪●◦∙⁃✓✔►➢-]|^\d|^[·o§–—]\s|^(?:[a-h][.)]|\(\d)|\t/mu.test(text)) return [];
  return marksOf(KINDS, text);
}

function marksOf(kinds: readonly Kind[], text: string): LeftMark[] {
  const found = kinds.flatMap(({ pattern, looks, mend }) => {
    const [first] = text.matchAll(pattern);
    return first ? [{ found: withWords(text, first.index), looks, mend, index: first.index }] : [];
  });
  return found.sort((a, b) => a.index - b.index);
}

/** The text from a sign on, as far as it is written so: up to 24 letters of its line. */
const withWords = (text: string, index: number): string => /^[^\n\ufffc]{1,24}/u.exec(text.slice(index, index + 50))?.[0].trimEnd() ?? '';
