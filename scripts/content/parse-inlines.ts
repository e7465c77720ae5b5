import type { Token } from 'markdown-it/index.js';
import { isKnownLanguage } from '../languages/tags.js';
import { isPlace, judgeAddress } from '../model/addresses.js';
import type { Inline } from '../model/content.js';
import { type At, type Diagnostic, error, warning } from '../model/diagnostic.js';
import { type LeftMark, leftMarks } from '../model/left-marks.js';
import type { Cursor } from './cursor.js';
import { LIMITS, overLimit } from './limits.js';
import { plainOfRun } from './markdown-parser.js';

/** Returns the inline children of a markdown-it `inline` token as our own inlines; what we do not print is a diagnostic. */
export function parseInlines(token: Token | undefined, cursor: Cursor): readonly Inline[] {
  const { length } = token?.content ?? '';
  if (length > LIMITS.letters) {
    cursor.diagnostics.push(overLimit('This paragraph', { is: length, most: LIMITS.letters }, 'letters', cursor.here()));
    return [];
  }
  const plain = plainOfRun(token);
  refuseHtml(plain, cursor);
  for (const left of leftMarks(plain)) cursor.diagnostics.push(leftMark(left, cursor.peek(left.found)));
  for (const [blanks] of (token?.content ?? '').matchAll(/\S {2,}\n/g)) cursor.diagnostics.push(unseenBreak(cursor.peek(blanks)));
  return trim(readUntil({ tokens: token?.children ?? [], index: 0 }, undefined, cursor));
}

const leftMark = ({ found, looks, mend }: LeftMark, at: At): Diagnostic =>
  warning({ code: 'left-mark', message: `"${found}" looks like ${looks}, and is printed as it stands.`, at, hint: `${mend}.` });

const unseenBreak = (at: At): Diagnostic =>
  warning({
    code: 'left-mark',
    message: 'Two blanks at the end of this line break it here, and nobody sees them.',
    at,
    hint: 'Take them out, or write \\ at the end of the line to break it.',
  });

interface Reader {
  readonly tokens: readonly Token[];
  index: number;
}

/** What is not printed, and how it is taken out. */
const UNPRINTED: Readonly<Record<string, readonly [string, string]>> = {
  code_inline: ['code (`...`)', 'Take out the ` on both sides.'],
  s_open: ['words struck out (~~...~~)', 'Take out the words, or the ~~ on both sides.'],
  image: ['an image inside a sentence', 'Put the image on a line of its own, with an empty line before and after it.'],
};

function readUntil(reader: Reader, close: string | undefined, cursor: Cursor): Inline[] {
  const out: Inline[] = [];
  while (reader.index < reader.tokens.length) {
    const token = reader.tokens[reader.index++];
    if (!token || token.type === close) break;
    const inline = readInline(token, reader, cursor);
    if (inline) out.push(inline);
  }
  return out;
}

function readInline(token: Token, reader: Reader, cursor: Cursor): Inline | undefined {
  switch (token.type) {
    case 'text':
      return token.content === '' ? undefined : { kind: 'text', text: token.content };
    case 'softbreak':
      return { kind: 'text', text: ' ' };
    case 'hardbreak':
      return { kind: 'break' };
    case 'strong_open':
      return { kind: 'strong', children: readUntil(reader, 'strong_close', cursor) };
    case 'em_open':
      return { kind: 'emphasis', children: readUntil(reader, 'em_close', cursor) };
    case 'link_open':
      return readLink(token, reader, cursor);
    case 'language_open':
      return readLanguage(token, reader, cursor);
    case 'cite':
      return readCite(token, cursor);
    case 'value':
      return { kind: 'value', name: token.content, at: cursor.find(`{{${token.content}`) };
    default:
      if (token.nesting >= 0) refuse(token, cursor);
      return token.content ? { kind: 'text', text: token.content } : undefined;
  }
}

function readLink(token: Token, reader: Reader, cursor: Cursor): Inline {
  const href = token.attrGet('href') ?? '';
  const at = cursor.find(href);
  const judged = isPlace(href) ? { href } : judgeAddress(href);
  if ('wrong' in judged) {
    const message = `The link "${href.slice(0, 200)}" ${judged.wrong}.`;
    cursor.diagnostics.push(error({ code: 'bad-link', message, at, hint: `${judged.mend}.` }));
  }
  return { kind: 'link', href: 'href' in judged ? judged.href : '', children: readUntil(reader, 'link_close', cursor) };
}

function readLanguage(token: Token, reader: Reader, cursor: Cursor): Inline {
  const language = token.attrGet('lang') ?? '';
  const at = cursor.peek(`lang="${language}`);
  if (!isKnownLanguage(language)) {
    const message = `The words marked with lang="${language}" are in no language that voices know.`;
    cursor.diagnostics.push(error({ code: 'unknown-language', message, at, hint: 'Write its code: es for Spanish, vi for Vietnamese.' }));
  }
  const children = readUntil(reader, 'language_close', cursor);
  return isKnownLanguage(language) ? { kind: 'language', language, children } : { kind: 'emphasis', children };
}

function readCite(token: Token, cursor: Cursor): Inline {
  const at = cursor.find(`[^${token.content}]`);
  return token.content === 'instruction' ? { kind: 'instruction', at } : { kind: 'cite', claim: token.content, at };
}

/** What Markdown has for what people know from HTML. */
const INSTEAD: readonly (readonly [RegExp, string])[] = [
  [/^<\/?(?:b|strong|mark|u|font|span)\b/i, 'Take it out; words that weigh more are written **words**.'],
  [/^<\/?(?:i|em|cite)\b/i, 'Take it out; words that are stressed are written *words*.'],
  [/^<br\b/i, 'Take it out; a new paragraph begins after an empty line.'],
  [/^<\/?(?:p|div|section|center)\b/i, 'Take it out; a paragraph stands between empty lines, and a box is a block: ::: key.'],
  [/^<\/?h[1-6]\b/i, 'Take it out; a heading is a line that begins with ###.'],
  [/^<\/?(?:ul|ol|li)\b/i, 'Take it out; each entry of a list is a line that begins with "- ".'],
  [/^<\/?(?:table|thead|tbody|tr|td|th)\b/i, 'Take it out; a table has a row | A | B |, below it | --- | --- |, then its other rows.'],
  [/^<img\b/i, 'Take it out; a picture beside this file is ![](name.jpg) on a line of its own.'],
  [/^<\/?a\b/i, 'Take it out; a link is [words](https://...).'],
];

function refuseHtml(text: string, cursor: Cursor): void {
  const found = /<\/?[a-z][^<>]{0,1000}>|<!--|<[!?][a-z]/i.exec(text);
  if (!found) return;
  const message = `Raw HTML is not allowed: "${found[0].slice(0, 40)}".`;
  cursor.diagnostics.push(
    error({
      code: 'raw-html',
      message,
      at: cursor.peek(found[0].slice(0, 5)),
      hint: INSTEAD.find(([tag]) => tag.test(found[0]))?.[1] ?? 'Take it out: use Markdown or one of the named blocks.',
    }),
  );
}

function refuse({ type, markup, content }: Token, cursor: Cursor): void {
  const [what, mend] = UNPRINTED[type] ?? [type.replaceAll('_', ' '), 'decks/README.md lists what can be used.'];
  const at = cursor.peek(type === 'image' ? '![' : markup + content.slice(0, 20));
  cursor.diagnostics.push(error({ code: 'unsupported-markdown', message: `Teachback does not print ${what}.`, at, hint: mend }));
}

/** Drops blanks at the end and before a mark ("word [^a]" prints as "word¹"). */
function trim(inlines: readonly Inline[]): Inline[] {
  const out: Inline[] = [];
  inlines.forEach((inline, index) => {
    const next = inlines[index + 1];
    if (inline.kind === 'text' && (next === undefined || next.kind === 'cite' || next.kind === 'instruction')) {
      const text = inline.text.trimEnd();
      if (text !== '') out.push({ kind: 'text', text });
    } else out.push(inline);
  });
  return out;
}
