import type { DevState } from '../../model/dev-state.js';
import type { Diagnostic } from '../../model/diagnostic.js';

const said = document.querySelector('.said') as HTMLElement;
const list = document.querySelector('.problems ol') as HTMLElement;
const overlay = document.querySelector('.overlay') as HTMLElement;
const stopping = overlay.querySelector('ol') as HTMLElement;

overlay.querySelector('button')?.addEventListener('click', () => {
  overlay.hidden = true;
});

/** Lists what is wrong; errors also stand above the views, until they are mended or hidden. Without a state the server is gone. */
export function showProblems(state: DevState | undefined): void {
  const { lost = '', checking = '', held = '', ok = '', found = '' } = said.dataset;
  if (!state) {
    said.textContent = lost;
    return;
  }
  const errors = state.problems.filter(({ severity }) => severity === 'error');
  const counts = found.replace('{errors}', String(errors.length)).replace('{warnings}', String(state.problems.length - errors.length));
  said.textContent = state.held && errors.length > 0 ? held : state.checking ? checking : state.problems.length > 0 ? counts : ok;
  fill(list, state.problems);
  if (fill(stopping, errors)) overlay.hidden = errors.length === 0;
}

/** Puts the problems into a list; true when they are others than before. */
function fill(into: HTMLElement, problems: readonly Diagnostic[]): boolean {
  const key = JSON.stringify(problems);
  if (into.dataset.key === key) return false;
  into.dataset.key = key;
  into.replaceChildren(...problems.map(itemOf));
  return true;
}

function itemOf({ severity, at, message, hint, code }: Diagnostic): HTMLElement {
  const item = document.createElement('li');
  item.className = severity;
  item.append(
    ...(at ? [part('place', `${at.file}:${at.line}:${at.column}`)] : []),
    `${message} `,
    part('code', `[${code}]`),
    ...(hint === undefined ? [] : [part('hint', hint)]),
  );
  return item;
}

function part(name: string, text: string): HTMLElement {
  const span = document.createElement('span');
  span.className = name;
  span.textContent = text;
  return span;
}
