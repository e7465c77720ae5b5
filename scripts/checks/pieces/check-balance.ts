import { countWords } from '../../languages/words.js';
import type { Code } from '../../model/codes.js';
import type { Library, Role } from '../../model/content.js';
import type { DeckBlock } from '../../model/deck.js';
import type { DeckDefinition } from '../../model/definitions.js';
import { type At, type Diagnostic, error, fieldAt } from '../../model/diagnostic.js';
import type { ReadPiece, ReadRun, ReadSection } from '../../model/read-deck.js';
import { allBlocks } from '../../model/tree.js';
import type { ConditionPath, DeckFacts } from '../deck-facts.js';

/** Own threshold: no tool gives one. See the CDC Clear Communication Index, item 19, which asks for both. */
const LEAST_RATIO = 0.5;

/** Words that state benefits and risks in one piece. */
export interface Balance {
  readonly benefit: number;
  readonly risk: number;
}

/**
 * Fair balance: a piece that states a benefit carries the risks, in at least half as many words, and no patient's path through
 * a slide deck leaves out the risks or the crisis line (CDC Clear Communication Index, item 19; DISCERN, questions 10 and 11).
 */
export function checkBalance(judged: DeckFacts): Diagnostic[] {
  return [...judged.pieces.flatMap((piece) => ofPiece(piece, judged)), ...ofPaths(judged)];
}

/**
 * Returns the words of a piece whose claims state benefits or risks. A run that states both counts for either by half. A caveat
 * limits what is promised, so it never counts as a benefit; it counts as a risk when its role is one.
 */
export function balanceOf(piece: ReadPiece, library: Pick<Library, 'claims'>): Balance {
  const total = { benefit: 0, risk: 0 };
  for (const run of piece.sections.flatMap(({ runs }) => runs)) {
    const roles = rolesOf(run, library);
    const benefit = run.kind !== 'caveat' && roles.has('benefit');
    const words = countWords(run.text) / (benefit && roles.has('risk') ? 2 : 1);
    if (benefit) total.benefit += words;
    if (roles.has('risk')) total.risk += words;
  }
  return { benefit: Math.round(total.benefit), risk: Math.round(total.risk) };
}

const rolesOf = ({ claims }: ReadRun, library: Pick<Library, 'claims'>): ReadonlySet<Role> =>
  new Set(claims.flatMap((id) => library.claims[id]?.role ?? []));

/** The key of the deck definition that decides what is in a piece. */
const KEY_OF: Readonly<Record<ReadPiece['name'], keyof DeckDefinition>> = {
  slides: 'parts',
  booklet: 'parts',
  handout: 'handout',
  largePrint: 'largePrint',
  brochure: 'brochure',
};

function ofPiece(piece: ReadPiece, { library, deck, definition }: DeckFacts): Diagnostic[] {
  const { benefit, risk } = balanceOf(piece, library);
  if (benefit === 0 || risk >= benefit * LEAST_RATIO) return [];
  const at = fieldAt(definition, KEY_OF[piece.name]);
  const name = nameOf(piece, deck.id);
  if (risk === 0)
    return [
      error({
        code: 'benefit-without-risk',
        message: `${name} states benefits (${benefit} words) and no risk: whoever tells of one tells of the other.`,
        at,
        hint: 'Add the module or slide that says what can go wrong.',
      }),
    ];
  const ratio = (risk / benefit).toFixed(2);
  return [
    error({
      code: 'unbalanced',
      message: `${name} has ${risk} words on risks for ${benefit} on benefits (${ratio}): at least ${LEAST_RATIO} is needed.`,
      at,
      hint: 'Add the risks that this piece leaves out, or shorten what it says of benefits.',
    }),
  ];
}

const nameOf = ({ name }: ReadPiece, deck: string): string => (name === 'slides' ? `Deck "${deck}"` : `The ${name} of deck "${deck}"`);

/** A mistake names all the paths that have it. */
function ofPaths(judged: DeckFacts): Diagnostic[] {
  const { at } = judged.definition;
  const slides = judged.pieces.find(({ name }) => name === 'slides');
  if (!slides) return [];
  const { paths, deck } = judged;
  const deeper = new Set(deck.slides.flatMap((slide) => (slide.deeper ? [slide.key] : [])));
  // What only who asks is shown warns nobody.
  const line = slides.sections.filter(({ key }) => !deeper.has(key));
  const sectionsOn = ({ includes }: ConditionPath): ReadSection[] => line.filter(({ conditions }) => includes(conditions));
  const noCrisis = paths.filter((path) => !sectionsOn(path).some(({ blocks }) => hasCrisisBox(blocks)));
  return [
    ...withoutRisk(
      judged,
      paths.map((path) => ({ path, sections: sectionsOn(path) })),
    ),
    ...missingOn(noCrisis, 'path-without-crisis', at, {
      message: 'have no crisis box: each patient sees whom to call.',
      hint: 'Add a slide with "::: phone crisis" that has no conditions.',
    }),
  ];
}

function missingOn(paths: readonly ConditionPath[], code: Code, at: At, told: { message: string; hint: string }): Diagnostic[] {
  if (paths.length === 0) return [];
  const names = paths.map(({ name }) => name).join(', ');
  return [error({ code, message: `The slides for ${names} ${told.message}`, at, hint: told.hint })];
}

interface Walked {
  readonly path: ConditionPath;
  readonly sections: readonly ReadSection[];
}

/** Each path shows some risk, and what the deck must say of risks and says on some other path. */
function withoutRisk({ library, deck, definition: { at } }: DeckFacts, walked: readonly Walked[]): Diagnostic[] {
  const hint = 'Show the slide to everyone: take conditions="..." from its heading, or add another.';
  const risks = Object.values(library.claims).filter(({ role }) => role === 'risk');
  if (risks.length === 0) return [];
  const isRisky = ({ runs }: ReadSection): boolean => runs.some((run) => rolesOf(run, library).has('risk'));
  const bare = walked.filter(({ sections }) => !sections.some(isRisky)).map(({ path }) => path);
  const about = new Set(risks.flatMap(({ takesUp }) => takesUp));
  const met = (deck.taken.slides ?? []).filter(({ requirement }) => about.has(requirement));
  const lacking = (id: string): ConditionPath[] =>
    walked
      .map(({ path }) => path)
      .filter((path) => !bare.includes(path))
      .filter(
        ({ includes }) =>
          !met.some(
            ({ requirement, slide }) =>
              requirement === id && includes(deck.slides.find(({ number }) => number === slide)?.conditions ?? []),
          ),
      );
  return [
    ...missingOn(bare, 'path-without-risk', at, { message: 'show no risk: each patient sees what can go wrong.', hint }),
    ...library.requirements
      .filter(({ id, requiredIn }) => requiredIn.includes(deck.id) && met.some(({ requirement }) => requirement === id))
      .flatMap(({ id, says }) => {
        const message = `leave out the risks of ${id} (${says[deck.language] ?? ''}), which other patients see.`;
        return missingOn(lacking(id), 'path-without-risk', at, { message, hint });
      }),
  ];
}

const hasCrisisBox = (blocks: readonly DeckBlock[]): boolean =>
  allBlocks(blocks).some((block) => block.kind === 'phone' && block.phone.line === 'crisis');
