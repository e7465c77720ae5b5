import { lineSaid, numbersSaid, reportSaid, type SaidPart, saidText } from '../languages/say-lines.js';
import { telAddress } from '../model/addresses.js';
import type { PhoneLine } from '../model/content.js';
import type { Fact, PhoneBox, RegionView, Span } from '../model/deck.js';
import { BOLD_IN_FACT } from '../model/left-marks.js';
import { markedRun } from '../model/marked-words.js';
import { linesOf } from '../model/organisation.js';
import type { Composer } from './composer.js';

const CONTACT = ['phone', 'hours', 'after-hours'];

/** Returns how to reach one line. Emergency and crisis come from the region, the clinic's own lines from the brand. `emergency`: the fixed word for the title of that box. */
export function phoneBox(line: PhoneLine, composer: Composer, emergency = 'call'): PhoneBox {
  if (line === 'clinic') return { line, title: composer.word('call-us'), says: [], more: [], facts: contactFacts(composer) };
  const { region } = composer;
  const numbers = numbersSaid(region, line, composer);
  const title = composer.word(line === 'emergency' ? emergency : 'in-a-crisis', { number: saidText(numbers) });
  const [first = [], ...others] = line === 'crisis' ? linesOf(region, line).map((one) => lineSaid(one, composer)) : [];
  return {
    ...{ line, title, says: first.map(printed), more: others.map(saidText), facts: [] },
    dialled: { title: titleDialled(title, numbers), says: first.map(linked), more: others.map((parts) => parts.map(linked)) },
  };
}

/** On paper a number is set off, and nothing can be tapped. */
const printed = (part: SaidPart): Span => (part.href?.startsWith('http') === false ? strong(part.text) : text(part.text));

const linked = ({ text: said, href }: SaidPart): Span => {
  const number = text(said);
  if (href === undefined) return number;
  return { kind: 'link', href, children: href.startsWith('http') ? [number] : [strong(said)] };
};

/** A title with one number is one thing to tap; with several, each number is one. */
function titleDialled(title: string, numbers: readonly SaidPart[]): Span[] {
  const calls = numbers.flatMap(({ text: number, href }) => (href === undefined ? [] : [{ number, href }]));
  const [only] = calls;
  if (only && calls.length === 1) return [{ kind: 'link', href: only.href, children: [text(title)] }];
  const whole = saidText(numbers);
  const start = title.indexOf(whole);
  if (whole === '' || start < 0) return [text(title)];
  return [text(title.slice(0, start)), ...numbers.map(plainLink), text(title.slice(start + whole.length))].filter(
    (span) => span.kind !== 'text' || span.text !== '',
  );
}

const plainLink = ({ text: said, href }: SaidPart): Span =>
  href === undefined ? text(said) : { kind: 'link', href, children: [text(said)] };
const text = (said: string): Span => ({ kind: 'text', text: said });
const strong = (said: string): Span => ({ kind: 'strong', children: [text(said)] });

/** Returns the region's lines as every artifact shows them: on a cover, with no sign beside it, "Call 911" would read as an order. */
export function regionView(composer: Composer): RegionView {
  const report = saidText(reportSaid(composer.region, composer));
  const name = composer.inLocale(composer.region?.name);
  const { country } = composer.language;
  const isElsewhere = country !== undefined && country !== composer.brand.region;
  return {
    ...(name ? { name } : {}),
    ...(isElsewhere ? { writtenFor: composer.word('written-for') } : {}),
    emergency: phoneBox('emergency', composer, 'emergency-call'),
    crisis: phoneBox('crisis', composer),
    ...(report ? { report } : {}),
  };
}

/** Returns the facts that say how to reach the organisation, as far as the project knows them. */
export const contactFacts = (composer: Composer): Fact[] => brandFacts(CONTACT, composer);

/** A fact as it is typed: a line stays a line, `**bold**` is bold; where nothing is marked all of it is, so that it is found at once. */
function factSpans(text: string): Span[] {
  const lines = text.trim().split(/\s*\n\s*/);
  const isMarked = BOLD_IN_FACT.test(text);
  return lines.flatMap((line, index): Span[] => [
    ...(index > 0 ? [{ kind: 'break' } as const] : []),
    ...(isMarked ? markedSpans(line) : [{ kind: 'strong', children: markedRun(line) } as const]),
  ]);
}

const markedSpans = (line: string): Span[] =>
  line
    .split(new RegExp(`(${BOLD_IN_FACT.source})`))
    .filter((part) => part !== '')
    .flatMap((part): Span[] => (BOLD_IN_FACT.test(part) ? [{ kind: 'strong', children: markedRun(part.slice(2, -2)) }] : markedRun(part)));

/** Returns facts of the brand by name; one that it has not given has no value. */
export function brandFacts(names: readonly string[], composer: Composer): Fact[] {
  return names.flatMap((name) => {
    const known = composer.library.project.facts[name];
    if (!known) return [];
    const value = composer.inLocale(composer.brand.facts[name]);
    const href = known.kind === 'phone' && value ? telAddress(value) : undefined;
    return [
      {
        label: composer.inLocale(known.label),
        ...(value ? { value: factSpans(value) } : {}),
        ...(href ? { dialled: [linked({ text: value, href })] } : {}),
      },
    ];
  });
}
