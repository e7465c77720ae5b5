import { type At, type Diagnostic, error, fieldAt } from '../../model/diagnostic.js';
import { phrases } from '../../model/phrase.js';
import { groupOf, type SafetyItem, type Told } from '../../model/safety.js';
import { plainText } from '../../model/tree.js';
import type { Facts } from '../facts.js';
import { bareWords, formsOf } from './item-finder.js';

/**
 * The safety items and the requirements hold each other: each item has words in each locale, keeps the words that it must keep, is named
 * by the claims that it rests on, and is told by some requirement under its own urgency or kind.
 */
export function checkSafetyItems(facts: Facts): Diagnostic[] {
  const told = facts.library.requirements.flatMap(({ id, tells = [] }) => tells.map((one): ToldBy => ({ ...one, by: id })));
  const items = Object.values(facts.library.safety);
  return items.flatMap((item) => [
    ...missingWords(item, facts),
    ...lostWords(item),
    ...unsaidByClaims(item, facts),
    ...untold(item, items, told),
  ]);
}

type ToldBy = Told & { readonly by: string };

const missingWords = (item: SafetyItem, { library }: Facts): Diagnostic[] =>
  library.project.locales
    .filter((locale) => !item.words[locale])
    .map((locale) =>
      error({
        code: 'item-without-words',
        message: `The safety item "${item.id}" has no words in decks/safety/${locale}.yaml.`,
        at: item.at,
        hint: `Write there: ${item.id}: { says: "..." }.`,
        concerns: { locale },
      }),
    );

/** What all forms must keep: a longer form loses a word as easily as a shorter one. */
const lostWords = ({ id, words }: SafetyItem): Diagnostic[] =>
  Object.values(words).flatMap(({ says, short, brief, helper, keeps, at }) =>
    keeps.flatMap((kept) => {
      const finder = phrases(kept.split('|'));
      return Object.entries({ says, short, brief, helper }).flatMap(([form, text]) =>
        text === undefined || finder.isIn(bareWords(text))
          ? []
          : [
              error({
                code: 'safety-words-missing',
                message: `"${form}" of the safety item "${id}" must say "${kept.split('|').join('" or "')}", and says "${text}".`,
                at,
                hint: 'Put the words back, or change keeps: beside it when the clinic decides so.',
              }),
            ],
      );
    }),
  );

/** How many letters two forms of a word share at least: "stopping" and "stop". */
const STEM = 4;

/** True where a text has each longer word of a form, in whatever order and with whatever ending. */
function sharesWords(form: string, text: string): boolean {
  const all = wordsOf(form);
  const long = all.filter((word) => word.length >= STEM);
  const found = wordsOf(text);
  return (long.length > 0 ? long : all).every((word) => found.some((one) => one.startsWith(word.slice(0, STEM))));
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** A claim that an item rests on speaks of it; one with a page of its own may rest on more than the claim says. */
function unsaidByClaims(item: SafetyItem, { claimsNamed }: Facts): Diagnostic[] {
  const claims = claimsNamed(item.claims);
  if (item.source !== undefined || claims.length === 0) return [];
  return Object.entries(item.words).flatMap(([locale, words]) => {
    const said = claims.flatMap((claim) => claim.words[locale]?.says ?? []);
    if (said.length === 0 || formsOf(words).some((form) => sharesWords(form, plainText(said)))) return [];
    const [first] = claims;
    const message = `The safety item "${item.id}" rests on "${item.claims.join('", "')}", and the words of the claim do not tell it: "${plainText(said)}".`;
    const hint = `Put it back into the claim, add the claim's words for it to also: in decks/safety/${locale}.yaml, or give the item a source: of its own.`;
    return [error({ code: 'item-lost', message, at: first?.words[locale]?.at ?? item.at, hint })];
  });
}

function untold(item: SafetyItem, items: readonly SafetyItem[], told: readonly ToldBy[]): Diagnostic[] {
  const group = groupOf(item);
  const own = told.filter((one) => one.item === item.id);
  if (own.length === 0) {
    const message = `No requirement tells the safety item "${item.id}" (${group}) of ${item.at.file}, line ${item.at.line}: nothing would notice if a piece lost it.`;
    const hint = `Name it in decks/requirements.yaml: tells: { ${group}: [${item.id}] }, or take it out.`;
    return [error({ code: 'item-untold', message, at: besideNext(item, items, told) ?? item.at, hint })];
  }
  return own
    .filter((one) => one.group !== group)
    .map((one) =>
      error({
        code: 'item-regrouped',
        message: `The safety item "${item.id}" is "${group}" here, and ${one.by} tells it as "${one.group}".`,
        at: fieldAt(item, item.kind === 'sign' ? 'urgency' : 'kind'),
        hint: `Mend the one of the two that is wrong: here, or tells: in ${one.at.file}, line ${one.at.line}.`,
      }),
    );
}

/** Where requirements name the next item of its group: there its own name is missing. */
function besideNext(item: SafetyItem, items: readonly SafetyItem[], told: readonly ToldBy[]): At | undefined {
  const group = items.filter((one) => groupOf(one) === groupOf(item));
  const after = group.slice(group.indexOf(item) + 1);
  return after.flatMap(({ id }) => told.find((one) => one.item === id) ?? [])[0]?.at;
}
