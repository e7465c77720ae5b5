import { languageOf } from '../../languages/index.js';
import { clinicOf, emptyClinic } from '../clinic.js';
import { offersIn } from '../offers.js';
import { patientFacts } from '../patient.js';
import { paperOf } from '../state.js';
import type { App } from './app.js';
import { clinicButtons } from './clinic-buttons.js';
import { h } from './element.js';
import { readLogo } from './logo.js';
import { button, field, idOf, pick, step, tick } from './parts.js';

/** Facts that are always in sight: how to reach the clinic. */
const IN_SIGHT = 3;

/** Who prints it: name, facts, logo, color. */
export function stepClinic(app: App): HTMLElement {
  const { data, say } = app;
  const { library } = data;
  const ofPatient = patientFacts(library);
  const facts = Object.keys(library.project.facts).filter((name) => !ofPatient.includes(name));
  const set = (change: Partial<ReturnType<App['state']>['clinic']>): void => app.typed({ clinic: { ...app.state().clinic, ...change } });
  const { clinic, ui } = app.state();
  return step(
    'clinic',
    say('step-clinic'),
    startFrom(app),
    field({
      field: 'name',
      label: say('name'),
      value: Object.values(clinic.name)[0] ?? '',
      onInput: (value) => set({ name: Object.fromEntries(library.project.locales.map((locale) => [locale, value])) }),
    }),
    ...facts.slice(0, IN_SIGHT).flatMap((name) => factFields(app, name)),
    h(
      'details',
      { id: 'more' },
      h('summary', {}, say('more')),
      pick(
        idOf('region'),
        say('country'),
        Object.values(library.regions).map(({ id, name }) => ({ value: id, label: name[ui] ?? id })),
        clinic.region,
        (region) => app.chosen({ clinic: { ...app.state().clinic, region }, paper: paperOf(library, { ...app.state().clinic, region }) }),
      ),
      offered(app),
      ...facts.slice(IN_SIGHT).flatMap((name) => factFields(app, name)),
      colorField(app),
      logoField(app),
    ),
    clinicButtons(app),
  );
}

/** Other organisations of the project to start from, where there is more than an empty one. */
function startFrom(app: App): HTMLElement | undefined {
  const { library } = app.data;
  const known = library.project.brands.filter((id) => library.brands[id]);
  if (known.length === 0) return undefined;
  const choices = [
    { value: '', label: app.say('start-empty') },
    ...known.map((id) => ({ value: id, label: library.brands[id]?.name[app.state().ui] ?? id })),
  ];
  return pick('start-from', app.say('start-from'), choices, known.find((id) => id === app.state().clinic.from) ?? '', (id) => {
    const next = id === '' ? emptyClinic(library) : clinicOf(library, id);
    app.chosen({ clinic: next, paper: paperOf(library, next) });
  });
}

/** A phone is the same in all languages; other facts are words, for each language that is printed. */
function factFields(app: App, name: string): HTMLElement[] {
  const { data, say } = app;
  const { facts, locales: all } = data.library.project;
  const { locales, ui, clinic } = app.state();
  const known = facts[name];
  const label = known?.label[ui] ?? name;
  const isPhone = known?.kind === 'phone';
  const asked = isPhone ? [undefined] : locales;
  return asked.map((locale) =>
    field({
      field: `fact ${name}`,
      ...{ locale, kind: isPhone ? 'tel' : 'text' },
      label: locale === undefined || all.length === 1 ? label : say('in-language', { label, language: languageOf(locale).name }),
      value: (locale === undefined ? Object.values(clinic.facts[name] ?? {})[0] : clinic.facts[name]?.[locale]) ?? '',
      onInput: (value) => {
        const now = app.state().clinic;
        const words = locale === undefined ? Object.fromEntries(all.map((one) => [one, value])) : { ...now.facts[name], [locale]: value };
        app.typed({ clinic: { ...now, facts: { ...now.facts, [name]: words } } });
      },
    }),
  );
}

/** What the clinic gives: some words are printed only where it does. */
function offered(app: App): HTMLElement | undefined {
  const { clinic } = app.state();
  const { library } = app.data;
  const names = offersIn(library);
  const nameOf = (id: string): string => library.project.offers?.[id]?.[app.state().ui] ?? id.replaceAll('-', ' ');
  if (names.length === 0) return undefined;
  const ticks = names.map((name) =>
    tick(`offer-${name}`, nameOf(name), clinic.offers.includes(name), (ticked) => {
      const others = app.state().clinic.offers.filter((one) => one !== name);
      app.typed({ clinic: { ...app.state().clinic, offers: ticked ? [...others, name] : others } });
    }),
  );
  return h('fieldset', {}, h('legend', {}, app.say('offers')), ...ticks);
}

const ACCENT = 'accent';

function colorField(app: App): HTMLElement {
  const { clinic } = app.state();
  return field({
    field: `color ${ACCENT}`,
    label: app.say('accent'),
    kind: 'color',
    value: clinic.colors[ACCENT] ?? app.data.library.colors?.[ACCENT] ?? '#000000',
    onInput: (color) => app.typed({ clinic: { ...app.state().clinic, colors: { ...app.state().clinic.colors, [ACCENT]: color } } }),
  });
}

/** A picture is decoded here and sent nowhere. */
function logoField(app: App): HTMLElement {
  const { say } = app;
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const read = await readLogo(file);
    if ('trouble' in read) return app.tell(say(`logo-${read.trouble}`));
    app.chosen({ clinic: { ...app.state().clinic, logo: read.logo } });
    app.tell(say('logo-taken'));
  };
  const input = h('input', {
    type: 'file',
    id: 'logo',
    accept: 'image/svg+xml,image/png,image/jpeg,image/webp',
    change: () => void take(input.files?.[0]),
  });
  const drop = h('div', {
    class: 'field drop',
    dragover: (event) => event.preventDefault(),
    drop: (event) => {
      event.preventDefault();
      void take((event as DragEvent).dataTransfer?.files[0]);
    },
  });
  const hasLogo = app.state().clinic.logo !== undefined;
  drop.append(h('label', { for: 'logo' }, say('logo')), h('p', { class: 'help' }, say('logo-help')), input);
  if (hasLogo) drop.append(button('no-logo', say('logo-remove'), () => app.chosen({ clinic: { ...app.state().clinic, logo: undefined } })));
  return drop;
}
