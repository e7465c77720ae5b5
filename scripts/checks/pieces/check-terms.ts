import type { Term } from '../../model/content.js';
import { type Diagnostic, error, warning } from '../../model/diagnostic.js';
import type { ReadPiece, ReadSection } from '../../model/read-deck.js';
import { termsFor } from '../../model/regional.js';
import type { DeckFacts } from '../deck-facts.js';
import type { Facts } from '../facts.js';
import { shortFormsIn } from '../words/short-forms.js';
import { type ExplainedTerm, explainedTerms, isSpelledOut, type Reading, readingOf } from './find-explanation.js';

/** So many names may be left out of the score of a text: more, and the score would say little about it. */
const MOST_NAMES = 25;

/** The names that are left out of the reading score are few. */
export function checkNameCount({ library }: Facts): Diagnostic[] {
  return Object.entries(library.glossary).flatMap(([locale, terms]) => {
    const names = terms.filter(({ name }) => name);
    const beyond = names[MOST_NAMES];
    if (!beyond) return [];
    const message = `The glossary in "${locale}" marks ${names.length} terms as names, "${beyond.term}" among them; at most ${MOST_NAMES} may be.`;
    const hint = 'Keep name: true for drugs, products and organizations that have no plainer word.';
    return [error({ code: 'too-many-names', message, hint, ...(beyond.at ? { at: beyond.at } : {}) })];
  });
}

/**
 * Medical terms are explained where a reader first meets them, and short forms are spelled out. A name is explained somewhere in the
 * same piece; the booklet has a list of words, and what a deck's own title names is its subject
 * (AHRQ PEMAT-P item 4, CDC Clear Communication Index item 7: terms explained, acronyms spelled out).
 */
export function checkTerms(judged: DeckFacts): Diagnostic[] {
  const { deck, language, library, pieces, wording } = judged;
  const glossary = termsFor(library.glossary[deck.language], library.brands[deck.brand.id]?.region ?? '');
  const finders = explainedTerms(glossary, wording?.passives ?? [], language);
  return pieces.flatMap((piece) => {
    const texts = piece.sections.map((section): SectionText => ({ section, reading: readingOf(textOf(section)) }));
    return [
      ...finders.flatMap((finder) => unexplained(finder, { piece, texts, judged })),
      ...shortForms(glossary, { piece, texts, judged }),
    ];
  });
}

interface SectionText {
  readonly section: ReadSection;
  readonly reading: Reading;
}
interface InPiece {
  readonly piece: ReadPiece;
  readonly texts: readonly SectionText[];
  readonly judged: DeckFacts;
}

/** The words of a section with a stop after each run, so that no run explains a word by standing next to it. */
const textOf = ({ runs }: ReadSection): string => runs.map(({ text }) => (/[.!?:]$/.test(text) ? text : `${text}.`)).join('\n');

function unexplained(finder: ExplainedTerm, { piece, texts, judged }: InPiece): Diagnostic[] {
  const first = texts.find(({ reading }) => finder.find(reading).length > 0);
  if (!first) return [];
  const { name, term, plain } = finder.term;
  if (name) {
    const isSubject = finder.find(readingOf(judged.deck.title)).length > 0;
    if (isSubject || piece.name === 'booklet' || texts.some(({ reading }) => finder.isExplainedIn(reading))) return [];
    const message = `The name "${term}" is explained nowhere in the ${piece.name} of "${judged.deck.id}".`;
    return [error({ code: 'name-not-explained', message, hint: sayWhat(plain), ...placeIn(first, finder, judged) })];
  }
  if (finder.isExplainedIn(first.reading)) return [];
  const message = `"${term}" is not explained where it first stands in the ${piece.name} of "${judged.deck.id}": "${first.section.title}".`;
  return [warning({ code: 'unexplained-term', message, hint: sayWhat(plain), ...placeIn(first, finder, judged) })];
}

const sayWhat = (plain: string): string => `Say there what it is (${plain.replace(/\.$/, '')}), or use the plain words instead.`;

function placeIn({ section }: SectionText, finder: ExplainedTerm, { placeOf }: DeckFacts): Pick<Diagnostic, 'at'> {
  const run = section.runs.find(({ text }) => finder.find(readingOf(text)).length > 0);
  return { at: placeOf(run?.key ?? section.key) };
}

/** Short forms that neither the glossary nor the piece spells out, each once a piece. What regions and brands add is theirs. */
function shortForms(glossary: readonly Term[], { piece, texts, judged }: InPiece): Diagnostic[] {
  const known = new Set(glossary.flatMap(({ term }) => shortFormsIn(term, judged.language)));
  const words = new Set(texts.flatMap(({ reading }) => reading.text.match(/(?<![\p{L}\p{N}])\p{Ll}+/gu) ?? []));
  const seen = new Set<string>();
  return texts.flatMap(({ section, reading }) =>
    section.runs
      .filter(({ kind }) => kind !== 'phone' && kind !== 'fact')
      .flatMap((run) =>
        shortFormsIn(run.text, judged.language).flatMap((short) => {
          if (known.has(short) || seen.has(short) || words.has(short.toLowerCase())) return [];
          seen.add(short);
          if (isSpelledOut(short, reading.text)) return [];
          const message = `"${short}" is spelled out neither in the ${piece.name} of "${judged.deck.id}" nor in the glossary.`;
          const hint = 'Write it out where it first stands, or add it to the glossary with its plain meaning.';
          return [warning({ code: 'unexplained-abbreviation', message, hint, at: judged.placeOf(run.key) })];
        }),
      ),
  );
}
