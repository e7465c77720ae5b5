import { directionOf, runsFromRight } from './tags.js';

/** A tag, or the text between two, with the places where it may break. */
const PARTS = /(?:[^<]|<wbr>)+|<(?:"[^"]*"|[^">])*>/g;
/** Where no element may stand inside: what is drawn, chosen, named or run. */
const CLOSED = 'text|title|desc|option|textarea|pre|code|script|style|bdi';
const CLOSED_TAG = new RegExp(`^<(/?)(?:${CLOSED})(?=[\\s/>])`);

const ENTITY = '&[#\\w]+;|<wbr>';
const END = '[\\p{Script=Latin}\\d+%/]';
/** Latin words with all that stands between them, addresses, and numbers to call; a number by itself needs nothing. */
const FROM_LEFT = new RegExp(
  `${ENTITY}|(?:\\d[\\d.,]*[ -])*\\d*\\p{Script=Latin}(?:(?:${ENTITY}|[\\p{Script=Latin}\\p{M}\\d .,:;/@'’+_?=#%~–-])*${END})?|\\+?\\d+(?:[ -]\\d+)+`,
  'gu',
);

const LATIN = /\p{Script=Latin}/u;

/**
 * In a page that runs from right to left, sets what runs from left to right apart from what stands around it: a number to call would
 * else be shown backwards, and a full stop or a year behind a name on its wrong side.
 */
export function isolateWords(body: string, language: string): string {
  if (directionOf(language) === 'ltr') return body;
  let closed = 0;
  return body.replace(PARTS, (part) => {
    const tag = CLOSED_TAG.exec(part);
    if (tag && !part.endsWith('/>')) closed += tag[1] ? -1 : 1;
    return /^<(?!wbr)/.test(part) || closed > 0 ? part : isolated(part);
  });
}

/** A text that is all from left to right stands apart as a whole, with its brackets and full stops. */
function isolated(text: string): string {
  const whole = !runsFromRight(text) && LATIN.test(text.replace(/&[#\w]+;|<wbr>/g, ''));
  return whole ? text.replace(/\S(?:.*\S)?/s, apart) : text.replace(FROM_LEFT, (words) => (/^[&<]/.test(words) ? words : apart(words)));
}

const apart = (words: string): string => `<bdi dir="ltr">${words}</bdi>`;
