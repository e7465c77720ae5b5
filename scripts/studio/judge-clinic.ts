import { readFacts } from '../checks/facts.js';
import { checkBrandColors } from '../checks/pieces/check-brand-colors.js';
import { checkBrandFacts } from '../checks/safety/check-brand-facts.js';
import { checkBrandPhones } from '../checks/safety/check-brand-phones.js';
import { checkInterest } from '../checks/words/check-interest.js';
import type { Library, Words } from '../model/content.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { type Letters, letterInWords, lettersIn, strangeIn } from '../model/letters.js';
import { once } from '../model/remember.js';
import { fixedWord } from '../render/fixed-word.js';
import { type Clinic, type LibraryOfClinic, libraryOf, MOST_LETTERS, TYPED } from './clinic.js';
import type { StudioData } from './data.js';
import { type Patient, withFilledIn } from './patient.js';

/** What is wrong with a field, in a sentence for who filled it in. */
export interface FieldTrouble {
  /** `name`, `region`, `color accent`, `fact phone`, `line`; empty where it concerns no field. */
  readonly field: string;
  readonly says: string;
  /** True where nothing is printed until it is mended. */
  readonly stops: boolean;
}

/** Judges what is typed by the checks that a build has for brands. */
export interface Judge {
  judge(clinic: Clinic, patient: Patient, words: Words): FieldTrouble[];
}

/** Returns a judge of what is typed for pieces of this data, on the ISO day `today`. */
export function openJudge({ library, letters: known }: StudioData, today: string): Judge {
  const letters = once((): Letters => {
    const all = new Set(lettersIn(known).map(({ text }) => text));
    return { has: (letter) => all.has(letter.normalize('NFC')) };
  });
  return {
    judge(clinic, patient, words) {
      const typed = libraryOf(library, clinic);
      const filled = { ...typed, library: withFilledIn(typed.library, patient) };
      const all = [
        ...(hasName(clinic) ? [] : [{ field: 'name', says: fixedWord(words, 'studio-says-no-name'), stops: true }]),
        ...unprintable(clinic, patient, { letters: letters(), words }),
        ...tooLong(clinic, patient, words),
        ...foundIn(filled, today).map((one) => troubleOf(one, filled.fields, words)),
      ];
      // Two languages may say the same of one field.
      return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
    },
  };
}

const hasName = ({ name }: Clinic): boolean => Object.values(name).some((text) => text.trim() !== '');

/** What the checks of brands find in one brand. */
function foundIn({ library }: { readonly library: Library }, today: string): Diagnostic[] {
  const facts = readFacts(library, today);
  return [...checkBrandColors(facts), ...checkBrandPhones(facts.shared), ...checkBrandFacts(facts.shared), ...checkInterest(facts.shared)];
}

function troubleOf({ code, at, message, hint = '', severity }: Diagnostic, fields: LibraryOfClinic['fields'], words: Words): FieldTrouble {
  const key = `studio-says-${code}`;
  return {
    field: (at?.file === TYPED ? fields[at.line] : undefined) ?? '',
    says: key in words ? fixedWord(words, key, { hint: quotedIn(hint) }) : `${message} ${hint}`.trim(),
    stops: severity === 'error',
  };
}

/** What a hint proposes: a number or a color. */
const quotedIn = (hint: string): string => /"(#[0-9a-f]{6})"|mean ([\d][^?]*)\?/i.exec(hint)?.slice(1).find(Boolean) ?? '';

interface Typed {
  readonly field: string;
  readonly text: string;
  readonly most: number;
}

/** All that is typed, field by field. */
function typedIn({ name, facts }: Clinic, patient: Patient): Typed[] {
  return [
    ...Object.values(name).map((text) => ({ field: 'name', text, most: MOST_LETTERS.name })),
    ...Object.entries(facts).flatMap(([id, words]) =>
      Object.values(words).map((text) => ({ field: `fact ${id}`, text, most: MOST_LETTERS.fact })),
    ),
    ...Object.entries(patient.facts).flatMap(([id, answer]) =>
      'text' in answer ? [{ field: `fact ${id}`, text: answer.text, most: MOST_LETTERS.fact }] : [],
    ),
    { field: 'line', text: patient.line, most: MOST_LETTERS.line },
  ];
}

function unprintable(
  clinic: Clinic,
  patient: Patient,
  { letters, words }: { readonly letters: Letters; readonly words: Words },
): FieldTrouble[] {
  return typedIn(clinic, patient).flatMap(({ field, text }) => {
    const [strange] = strangeIn(text, letters);
    return strange ? [{ field, says: fixedWord(words, 'studio-says-letter', { letter: letterInWords(strange.text) }), stops: true }] : [];
  });
}

const tooLong = (clinic: Clinic, patient: Patient, words: Words): FieldTrouble[] =>
  typedIn(clinic, patient).flatMap(({ field, text, most }) =>
    [...text.trim()].length > most ? [{ field, says: fixedWord(words, 'studio-says-long', { most: String(most) }), stops: true }] : [],
  );
