import type { Answer } from '../patient.js';
import type { State } from '../state.js';
import type { App } from './app.js';
import { h } from './element.js';
import { type Choice, field, idOf, pick, unusedAt } from './parts.js';

/**
 * What fills a line for one patient. Where the fact has usual answers, or is a time of day, these are chosen in the studio's language and
 * printed in that of the piece; all else is typed, under what `labelled` says of its language.
 */
export function answerField(app: App, name: string, labelled: (label: string) => string): HTMLElement {
  const { ui } = app.state();
  const fact = app.data.library.project.facts[name];
  const label = fact?.label[ui] ?? name;
  if (!fact?.usual && fact?.kind !== 'time') return typedField(app, name, labelled(label), name);
  const answer = app.state().patient.facts[name];
  const choices: Choice[] = [
    { value: '', label: app.say('answer-none') },
    ...(fact.usual ?? []).map((words, index) => ({ value: `${index}`, label: words[ui] ?? '' })),
    ...(fact.kind === 'time' ? [{ value: 'time', label: app.say('answer-time') }] : []),
    { value: 'text', label: app.say('answer-text') },
  ];
  return h(
    'div',
    { 'data-line': name },
    pick(idOf(`way ${name}`), label, choices, wayOf(answer), (way) => app.chosen(withAnswer(app, name, answerOf(way)))),
    answer && 'time' in answer ? timeField(app, name, answer.time) : undefined,
    answer && 'text' in answer ? typedField(app, name, labelled(app.say('answer-text'))) : undefined,
    unusedAt(name, idOf(`fact ${name}`)),
  );
}

function typedField(app: App, name: string, label: string, line?: string): HTMLElement {
  const { locales, patient } = app.state();
  const answer = patient.facts[name];
  return field({
    ...{ field: `fact ${name}`, line, label, lang: locales.length === 1 ? locales[0] : undefined },
    value: answer && 'text' in answer ? answer.text : '',
    onInput: (text) => app.typed(withAnswer(app, name, { text })),
  });
}

const timeField = (app: App, name: string, time: string): HTMLElement =>
  field({
    ...{ field: `fact ${name}`, kind: 'time', label: app.say('answer-time'), value: time },
    onInput: (value) => app.typed(withAnswer(app, name, { time: value })),
  });

/** The choice that an answer is: a number for a usual one. */
const wayOf = (answer: Answer | undefined): string =>
  answer === undefined ? '' : 'usual' in answer ? `${answer.usual}` : 'time' in answer ? 'time' : 'text';

function answerOf(way: string): Answer | undefined {
  if (way === '') return undefined;
  if (way === 'time') return { time: '' };
  return way === 'text' ? { text: '' } : { usual: Number(way) };
}

function withAnswer(app: App, name: string, answer: Answer | undefined): Pick<State, 'patient'> {
  const { patient } = app.state();
  const { [name]: _, ...others } = patient.facts;
  return { patient: { ...patient, facts: answer ? { ...others, [name]: answer } : others } };
}
