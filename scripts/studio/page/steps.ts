import { languageOf } from '../../languages/index.js';
import { FORMATS } from '../../model/formats.js';
import { papersOf } from '../../model/variants.js';
import { fixedWord } from '../../render/fixed-word.js';
import { libraryOf } from '../clinic.js';
import { type Offer, offersOf } from '../make-piece.js';
import { patientFacts } from '../patient.js';
import { chosenOffers, chosenTopics, nameOfOffer, nameOfSet, usualOffers } from '../state.js';
import { answerField } from './answer-field.js';
import type { App } from './app.js';
import { h } from './element.js';
import { type Choice, choose, field, pick, step, tick } from './parts.js';

/** What to print: sets first, then each piece by itself. */
export function stepWhat(app: App): HTMLElement {
  const { data, say } = app;
  const { library, stopped } = data;
  const { ui, what } = app.state();
  const sets = (library.project.sets ?? []).map((set, index): Choice => ({ value: nameOfSet(index), label: set.title[ui] ?? '' }));
  const pieces = usualOffers(offersOf(library, stopped)).map((offer): Choice => ({ value: nameOfOffer(offer), ...pieceWords(app, offer) }));
  return step(
    'what',
    say('step-what'),
    choose('what', say('piece'), [...sets, ...pieces], what, (value) => app.chosen({ what: value })),
    pickTopic(app),
  );
}

/** Which condition it is about, where some of what is chosen can be about one by itself. */
function pickTopic(app: App): HTMLElement | undefined {
  const { data, say } = app;
  const { conditions } = data.library.project;
  const { ui, topic } = app.state();
  const named = chosenTopics(data, app.state()).map((id): Choice => ({ value: id, label: conditions[id]?.[ui] ?? id }));
  if (named.length === 0) return undefined;
  return pick('topic', say('topic'), [{ value: '', label: say('topic-all') }, ...named], topic, (value) => app.typed({ topic: value }));
}

/** How a piece is called in a list: by its kind, then by its title. */
export function pieceWords({ data, words, state }: App, { deck, format }: Pick<Offer, 'deck' | 'format'>): Pick<Choice, 'label' | 'says'> {
  const kind = fixedWord(words(), `format-${FORMATS[format].file}`);
  return { label: `${kind}: ${data.library.decks[deck]?.title[state().ui] ?? deck}` };
}

/** For whom: language, size of letters, paper, colors. */
export function stepWhom(app: App): HTMLElement {
  const { data, say } = app;
  const { locales: all } = data.library.project;
  const { ui, locales, large, grey, paper, clinic } = app.state();
  const named = all.map((locale): Choice => ({ value: locale, label: languageOf(locale).name, lang: locale }));
  const both = all.length > 1 ? [{ value: all.join(' '), label: say('all-languages') }] : [];
  const hasLarge = chosenOffers(data, app.state()).some((offer) => offer.large);
  const papers = papersOf(libraryOf(data.library, clinic).library, clinic.kept.id);
  const sizes = [
    { value: 'usual', label: say('size-usual') },
    { value: 'large', label: say('size-large'), disabled: !hasLarge, says: hasLarge ? undefined : say('one-size') },
  ];
  return step(
    'whom',
    say('step-whom'),
    all.length > 1
      ? choose('language', say('language'), [...named, ...both], locales.join(' '), (value) => app.chosen({ locales: value.split(' ') }))
      : undefined,
    choose('size', say('size'), sizes, large && hasLarge ? 'large' : 'usual', (value) => app.chosen({ large: value === 'large' })),
    choose(
      'paper',
      say('paper'),
      papers.map((one) => ({ value: one, label: fixedWord(data.library.words[ui] ?? {}, `paper-${one}`) })),
      paper,
      (value) => app.chosen({ paper: papers.find((one) => one === value) ?? paper }),
    ),
    tick('grey', say('grey'), grey, (ticked) => app.typed({ grey: ticked })),
  );
}

/** What is filled in for one patient. */
export function stepPatient(app: App): HTMLElement {
  const { data, say } = app;
  const { library } = data;
  const { patient, locales } = app.state();
  const isOne = library.project.locales.length === 1;
  const languages = locales.map((locale) => languageOf(locale).name).join(', ');
  const locale = locales.length === 1 ? locales[0] : undefined;
  const labelled = (label: string): string => (isOne ? label : say('in-language', { label, language: languages }));
  const set = (change: Partial<typeof patient>): void => app.typed({ patient: { ...app.state().patient, ...change } });
  return step(
    'patient',
    say('step-patient'),
    h('p', { class: 'help' }, say('patient-help')),
    isOne ? undefined : h('p', { class: 'help' }, say('patient-language', { languages })),
    ...patientFacts(library).map((name) => answerField(app, name, labelled)),
    field({
      field: 'line',
      lang: locale,
      label: labelled(say('line')),
      help: say('line-help'),
      value: patient.line,
      lines: 3,
      onInput: (value) => set({ line: value }),
    }),
  );
}
