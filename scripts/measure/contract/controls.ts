import { openStyled } from '../styled.js';
import { type Breach, breachOf, wordsIn } from './breach.js';
import { all, namedBy } from './parts.js';

/** Judges what can be pressed: its name, whether it is what it seems, and its place in the order of keys. Runs inside the page. */

export const CONTROLS =
  'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=link], [role=checkbox], [role=switch], [role=tab], [role=menuitem]';
/** What the Tab key comes to by itself. */
const PRESSED = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
const NATIVE = 'a[href], button, input, select, textarea, summary, label, option, details, dialog';

/** `part` is what is judged of the page: all of it, or a dialog. */
export function judgeControls(part: Element = document.body): Breach[] {
  const controls = all(CONTROLS, part).filter((one) => !one.closest('[hidden], template'));
  return [...controls.flatMap(judgeName), ...judgeTwins(part), ...judgeNative(part), ...judgeOrder(part)];
}

function judgeName(control: HTMLElement): Breach[] {
  if (control.closest('[aria-hidden=true]')) return [];
  if (control.matches('input, select, textarea')) return /\p{L}/u.test(labelOf(control)) ? [] : [breachOf('no-label', control)];
  const [name, seen] = [accessibleName(control), seenWords(control)];
  if (!/[\p{L}\p{N}]/u.test(name)) return [breachOf('no-name', control, { seen: name || 'nothing' })];
  // A sign alone is no name either: "x" for close, "1".
  const isShown = /\p{L}/u.test(seen) && !plain(name).includes(plain(seen));
  return isShown ? [breachOf('other-name', control, { seen: `it shows "${seen.slice(0, 40)}", its name is "${name.slice(0, 40)}"` })] : [];
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function labelOf(field: HTMLElement): string {
  const labels =
    field instanceof HTMLInputElement || field instanceof HTMLSelectElement || field instanceof HTMLTextAreaElement
      ? [...(field.labels ?? [])]
      : [];
  return [...labels.map(wordsIn), field.getAttribute('aria-label') ?? '', namedBy(field)].join(' ');
}

/** The name of a control, as far as our pages need it (https://www.w3.org/TR/accname-1.2/). */
function accessibleName(control: Element): string {
  return (
    namedBy(control) ||
    control.getAttribute('aria-label')?.trim() ||
    textFor(control, (one) => one.getAttribute('aria-hidden') !== 'true') ||
    control.getAttribute('title') ||
    ''
  );
}

/** What of its words is on show. */
const seenWords = (control: Element): string =>
  textFor(
    control,
    (one) => one.getAttribute('aria-hidden') !== 'true' && one.checkVisibility({ visibilityProperty: true }) && !isClipped(one),
  );

const isClipped = (one: Element): boolean => /^inset\((50|100)%/.test(getComputedStyle(one).clipPath);

function textFor(element: Element, takes: (one: Element) => boolean): string {
  const parts = [...element.childNodes].map((node): string => {
    if (node instanceof Text) return node.data;
    if (!(node instanceof Element) || !takes(node)) return '';
    if (node instanceof HTMLImageElement) return node.alt;
    if (node instanceof SVGElement) return node.getAttribute('aria-label') ?? '';
    return node.getAttribute('aria-label') ?? textFor(node, takes);
  });
  return parts.join(' ').replace(/\s+/g, ' ').trim();
}

/** Two buttons of one bar or group that are called alike. */
function judgeTwins(part: Element): Breach[] {
  return all('nav, [role=group], [role=toolbar], form', part).flatMap((bar) => {
    const names = new Set<string>();
    const buttons = all('button, [role=button]', bar).filter((one) => !one.hidden);
    return buttons
      .filter((one) => names.size === names.add(plain(accessibleName(one)) || String(names.size)).size)
      .map((one) => breachOf('same-name', one));
  });
}

/** What looks or says that it can be pressed must be what the browser presses by itself. */
function judgeNative(part: Element): Breach[] {
  const pretended = all(
    '[role=button], [role=link], [role=checkbox], [role=switch], [role=tab], [role=menuitem], [role=radio]',
    part,
  ).filter((one) => !one.matches('button, a[href], input, summary') && one.tabIndex < 0);
  // It is inherited: where it begins there is a style for it.
  const maySet = openStyled(['cursor']);
  const handy = all('*', part).filter(
    (one) =>
      one instanceof HTMLElement &&
      maySet(one) &&
      getComputedStyle(one).cursor === 'pointer' &&
      !one.closest(NATIVE) &&
      !one.closest('[role=button], [aria-hidden=true]'),
  );
  const top = handy.filter((one) => !handy.includes(one.parentElement as HTMLElement));
  const told = all('[data-go], [data-choose], [data-start], [data-copy], [onclick]', part).filter(
    (one) => !one.closest('button, a[href], summary, input') && !one.matches('details, dialog'),
  );
  const wrong = new Set([...pretended, ...top, ...told]);
  const nowhere = all('a:not([href])', part).filter((one) => wordsIn(one) !== '' && !one.closest('svg'));
  const nested = all(`:is(a[href], button, summary) :is(a[href], button, input, select, textarea)`, part);
  return [
    ...[...wrong].map((one) => breachOf('not-native', one)),
    ...nowhere.map((one) => breachOf('link-nowhere', one)),
    ...nested.map((one) => breachOf('nested', one)),
  ];
}

/** Of tabs, radio buttons and the like the arrow keys choose, and the Tab key comes to one of them. */
const ROVING = '[role=tablist], [role=radiogroup], [role=toolbar], [role=menu], [role=menubar], [role=listbox], [role=grid], [role=tree]';

/** What is shown and no key comes to: bars that only scripts show are judged once these are at work. */
export function judgeLeftOut(part: Element): Breach[] {
  const left = all(PRESSED, part).filter((one) => one.tabIndex < 0 && isLeftOut(one));
  // Slides that are not on show are inert by right.
  const dead = all('[inert]:not(.slides section, .marpit section)', part).filter(
    (one) => one.checkVisibility({ visibilityProperty: true }) && wordsIn(one) !== '',
  );
  return [...left.map((one) => breachOf('tab-left-out', one)), ...dead.map((one) => breachOf('inert', one))];
}

function isLeftOut(control: HTMLElement): boolean {
  const group = control.closest(ROVING);
  const isChosen = group !== null && [...group.querySelectorAll<HTMLElement>(CONTROLS)].some((one) => one.tabIndex >= 0);
  return !isChosen && control.checkVisibility({ visibilityProperty: true }) && !control.closest('[aria-hidden=true], [inert], [hidden]');
}

/** What has a place of its own in the order of the Tab key, by its tag or by a script. */
export const judgePlaced = (part: Element): Breach[] =>
  all('[tabindex]', part)
    .filter((one) => one.tabIndex > 0)
    .map((one) => breachOf('tab-order', one, { seen: `tabindex ${one.tabIndex}` }));

function judgeOrder(part: Element): Breach[] {
  const hidden = all('[aria-hidden=true]', part)
    .flatMap((one) => [one, ...all('*', one)])
    .filter((one) => one.matches(`${CONTROLS}, [tabindex]`) && one.tabIndex >= 0 && !one.closest('[inert], [hidden]'));
  return [...judgeLeftOut(part), ...judgePlaced(part), ...hidden.map((one) => breachOf('hidden-control', one))];
}
