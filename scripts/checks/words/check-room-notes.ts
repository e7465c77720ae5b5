import { type Diagnostic, warning } from '../../model/diagnostic.js';
import { phrases } from '../../model/phrase.js';
import { runsIn } from '../../model/read-deck.js';
import { QUESTION } from '../claims/fact-signs.js';
import type { DeckFacts } from '../deck-facts.js';

/** In a talk nobody is asked before others which drugs they take, what they have or what they fear: that is for one patient alone. */
export function checkRoomNotes({ deck, definition, wording, language, placeOf }: DeckFacts): Diagnostic[] {
  if (definition.setting !== 'talk' || !wording) return [];
  const personal = phrases(wording.personal);
  return deck.slides.flatMap(({ id, notes }) =>
    runsIn(notes).flatMap(({ key, text }) =>
      language
        .sentencesIn(text)
        .filter((sentence) => QUESTION.test(sentence.trim()) && personal.isIn(sentence))
        .map((sentence) =>
          warning({
            code: 'private-question',
            message: `The notes of "${id}" ask a room: ${sentence.trim()}`,
            at: placeOf(key),
            hint: 'Keep it under "### Notes", for one patient, and write below: "### Room notes", with what is said to a room.',
          }),
        ),
    ),
  );
}
