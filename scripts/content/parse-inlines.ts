import type { Token } from 'markdown-it/index.js';
import { isPlace, judgeAddress } from '../model/addresses.js';
import type { Inline } from '../model/content.js';
import type { At } from '../model/diagnostic.js';
import { error } from '../model/diagnostic.js';
import type { Cursor } from './cursor.js';

/** Returns the inline children of a markdown-it `inline` token as our own inlines; what we do not print is a diagnostic. */
export function parseInlines(token: Token | undefined, cursor: Cursor): readonly Inline[] {
  return trim(readUntil({ tokens: token?.children ?? [], index: 0 }, undefined, cursor));
}

interface Reader {
  readonly tokens: readonly Token[];
  index: number;
}

const PLAIN: Readonly<Record<string, string>> = {
  code_inline: 'code',
  html_inline: 'raw HTML',
  s_open: 'strike-through',
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
      refuseHtml(token.content, cursor);
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
    case 'cite':
      return readCite(token, cursor);
    case 'value':
      return { kind: 'value', name: token.content, at: cursor.find(`{{${token.content}`) };
    default:
      refuse(PLAIN[token.type] ?? (token.type === 'image' ? 'an image inside a sentence' : token.type), cursor.here(), cursor);
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

function readCite(token: Token, cursor: Cursor): Inline {
  const at = cursor.find(`[^${token.content}]`);
  return token.content === 'instruction' ? { kind: 'instruction', at } : { kind: 'cite', claim: token.content, at };
}

function refuseHtml(text: string, cursor: Cursor): void {
  const found = /<\/?[a-z][^>]*>|<!--/i.exec(text);
  if (!found) return;
  const message = `Raw HTML is not allowed: "${found[0].slice(0, 40)}".`;
  cursor.diagnostics.push(
    error({ code: 'raw-html', message, at: cursor.find(found[0].slice(0, 5)), hint: 'Use Markdown or one of the named blocks.' }),
  );
}

function refuse(what: string, at: At, cursor: Cursor): void {
  const message = `Teachback does not print ${what}.`;
  cursor.diagnostics.push(error({ code: 'unsupported-markdown', message, at, hint: 'decks/README.md lists what can be used.' }));
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
