import type { Language } from '../../languages/index.js';
import type { Frequency } from '../../languages/numbers.js';
import type { Sentence } from '../../languages/sentences.js';
import type { Claim } from '../../model/content.js';
import { type Diagnostic, error, warning } from '../../model/diagnostic.js';
import { phrases } from '../../model/phrase.js';
import { ofShared, type PartFacts } from '../facts.js';
import type { Authored } from '../words/authored-text.js';

/** A frequency where it stands, with the claims that cover it. */
interface Placed {
  readonly text: string;
  readonly whole: number;
  readonly written: Authored;
  /** Claims whose numbers list it just so. */
  readonly listedBy: readonly string[];
}

/**
 * What stands under one heading is compared, so it has one denominator (CDC Clear Communication Index item 17). Two groups of one
 * small study that their claim lists as they are ("4 of 8", "0 of 7") may differ: whole people are more honest there than percents.
 * Results of different studies under different headings are not compared, so nothing is asked of the piece as a whole.
 */
export function checkDenominators(facts: PartFacts): Diagnostic[] {
  const sections = new Map<string, Placed[]>();
  for (const written of facts.texts) {
    const key = `${written.locale} ${written.section}`;
    sections.set(key, [...(sections.get(key) ?? []), ...frequenciesOf(facts, written)]);
  }
  return [...sections.values()].flatMap(oddOnes);
}

const frequenciesOf = ({ library, languageOf, source, sentencesOf }: PartFacts, written: Authored): Placed[] =>
  sentencesOf(written).flatMap(({ text, cites }) => {
    const claims = [...written.claims, ...cites];
    return languageOf(written.locale)
      .frequenciesIn(text)
      .map((one) => ({
        ...{ text: one.text, whole: one.whole, written },
        listedBy: claims.filter((id) => library.claims[id]?.numbers.some((number) => isIn(source.frequenciesIn(String(number)), one))),
      }));
  });

const isIn = (list: readonly Frequency[], { part, whole }: Frequency): boolean =>
  list.some((one) => one.part === part && one.whole === whole);

/** Returns what differs from the denominator that most frequencies of a section have. */
function oddOnes(section: readonly Placed[]): Diagnostic[] {
  const count = (whole: number): number => section.filter((one) => one.whole === whole).length;
  const common = [...section].sort((a, b) => count(b.whole) - count(a.whole))[0];
  if (!common) return [];
  return section
    .filter(({ whole }) => whole !== common.whole)
    .filter((odd) => !odd.listedBy.some((id) => section.every((one) => one.whole === odd.whole || one.listedBy.includes(id))))
    .map((odd) =>
      warning({
        code: 'mixed-denominators',
        message: `"${odd.text}" stands beside "${common.text}": a reader cannot compare them.`,
        at: odd.written.at,
        hint: `Give both of ${Math.max(common.whole, 100)}, or put them under headings of their own.`,
      }),
    );
}

const comparedIn = ofShared(
  ({ library }) =>
    new Map(
      Object.values(library.claims).flatMap((claim) =>
        Object.entries(claim.words).flatMap(([locale, { compared = [] }]) =>
          compared.length > 0 ? [[`${locale} ${claim.id}`, { claim, compared, isIn: phrases(compared).isIn }] as const] : [],
        ),
      ),
    ),
);

/**
 * Where a claim says with what its result was compared (`compared` in its words), the comparison stands beside its numbers: a
 * result alone lets the treatment look better than it is.
 */
export function checkComparisons(facts: PartFacts): Diagnostic[] {
  const words = comparedIn(facts);
  return facts.texts.flatMap((written) =>
    stretchesOf(facts.sentencesOf(written)).flatMap(({ text, cites }) =>
      [...written.claims, ...cites].flatMap((id) => {
        const found = words.get(`${written.locale} ${id}`);
        if (
          !found ||
          !tellsResult(text, found.claim, facts, facts.languageOf(written.locale)) ||
          found.isIn(`${text} ${written.around ?? ''}`)
        )
          return [];
        return [alone(text, found.claim, found.compared, written)];
      }),
    ),
  );
}

/** Neighbouring sentences that one group of marks covers, together. */
function stretchesOf(sentences: readonly Sentence[]): { text: string; cites: readonly string[] }[] {
  const found: { text: string; cites: readonly string[] }[] = [];
  let open = '';
  for (const { text, cites, own } of sentences) {
    open = `${open} ${text}`.trim();
    if (own) {
      found.push({ text: open, cites });
      open = '';
    }
  }
  return open === '' ? found : [...found, { text: open, cites: [] }];
}

/** True when the text tells a result of the claim: one of its frequencies, or, if it lists none, one of its numbers that is no year. */
function tellsResult(text: string, claim: Claim, { source, valuesOf }: PartFacts, { frequenciesIn, numbersIn }: Language): boolean {
  const frequencies = claim.numbers.flatMap((entry) => source.frequenciesIn(String(entry)));
  if (frequencies.length > 0) return frequenciesIn(text).some((one) => isIn(frequencies, one));
  const values = valuesOf(claim);
  return numbersIn(text).some(({ value }) => values.includes(value) && !(value >= 1900 && value < 2100));
}

function alone(text: string, { id }: Claim, compared: readonly string[], { at }: Authored): Diagnostic {
  const message = `"${text}" gives numbers of claim "${id}" without what they were compared with ("${compared.join('", "')}").`;
  return error({ code: 'comparison-missing', message, at, hint: 'Add the result of the other group, with the same denominator.' });
}
