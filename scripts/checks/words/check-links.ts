import type { Inline } from '../../model/content.js';
import { type Diagnostic, warning } from '../../model/diagnostic.js';
import { allInlines, oneLine, plainText } from '../../model/tree.js';
import { type PartFacts, perLocale } from '../facts.js';
import type { Authored } from './authored-text.js';

/** An address longer than this is not read aloud, and not typed from paper. */
const LONGEST = 40;
/** An address with the signs that programs need, or a long one. A short one ("www.example.org/help") is for those who read on paper. */
const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>"“”]+/giu;

const emptyIn = perLocale(({ access }) => new Set(access.emptyLinks.map(plain)));

/** The words of a link say where it leads by themselves, and no address stands in the text that is made for programs. */
export function checkLinks(facts: PartFacts): Diagnostic[] {
  const empty = emptyIn(facts);
  return facts.texts.flatMap((written) => {
    const links = allInlines(written.inlines).filter((one): one is Extract<Inline, { kind: 'link' }> => one.kind === 'link');
    return [...links.flatMap((link) => judgeLink(link, written, empty.get(written.locale))), ...bareAddresses(written)];
  });
}

const plain = (text: string): string => oneLine(text.toLowerCase().replace(/[^\p{L}\p{N}\s'’-]/gu, ' '));

function judgeLink({ children, href }: Extract<Inline, { kind: 'link' }>, { at }: Authored, empty?: ReadonlySet<string>): Diagnostic[] {
  const words = plainText(children);
  const told = plain(words);
  if (told !== '' && !empty?.has(told)) return [];
  const message = `The words of the link "${oneLine(words)}" do not say where it leads: ${href}`;
  return [
    warning({
      code: 'poor-link',
      message,
      at,
      hint: 'Make the name of the page the words of the link: [how to report harm](https://...).',
    }),
  ];
}

function bareAddresses({ inlines, at, place }: Authored): Diagnostic[] {
  if (place === 'source') return [];
  return [...plainText(inlines).matchAll(ADDRESS)].flatMap(([found]) => {
    const address = found.replace(/[.,;:!?)]+$/, '');
    if (!/^https?:/i.test(address) && address.length <= LONGEST) return [];
    const message = `The address "${address}" stands in the words: read aloud it is letters and signs.`;
    return [
      warning({ code: 'bare-address', message, at, hint: `Write [the name of the page](${address}); paper shows the address behind it.` }),
    ];
  });
}
