import { languageOf } from '../../languages/index.js';
import type { FieldTrouble } from '../judge-clinic.js';
import { patientFacts } from '../patient.js';
import type { App } from './app.js';
import { h } from './element.js';
import { button, pick, step, troubleAt } from './parts.js';
import { stepClinic } from './step-clinic.js';
import { stepPatient, stepWhat, stepWhom } from './steps.js';

/** Returns the whole form in the studio's language, as all that is chosen and typed has it. */
export function buildForm(app: App, onPrint: () => void, projectStep: () => HTMLElement | undefined): HTMLElement[] {
  const { data, say } = app;
  const { locales } = data.library.project;
  const { ui } = app.state();
  const title = h(
    'header',
    {},
    h('h1', {}, say('title', { title: data.library.project.title[ui] ?? '' })),
    h('p', { class: 'help' }, say(data.project ? 'project-private' : 'private')),
  );
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
  const project = projectStep();
  return [
    ...[title, ...(language ? [language] : [])],
    ...[stepWhat(app), stepWhom(app), stepClinic(app), stepPatient(app), stepPrint(app, onPrint)],
    ...(project ? [project] : []),
  ];
}

function stepPrint({ data, say, state }: App, onPrint: () => void): HTMLElement {
  const beside = data.beside.filter(({ locale }) => locale === state().ui || data.library.project.locales.length === 1);
  const print = button('print', say('print'), onPrint);
  print.className = 'main';
  print.setAttribute('aria-describedby', 'print-trouble');
  return step(
    'print-step',
    say('step-print'),
    troubleAt('', 'print'),
    print,
    h('p', { class: 'help' }, say('print-help')),
    h('p', { class: 'help' }, say('archive')),
    beside.length > 0 ? h('p', { class: 'help' }, say('present')) : undefined,
    beside.length > 0 ? h('ul', {}, ...beside.map(({ href, title }) => h('li', {}, h('a', { href }, title)))) : undefined,
  );
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
    if (place.parentElement) place.parentElement.hidden = !isThere && (state().patient.facts[name] ?? '') === '';
  }
}
