import { type At, type Diagnostic, fieldAt, warning } from '../../model/diagnostic.js';
import { phrases } from '../../model/phrase.js';
import { runsIn } from '../../model/read-deck.js';
import { spansText } from '../../model/tree.js';
import type { DeckFacts } from '../deck-facts.js';

/** In a talk nobody is asked before others which drugs they take, what they have or what they fear: that is for one patient alone. */
export function checkRoomNotes(judged: DeckFacts): Diagnostic[] {
  return judged.definition.setting === 'talk' ? [...askedOfRoom(judged), ...notesMissing(judged)] : [];
}

/** What a speaker asks, or is told to ask, with words of the wording's `personal`; the prompts at the end too. */
function askedOfRoom({ deck, definition, wording, language, placeOf }: DeckFacts): Diagnostic[] {
  if (!wording) return [];
  const personal = phrases(wording.personal);
  const said: { readonly whose: string; readonly at: At; readonly text: string; readonly hint: string }[] = [
    ...deck.slides.flatMap(({ id, notes }) =>
      runsIn(notes).map(({ key, text }) => ({ whose: `notes of "${id}"`, at: placeOf(key), text, hint: NOTES })),
    ),
    ...deck.teachBack.map((spans) => ({ whose: 'prompts', at: fieldAt(definition, 'teachBack'), text: spansText(spans), hint: PROMPTS })),
  ];
  return said.flatMap(({ whose, at, text, hint }) =>
    language
      .sentencesIn(text)
      .filter((sentence) => personal.isIn(sentence))
      .map((sentence) => warning({ code: 'private-question', message: `The ${whose} ask a room: ${sentence.trim()}`, at, hint })),
  );
}

const NOTES = 'Ask about people in general, or nobody. What one patient is asked stands under "### Notes", which a talk does not show.';
const PROMPTS = 'Name other modules in teachBack, or none: the prompts are for one patient.';

/** Notes for one patient are not shown in a talk, so its speaker would have nothing to say there. */
function notesMissing({ deck, forOne, placeOf }: DeckFacts): Diagnostic[] {
  return deck.slides
    .filter(({ id }) => forOne.has(id))
    .map(({ id, key }) =>
      warning({
        code: 'no-room-notes',
        message: `Slide "${id}" of talk "${deck.id}" has notes for one patient and none for a room: its speaker has none there.`,
        at: placeOf(key),
        hint: 'Write below its notes: "### Room notes", with what is said to a room.',
      }),
    );
}
