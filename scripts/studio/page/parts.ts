import { h, textOf } from './element.js';

/** Where what is wrong with a field is said, or with what is no field (''). */
export const troubleAt = (field: string, id: string): HTMLElement =>
  h('p', { class: 'trouble', id: `${id}-trouble`, 'data-trouble': field, hidden: true });

/** Where is said that the piece has no line for a fact. */
export const unusedAt = (fact: string, id: string): HTMLElement => h('p', { class: 'help', id: `${id}-unused`, 'data-unused': fact });

/** The id of the input of a field, and of a locale where it has words for each. */
export const idOf = (field: string, locale = ''): string => `f-${field.replaceAll(' ', '-')}${locale === '' ? '' : `-${locale}`}`;

export interface FieldWish {
  readonly field: string;
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  /** Of a field for each locale: which one. */
  readonly locale?: string | undefined;
  /** The language of what is typed; that of the locale unless told. */
  readonly lang?: string | undefined;
  readonly lines?: number;
  readonly kind?: 'text' | 'tel' | 'color' | 'time';
  readonly help?: string | undefined;
  /** The fact that the piece may have no line for: then that is said here. */
  readonly line?: string | undefined;
}

/** A labelled field with room for what is wrong with it. Nothing that is typed is remembered by the browser. */
export function field({
  field: name,
  label,
  value,
  onInput,
  locale,
  lang = locale,
  lines,
  kind = 'text',
  help,
  line,
}: FieldWish): HTMLElement {
  const id = idOf(name, locale);
  const shared = {
    ...{ id, 'data-field': name, autocomplete: 'off', spellcheck: 'false', lang },
    'aria-describedby': `${help ? `${id}-help ` : ''}${line ? `${id}-unused ` : ''}${id}-trouble`,
    input: (event: Event) => onInput(textOf(event)),
  };
  const input = lines ? h('textarea', { ...shared, rows: lines }) : h('input', { ...shared, type: kind });
  input.value = value;
  return h(
    'div',
    { class: 'field', 'data-line': line },
    h('label', { for: id }, label),
    help ? h('p', { class: 'help', id: `${id}-help` }, help) : undefined,
    input,
    line ? unusedAt(line, id) : undefined,
    troubleAt(name, id),
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly says?: string | undefined;
  readonly lang?: string | undefined;
  readonly disabled?: boolean;
}

/** One of several, under a legend. */
export function choose(
  name: string,
  legend: string,
  choices: readonly Choice[],
  now: string,
  onChoose: (value: string) => void,
): HTMLElement {
  const option = ({ value, label, says, lang, disabled = false }: Choice, index: number): HTMLElement => {
    const id = `${name}-${index}`;
    const input = h('input', {
      type: 'radio',
      name,
      id,
      value,
      disabled,
      change: () => onChoose(value),
      ...(says && { 'aria-describedby': `${id}-says` }),
    });
    input.checked = value === now;
    return h(
      'div',
      { class: 'choice' },
      input,
      h('label', { for: id, lang }, label),
      says ? h('p', { class: 'help', id: `${id}-says` }, says) : undefined,
    );
  };
  return h('fieldset', {}, h('legend', {}, legend), ...choices.map(option));
}

/** A box to tick. */
export function tick(id: string, label: string, now: boolean, onChange: (ticked: boolean) => void): HTMLElement {
  const input = h('input', { type: 'checkbox', id, change: () => onChange(input.checked) });
  input.checked = now;
  return h('div', { class: 'choice' }, input, h('label', { for: id }, label));
}

/** One of many, in a list that opens. */
export function pick(id: string, label: string, choices: readonly Choice[], now: string, onPick: (value: string) => void): HTMLElement {
  const options = choices.map(({ value, label: name, lang }) => h('option', { value, lang }, name));
  const select = h('select', { id, autocomplete: 'off', change: (event) => onPick(textOf(event)) }, ...options);
  select.value = now;
  return h('div', { class: 'field' }, h('label', { for: id }, label), select);
}

/** A button that does something on this page. */
export const button = (id: string, label: string, onPress: () => void): HTMLButtonElement =>
  h('button', { type: 'button', id, click: onPress }, label);

/** A step: its number and name, and what belongs to it. */
export const step = (id: string, title: string, ...children: readonly (Node | undefined)[]): HTMLElement =>
  h('section', { class: 'step', id, 'aria-labelledby': `${id}-title` }, h('h2', { id: `${id}-title` }, title), ...children);
