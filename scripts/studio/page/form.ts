import { languageOf } from '../../languages/index.js';
import type { FieldTrouble } from '../judge-clinic.js';
import { isAnswered, isNobody, patientFacts } from '../patient.js';
import { FORGOTTEN } from '../state.js';
import type { App } from './app.js';
import { h } from './element.js';
import { button, pick, step, troubleAt } from './parts.js';
import { stepClinic } from './step-clinic.js';
import { stepPatient, stepWhat, stepWhom } from './steps.js';

/** The button that takes a new patient back. */
export const PUT_BACK = 'put-back';

/** Returns the whole form in the studio's language, as all that is chosen and typed has it. */
export function buildForm(app: App, onPrint: () => void, projectStep: () => HTMLElement | undefined): HTMLElement[] {
  const { data, say } = app;
  const { locales } = data.library.project;
  const { ui } = app.state();
  const language =
    locales.length > 1
      ? pick(
          'ui',
          say('ui'),
          locales.map((one) => ({ value: one, label: languageOf(one).name, lang: one })),
          ui,
          (one) => app.chosen({ ui: one }),
        )
      : undefined;
  const title = h(
    'header',
    {},
    language,
    h('h1', {}, say('title', { title: data.library.project.title[ui] ?? '' })),
    h('p', { class: 'help' }, say(data.project ? 'project-private' : 'private')),
  );
  const project = projectStep();
  return [
    title,
    ...[stepWhat(app), stepWhom(app), stepClinic(app), stepPatient(app), stepPrint(app, onPrint)],
    ...(project ? [project] : []),
  ];
}

function stepPrint(app: App, onPrint: () => void): HTMLElement {
  const { data, say, state } = app;
  const beside = data.beside.filter(({ locale }) => locale === state().ui || data.library.project.locales.length === 1);
  const print = button('print', say('print'), onPrint);
  print.className = 'main';
  print.setAttribute('aria-describedby', 'print-trouble');
  return step(
    'print-step',
    say('step-print'),
    troubleAt('', 'print'),
    h('div', { class: 'buttons' }, print, ...nextPatient(app)),
    h('p', { class: 'help' }, say('print-help')),
    h('p', { class: 'help' }, say('archive')),
    beside.length > 0 ? h('p', { class: 'help' }, say('present')) : undefined,
    beside.length > 0 ? h('ul', {}, ...beside.map(({ href, title }) => h('li', {}, h('a', { href }, title)))) : undefined,
  );
}

/** The words of one patient stay until somebody says that the next one has come; a slip can be taken back until something else is done. */
function nextPatient(app: App): HTMLElement[] {
  const { before } = app.state();
  const next = button('new-patient', app.say('new-patient'), () => {
    const { patient, topic } = app.state();
    app.chosen({ ...FORGOTTEN, before: isNobody(patient) && topic === '' ? undefined : { patient, topic } });
    app.tell(app.say('patient-cleared'));
  });
  return before ? [next, button(PUT_BACK, app.say('put-back'), () => app.chosen(before))] : [next];
}

/** Says at each field what is wrong with it, and above the button to print what concerns no field in sight. */
export function tellTroubles(form: HTMLElement, troubles: readonly FieldTrouble[]): void {
  const places = [...form.querySelectorAll<HTMLElement>('[data-trouble]')];
  const fields = new Set(places.map(({ dataset }) => dataset.trouble));
  for (const place of places) {
    const own = troubles.filter(({ field }) => (fields.has(field) ? field : '') === place.dataset.trouble);
    const text = own.map(({ says }) => says).join(' ');
    if (place.textContent !== text) place.textContent = text;
    place.hidden = own.length === 0;
  }
  for (const input of form.querySelectorAll<HTMLElement>('[data-field]')) {
    const isWrong = troubles.some(({ field, stops }) => stops && field === input.dataset.field);
    if (isWrong) input.setAttribute('aria-invalid', 'true');
    else input.removeAttribute('aria-invalid');
  }
}

/** Leads to the first field that is to be mended before anything is printed. */
export function showWrong(form: HTMLElement): void {
  const wrong = form.querySelector<HTMLElement>('[aria-invalid="true"]');
  const around = wrong?.closest('details');
  if (around) around.open = true;
  wrong?.focus();
}

/** Shows those fields of a patient for which the piece has a line. */
export function markUnused(form: HTMLElement, { data, state, say }: App, labels: ReadonlySet<string>): void {
  const { locales } = state();
  for (const name of patientFacts(data.library)) {
    const label = data.library.project.facts[name]?.label ?? {};
    const isThere = locales.some((locale) => labels.has(label[locale] ?? ''));
    const place = form.querySelector<HTMLElement>(`[data-unused="${name}"]`);
    if (!place) continue;
    place.textContent = isThere ? '' : say('not-in-piece');
    // What is typed already stays in sight, and is said not to be printed.

    const line = place.closest<HTMLElement>('[data-line]');
    if (line) line.hidden = !isThere && !isAnswered(state().patient.facts[name]);
  }
}
