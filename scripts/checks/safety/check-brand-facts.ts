import { type Diagnostic, fieldAt, warning } from '../../model/diagnostic.js';
import { entryIn } from '../../model/entry-in.js';
import { type Phrases, phrases } from '../../model/phrase.js';
import { rememberOf } from '../../model/remember.js';
import type { SharedFacts, WordingReader } from '../facts.js';

interface Finders {
  /** What takes something back: a "no" or an exception. */
  readonly escapes: Phrases;
  readonly denials: Phrases;
  readonly later: Phrases;
  readonly cases: Phrases;
}

const findersOf = rememberOf(({ wording }: WordingReader): Finders => {
  const { negations, exceptions, urgency, conditions, urgent } = wording;
  return {
    escapes: phrases([...negations, ...exceptions]),
    denials: phrases(negations),
    later: phrases(urgency['next-visit'] ?? []),
    cases: phrases([...conditions, ...urgent]),
  };
});

/**
 * A fact of a brand completes words that were reviewed, and orders nothing itself. Where its label forbids or orders ("no food from", "stop eating"), it
 * neither denies nor excepts; and nowhere does it tell people what to put off ("if we are closed, wait for the next day").
 */
export function checkBrandFacts({ library: { brands, project }, readers }: SharedFacts): Diagnostic[] {
  return Object.values(brands).flatMap((brand) =>
    Object.entries(brand.facts).flatMap(([name, words]) =>
      Object.entries(words).flatMap(([locale, text]) => {
        const reader = readers.get(locale);
        const taken = reader && takenBack(entryIn(project.facts, name)?.label[locale] ?? '', text, reader);
        if (!taken) return [];
        const at = brand.factFields?.[name] ?? fieldAt(brand, 'facts');
        const message = `"${taken}" in "${name}" of brand "${brand.id}" takes something back from an order: "${text}".`;
        const hint =
          'Give a time, a place, a number or a name there; what people are to do stands in the modules, and in orders: of decks/requirements.yaml.';
        return [warning({ code: 'order-exception', message, at, hint })];
      }),
    ),
  );
}

/** The words with which a fact under this label takes something back. */
function takenBack(label: string, text: string, reader: WordingReader): string | undefined {
  const { escapes, denials, later, cases } = findersOf(reader);
  const orders = denials.isIn(label) || reader.features.isOrder(label);
  const back = orders ? escapes.find(text)[0] : undefined;
  if (back) return back.text;
  const putOff = reader.language.sentencesIn(text).find((sentence) => cases.isIn(sentence) && later.isIn(sentence));
  return putOff === undefined ? undefined : later.find(putOff)[0]?.text;
}
