import { numbersSaid, reportSaid, saidText } from '../languages/say-lines.js';
import type { Claim, Inline } from '../model/content.js';
import type { Caveat, DeckBlock, Span } from '../model/deck.js';
import { holdsIn } from '../model/regional.js';
import { allInlines, mapSpans, spansText } from '../model/tree.js';
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
    case 'language':
      return { kind: 'language', language: inline.language, children: toSpans(inline.children, composer) };
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
  if (name === 'emergency' || name === 'crisis') return saidText(numbersSaid(composer.region, name, composer));
  if (name === 'report') return saidText(reportSaid(composer.region, composer));
  const claim = name.startsWith('checked.') ? composer.claim(name.slice('checked.'.length)) : undefined;
  return claim ? composer.language.dayInWords(claim.checked) : '';
}

interface Met {
  readonly key: string;
  readonly text: string;
  readonly requirements: readonly string[];
  readonly whole?: true;
}

/** Writes down that a block meets some requirements, unless it stands where no reader sees it. */
export function recordTaken({ shown }: Pick<Place, 'shown'>, met: Met): void {
  if (!shown) return;
  const slide = shown.slide === undefined ? {} : { slide: shown.slide };
  for (const requirement of met.requirements) {
    const known = shown.list.some(
      (one) => one.requirement === requirement && one.key === met.key && one.text === met.text && one.whole === met.whole,
    );
    if (!known) shown.list.push({ requirement, key: met.key, text: met.text, ...slide, ...(met.whole && { whole: met.whole }) });
  }
}

/** Writes down the requirements that the claims cited in `inlines` take up; the text is that of the whole run. */
export function recordCites(place: Place, run: { key: string; inlines: readonly Inline[]; spans: readonly Span[] }): void {
  const requirements = citesIn(run.inlines).flatMap((cite) => place.composer.claim(cite.claim)?.takesUp ?? []);
  if (requirements.length > 0) recordTaken(place, { key: run.key, text: spansText(run.spans), requirements });
}

/**
 * Returns the caveats of all claims in the place's unit, each once, in the order in which they are first needed.
 * A caveat whose own words stand in the unit already, or that is among those `said`, is not said twice. Each leads back to the cite that
 * first needs it.
 */
export function composeCaveats(place: Place, said: ReadonlyMap<string, string> = new Map()): Caveat[] {
  const { composer, unit } = place;
  const caveats = new Map<string, Caveat>();
  for (const [cited, at] of unit.cited) {
    for (const id of composer.claim(cited)?.qualifiedBy ?? []) {
      const claim = composer.claim(id);
      if (!claim || !holdsIn(claim, composer.brand.region) || unit.stated.has(id) || said.has(id) || caveats.has(id)) continue;
      const caveat: Caveat = { key: composer.keyAt(at), claim: id, spans: claimSpans(claim, composer) };
      caveats.set(id, caveat);
      recordTaken(place, { key: caveat.key, text: spansText(caveat.spans), requirements: claim.takesUp });
    }
  }
  return [...caveats.values()];
}

type KeysOf = (claim: string) => readonly string[];

interface Marked {
  readonly title: readonly Span[];
  readonly blocks: readonly DeckBlock[];
  readonly caveats: readonly Caveat[];
  readonly said?: ReadonlyMap<string, string> | undefined;
}

/** Returns a title and blocks of the place's unit in which each mark names the keys of what qualifies its claim, there or where it was said. */
export function describeMarks(
  { title, blocks, caveats, said = new Map() }: Marked,
  { composer, unit }: Place,
): { title: Span[]; blocks: DeckBlock[] } {
  const keys = new Map([...said, ...unit.stated, ...caveats.map(({ claim, key }) => [claim, key] as const)]);
  const keysOf: KeysOf = (claim) => (composer.claim(claim)?.qualifiedBy ?? []).flatMap((id) => keys.get(id) ?? []);
  return { title: described(title, keysOf), blocks: mapSpans(blocks, (spans) => described(spans, keysOf)) };
}

/** A mark that prints no number, since the one before it has them all, leaves its keys to that one. */
function described(spans: readonly Span[], keysOf: KeysOf): Span[] {
  const out: Span[] = [];
  for (const span of spans) {
    if (span.kind !== 'mark') {
      out.push('children' in span ? { ...span, children: described(span.children, keysOf) } : span);
      continue;
    }
    out.push(span);
    const printed = out.findLastIndex((one) => one.kind !== 'mark' || one.numbers.length > 0);
    const mark = out[printed];
    if (mark?.kind !== 'mark') continue;
    const describedBy = [...new Set([...(mark.describedBy ?? []), ...keysOf(span.claim)])];
    if (describedBy.length > 0) out[printed] = { ...mark, describedBy };
  }
  return out;
}
