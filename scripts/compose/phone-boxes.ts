import type { PhoneLine } from '../model/content.js';
import type { Fact, PhoneBox, RegionView } from '../model/deck.js';
import { boldSpans } from './compose-spans.js';
import type { Composer } from './composer.js';

const CONTACT = ['phone', 'hours', 'after-hours'];

/** Returns how to reach one line. Emergency and crisis come from the region, the clinic's own lines from the brand. */
export function phoneBox(line: PhoneLine, composer: Composer): PhoneBox {
  if (line === 'clinic') return { line, title: composer.word('call-us'), says: [], more: [], facts: contactFacts(composer) };
  const { region, locale } = composer;
  if (line === 'emergency') {
    const number = region?.emergency.number ?? '';
    return { line, title: composer.word('call', { number }), says: [], more: [], facts: [] };
  }
  const title = composer.word('in-a-crisis', { number: region?.crisis.number ?? '' });
  const says = boldSpans(composer.inLocale(region?.crisis.says));
  return { line, title, says, more: region?.crisis.more[locale] ?? [], facts: [] };
}

/** Returns the region's lines as every artifact shows them. */
export function regionView(composer: Composer): RegionView {
  const report = composer.inLocale(composer.region?.report?.says);
  const name = composer.inLocale(composer.region?.name);
  return {
    ...(name ? { name } : {}),
    emergency: phoneBox('emergency', composer),
    crisis: phoneBox('crisis', composer),
    ...(report ? { report } : {}),
  };
}

/** Returns the facts that say how to reach the organisation, as far as the project knows them. */
export const contactFacts = (composer: Composer): Fact[] => brandFacts(CONTACT, composer);

/** Returns facts of the brand by name; one that it has not given has no value. */
export function brandFacts(names: readonly string[], composer: Composer): Fact[] {
  return names.flatMap((name) => {
    const known = composer.library.project.facts[name];
    if (!known) return [];
    const value = composer.inLocale(composer.brand.facts[name]);
    return [{ label: composer.inLocale(known.label), ...(value ? { value } : {}) }];
  });
}
