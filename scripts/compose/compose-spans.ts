import type { Claim, Inline } from '../model/content.js';
import type { Span } from '../model/deck.js';
import { allInlines } from '../model/tree.js';
import type { Composer, Place } from './composer.js';

/** Returns inline text as printed, and notes the claims it cites in the place's unit. */
export function composeSpans(inlines: readonly Inline[], place: Place): Span[] {
  for (const { claim, at } of citesIn(inlines)) {
    if (place.composer.claim(claim) && !place.unit.cited.has(claim)) place.unit.cited.set(claim, at);
  }
  return toSpans(inlines, place.composer);
}

/** Returns a claim's own words followed by its mark. */
export function claimSpans(claim: Claim, composer: Composer): Span[] {
  const says = claim.words[composer.locale]?.says ?? [];
  return withoutRepeats([...toSpans(says, composer), markOf(claim, composer)]);
}

/** Returns the cites in a run of inlines, also those inside strong text, emphasis and links. */
export function citesIn(inlines: readonly Inline[]): Extract<Inline, { kind: 'cite' }>[] {
  return allInlines(inlines).flatMap((inline) => (inline.kind === 'cite' ? [inline] : []));
}

function toSpans(inlines: readonly Inline[], composer: Composer): Span[] {
  return withoutRepeats(inlines.flatMap((inline) => toSpan(inline, composer) ?? []));
}

function toSpan(inline: Inline, composer: Composer): Span | undefined {
  switch (inline.kind) {
    case 'strong':
    case 'emphasis':
      return { kind: inline.kind, children: toSpans(inline.children, composer) };
    case 'link':
      return { kind: 'link', href: inline.href, children: toSpans(inline.children, composer) };
    case 'cite': {
      const claim = composer.claim(inline.claim);
      return claim && markOf(claim, composer);
    }
    case 'value':
      return { kind: 'text', text: filledValue(inline.name, composer) };
    case 'instruction':
      return undefined;
    default:
      return inline;
  }
}

const markOf = (claim: Claim, { numbering }: Composer): Span => ({ kind: 'mark', claim: claim.id, numbers: numbering.numbersOf(claim) });

/** In a run of marks each number is printed once; a mark with nothing left to print still says which claim it is of. */
function withoutRepeats(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  let run = new Set<number>();
  for (const span of spans) {
    if (span.kind !== 'mark') {
      run = new Set();
      out.push(span);
      continue;
    }
    const numbers = span.numbers.filter((number) => !run.has(number));
    for (const number of numbers) run.add(number);
    out.push({ ...span, numbers });
  }
  return out;
}

/** The printed form of `{{name}}`. What has none is the empty text; a check reports it with its line. */
function filledValue(name: string, composer: Composer): string {
  if (name === 'emergency') return composer.region?.emergency.number ?? '';
  if (name === 'crisis') return composer.region?.crisis.number ?? '';
  const claim = name.startsWith('checked.') ? composer.claim(name.slice('checked.'.length)) : undefined;
  return claim ? composer.language.dayInWords(claim.checked) : '';
}

/** Returns text in which only `**` has a meaning as spans: regional text is not Markdown. */
export function boldSpans(text: string): Span[] {
  return text.split('**').flatMap((part, index): Span[] => {
    if (part === '') return [];
    const plain: Span = { kind: 'text', text: part };
    return index % 2 === 1 ? [{ kind: 'strong', children: [plain] }] : [plain];
  });
}
