import { codePointsOf } from './letters.js';
import { percentDecoded } from './percent.js';

/** The kinds of address that a reader may be led to. No other one is ever written into a file. */
const SCHEMES = ['https', 'http', 'mailto', 'tel', 'sms'] as const;
type Scheme = (typeof SCHEMES)[number];

/** Those of pages on the web. */
export const WEB: readonly Scheme[] = ['https', 'http'];

/** An address fit to be written, or what is wrong with it and what to write instead: both are parts of a sentence without its full stop. */
type JudgedAddress = { readonly href: string } | { readonly wrong: string; readonly mend: string };

/** What nobody can type from paper, and longer than any page's own address. */
const LONGEST = 500;

export interface AddressRules {
  /** The kinds that may stand there; all of them where none are named. */
  readonly allowed?: readonly Scheme[];
  readonly inside?: boolean;
}

const fault = (wrong: string, mend: string): JudgedAddress => ({ wrong, mend });

/**
 * The one door for addresses: every one that an author writes, in whatever field, is judged here when it is read. Returns it as it is
 * to be written into a file. A browser forgives much (blanks inside `java\nscript:`, backslashes, `http:/x`, `https://0x7f.1`): nothing
 * is forgiven here, since what is not written plainly leads elsewhere than a reader thinks. `inside`: sites of a house's own network
 * (`https://intranet/`, `http://192.168.1.5/`) are addresses too.
 */
export function judgeAddress(written: string, { allowed = SCHEMES, inside = false }: AddressRules = {}): JudgedAddress {
  const hidden = /[\p{C}\p{Zl}\p{Zp}]/u.exec(written)?.[0];
  if (hidden !== undefined) return fault(`has a letter that nobody sees (${codePointsOf(hidden)})`, 'Write the address again by hand');
  if (written.length > LONGEST) return fault(`has ${written.length} letters`, `Find one of at most ${LONGEST} letters for the same page`);
  if (/\s/u.test(written)) return fault('has a blank in it', 'Write %20 for a blank, or take it out');
  if (/[\\<>"`^{|}]/.test(written)) return fault('has a sign in it that no address has', 'Copy it again from the address bar');
  const name = /^([a-z][a-z0-9+.-]*):/i.exec(written)?.[1]?.toLowerCase();
  const scheme = allowed.find((one) => one === name);
  if (!scheme) {
    const kinds = allowed.map((one) => (one === 'https' || one === 'http' ? `${one}://` : `${one}:`));
    const named = name === undefined ? 'does not say what kind of address it is' : `is of the kind "${name}:", which is not allowed`;
    if (name === undefined && FILE.test(written))
      return fault(
        'is the name of a file, which no piece brings along',
        'Put the file on a website, and write its whole address: https://...',
      );
    if (name === undefined && /^(?:www\.|[a-z0-9-]+\.[a-z]{2,}(?:\/|$))/i.test(written) && allowed.includes('https'))
      return fault(named, `Write https://${written}`);
    return fault(named, `Begin it with ${kinds.slice(0, -1).join(', ')} or ${kinds.at(-1)}`);
  }
  if (scheme === 'mailto') return judgeMail(written);
  return scheme === 'tel' || scheme === 'sms' ? judgeNumber(written, scheme) : judgeWeb(written, inside);
}

/** What stands on somebody's disk: no site is called so. */
const FILE = /^[^:?#]*\.(?:pdf|docx?|odt|rtf|pptx?|xlsx?|txt|md|html?|svg|png|jpe?g|gif|webp|mp[34]|zip)$/i;

/** Returns an address for `href`, also of a place in the same piece (`#fast`); undefined for all others. Writers ask it last of all. */
export function safeHref(address: string): string | undefined {
  if (isPlace(address)) return address;
  const judged = judgeAddress(address);
  return 'href' in judged ? judged.href : undefined;
}

/** True for the address of a place in the piece that it stands in. */
export const isPlace = (address: string): boolean => /^#[\w.-]+$/.test(address);

/** Returns the address of a folder on the web with a slash at its end; undefined where it leads to a page, or to something in one. */
export const folderOf = (address: string): string | undefined =>
  /[?#]|\/[^/]+\/[^/]*\.(?:html?|php|aspx?)$/i.test(address) ? undefined : address.replace(/\/?$/, '/');

/** True for an origin as a browser writes it: what it compares with says nothing of default ports, and no letter is large. */
export const isOrigin = (address: string): boolean => /^https?:\/\/[^*]+$/.test(address) && parsed(address)?.origin === address;

/** Returns the address as paper shows it, and words that name it: without scheme, `www.` and the slash of a mere host. */
export function shownAddress(address: string): string {
  if (/^(?:mailto|tel|sms):/i.test(address)) return percentDecoded(address.replace(/^\w+:/, '').replace(/[?,].*$/, ''));
  const bare = address.replace(/^https?:\/\/(?:www\.)?/i, '');
  return /^[^/]+\/$/.test(bare) ? bare.slice(0, -1) : bare;
}

/** Returns the address that paper shows beside the words of a link, or undefined where the words say it already, or it is no address. */
export function addressBeside(words: string, address: string): string | undefined {
  if (isPlace(address) || safeHref(address) === undefined) return undefined;
  const shown = shownAddress(address);
  const plain = (text: string): string => (/^(?:tel|sms):/i.test(address) ? text.replace(/\D/g, '') : text.toLowerCase());
  return plain(words).includes(plain(shown)) ? undefined : shown;
}

/** Returns the address of a DOI ("10.1000/xyz"). Signs that would end a path are written as codes. */
export const doiAddress = (doi: string): string =>
  `https://doi.org/${encodeURI(doi).replace(/[#?]/g, (sign) => (sign === '#' ? '%23' : '%3F'))}`;

const SITE = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*$/;
const HOUSE = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/;

function judgeWeb(written: string, inside: boolean): JudgedAddress {
  const [, scheme = '', authority = ''] = /^(https?):\/\/([^/?#]*)/i.exec(written) ?? [];
  if (authority === '') return fault('names no site', 'Write two slashes and the site: https://www.example.org');
  if (authority.includes('@')) return fault('has a name or a password before the site', 'Leave out all before the @, and the @');
  const url = parsed(written);
  const host = authority.replace(/:\d*$/, '');
  if (!url || /[.:]$/.test(authority) || !(inside ? HOUSE : SITE).test(url.hostname)) {
    return fault(`names no site that is on the web ("${host}")`, 'Write a name with a dot in it, as www.example.org');
  }
  const ascii = /^[\x21-\x7e]*$/.test(host);
  if (ascii && host.toLowerCase() !== url.hostname) return fault(`is read by browsers as "${url.hostname}"`, `Write ${url.hostname}`);
  if (!ascii && host.split('.').some(looksLikeOther)) {
    const mend = `If this is the site that you mean, write ${url.hostname}`;
    return fault(`has letters in its site that look like others ("${host}" is "${url.hostname}")`, mend);
  }
  const plain = /^[\x21-\x7e]*$/.test(written);
  return { href: plain ? scheme.toLowerCase() + written.slice(scheme.length) : url.href };
}

function parsed(address: string): URL | undefined {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}

/** Small Cyrillic and Greek letters that a reader takes for Latin ones (Unicode's confusables.txt): whole names can be made of them. */
const LIKE_LATIN = /^[асԁеһіјӏоорԛгѕтпиԝхуҽαινορυωхγκτ\d-]+$/u;
const SCRIPTS = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Armenian}/u, /\p{Script=Cherokee}/u];

/** True for a part of a host's name that mixes alphabets, is made of doubles of Latin letters only, or has letters of another shape. */
function looksLikeOther(part: string): boolean {
  const small = part.toLowerCase();
  if (small !== small.normalize('NFKC') || small.includes('。')) return true;
  return (
    SCRIPTS.filter((script) => script.test(small)).length > 1 || (LIKE_LATIN.test(small) && /[^\d-]/.test(small) && !/[a-z]/.test(small))
  );
}

const MAIL = /^[\w.!#$%&'*+/=?~-]+@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*$/i;

function judgeMail(written: string): JudgedAddress {
  const [to = '', query] = written.replace(/^mailto:/i, '').split('?', 2);
  const wrong = to.split(',').find((one) => !MAIL.test(percentDecoded(one)));
  if (wrong !== undefined) return fault(`is no mail address ("${wrong}")`, 'Write it as mailto:name@example.org');
  const fields = query === undefined ? [] : query.split('&').map((field) => field.split('=', 1)[0] ?? '');
  const strange = fields.find((field) => !/^(?:subject|body|cc)$/i.test(field));
  if (strange !== undefined) return fault(`fills in "${strange}" of a mail`, 'Fill in only subject, body or cc');
  return { href: `mailto:${written.slice('mailto:'.length)}` };
}

function judgeNumber(written: string, scheme: 'tel' | 'sms'): JudgedAddress {
  const [typed = '', query] = written.slice(scheme.length + 1).split('?', 2);
  const number = percentDecoded(typed);
  const made = scheme === 'tel' ? (query === undefined ? telAddress(number) : undefined) : smsAddress(number, messageIn(query));
  return made === undefined ? fault('is no number to call', `Write ${scheme}: and one number, as ${scheme}:+1-555-0100`) : { href: made };
}

const messageIn = (query = ''): string => percentDecoded(/(?:^|&)body=([^&]*)/.exec(query)?.[1] ?? '');

/** What people put between the digits of a number: blanks and hyphens of all kinds, full stops, slashes, brackets. */
const BETWEEN = /[\s\p{Zs}\p{Pd}.·/()\u2060]+/gu;
/** An extension, as people write it behind a number. */
const EXTENSION = /[\s,;]*(?:,|;?\s*ext\.?\s*=?|extension|x|#)\s*(\d{1,7})$/iu;
/** Letters are keys to press only where people know them as such: 1-800-FDA-1088 in North America, 1300 and 13 in Australia. */
const WITH_LETTERS = /^(?:\+?1?8\d\d[\dA-Z]{7,}|1[38]00[\dA-Z]{6,}|13[A-Z]{4,})$/;
const KEYS = ['ABC', 'DEF', 'GHI', 'JKL', 'MNO', 'PQRS', 'TUV', 'WXYZ'];
/** Returns the digit of the key that a capital letter stands on. */
export const keyOf = (letter: string): string => String(KEYS.findIndex((keys) => keys.includes(letter)) + 2);

/** Returns a text with the digits of every script as 0 to 9, each in its place. */
export const westernDigits = (text: string): string =>
  text.replace(/(?![0-9]|[\u{10000}-\u{10FFFF}])\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    // The digits of a script stand in a row, ten of them.
    let zero = code;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero--;
    return String(code - zero);
  });

/** The digits of one number with its `+`, or undefined for all that is not one number: "999 or 112" are two. */
function digitsOf(typed: string): string | undefined {
  const joined = westernDigits(typed)
    .normalize('NFKC')
    .trim()
    .replace(/^(\+\s*\d+)\s*\(0\)/u, '$1')
    .replace(BETWEEN, '');
  if (!/^\+?\d+$/.test(joined) && !WITH_LETTERS.test(joined)) return undefined;
  const digits = joined.replace(/[A-Z]/g, keyOf);
  return /^\+?\d{2,15}$/.test(digits) ? digits : undefined;
}

/**
 * Returns the address that dials a number as people type it: "+44 (0)20 7946 0000", "1-800-FDA-1088", "555-0100 ext. 12". Behind the
 * number an extension is dialed after a pause (a comma: phones do not know the `;ext=` of RFC 3966). Undefined for all that is not one number.
 */
export function telAddress(typed: string): string | undefined {
  const extension = EXTENSION.exec(typed.trim());
  const digits = digitsOf(extension ? typed.trim().slice(0, extension.index) : typed);
  return digits === undefined ? undefined : `tel:${digits}${extension ? `,${extension[1]}` : ''}`;
}

/** Returns the address that begins a text message to a number, with `message` in it; undefined for all that is not one number. */
export function smsAddress(typed: string, message = ''): string | undefined {
  const digits = digitsOf(typed);
  // iPhones of some years want "&", all others "?": both read this.
  const body = message === '' ? '' : `?&body=${encodeURIComponent(message)}`;
  return digits === undefined ? undefined : `sms:${digits}${body}`;
}
