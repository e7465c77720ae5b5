import { type Breach, breachOf, nameOf } from './breach.js';
import { shut } from './open-dialogs.js';
import { all, openDialog, openPart } from './parts.js';
import { hear } from './presses.js';
import { stayInside } from './promises.js';
import { stopsIn } from './reach.js';
import { placeNow, slidesOf } from './slides.js';
import { until } from './until.js';

/** Judges whether the reader comes along where a press leads. Runs inside the page, with its scripts at work. */

const left: { place: string; heard?: ReturnType<typeof hear> } = { place: '' };

/** Sets the focus on a choice of the open dialog that is not where one is already. False where it offers none. */
export function focusChoice(): boolean {
  const choices = all<HTMLElement>(':is(ol, ul) :is(button, a[href])', openPart()).filter(
    (one) => one.checkVisibility() && !one.hasAttribute('aria-current') && one.getAttribute('target') !== '_blank',
  );
  left.place = placeNow();
  left.heard = hear();
  choices.at(-1)?.focus();
  return openDialog() !== undefined && choices.length > 0;
}

const isInWindow = (one: Element): boolean => {
  const { top, bottom, height } = one.getBoundingClientRect();
  return height > 0 && bottom > 1 && top < innerHeight - 1;
};

/** After a choice: the dialog is shut, and what was chosen is there for who reads by keys or by ear. */
export async function judgeChosen(): Promise<Breach[]> {
  const isShut = await until(() => !openDialog());
  const dialog = openDialog();
  const from = dialog ?? document.querySelector('dialog:has(:is(ol, ul) :is(button, a))') ?? document.body;
  if (dialog) shut(dialog);
  if (!isShut) return [breachOf('press-idle', from, { seen: 'a choice in it' })];
  const isRead = slidesOf().filter(isOpen).length > 1;
  // Where all stand one below the other nothing is said of a place: the focus leads there.
  const isThere = isRead
    ? await until(() => hasCome(document.activeElement))
    : await until(() => placeNow() !== left.place && left.heard?.said.some((words) => /\p{L}/u.test(words)) === true);
  left.heard?.end();
  const seen = isRead ? `the focus is on ${nameOf(document.activeElement ?? document.body)}` : 'it is not said where one is';
  return isThere ? [] : [breachOf('way-lost', from, { seen: `after a choice ${seen}` })];
}

const isOpen = (slide: Element): boolean =>
  !slide.closest('[inert], [hidden], [aria-hidden=true]') && slide.checkVisibility({ visibilityProperty: true, opacityProperty: true });

const hasCome = (at: Element | null): boolean => at !== null && slidesOf().some((slide) => slide.contains(at)) && isInWindow(at);

/** Links to places of the page that are no slides, one of each kind, by their place among the stops. */
export function linkKinds(area: string): { readonly at: number; readonly name: string }[] {
  return stopsIn(openPart()).flatMap((one, at) => {
    const place = one.closest(area) && placeOf(one);
    if (!place || slidesOf().some((slide) => slide.contains(place))) return [];
    return [{ at, name: [nameOf(one), nameOf(one.parentElement ?? one), place.localName].join(' ') }];
  });
}

function placeOf(link: Element): HTMLElement | undefined {
  const address = link.matches('a[href^="#"]') ? (link as HTMLAnchorElement).hash.slice(1) : '';
  return all('[id]').find(({ id }) => id !== '' && (id === address || encodeURI(id) === address));
}

const followed: { link?: Element | undefined; place?: HTMLElement | undefined } = {};

/** Sets the focus on a link. */
export function focusLink(at: number): void {
  const link = stopsIn(openPart())[at];
  Object.assign(followed, { link, place: link && placeOf(link) });
  link?.focus();
}

/** After Enter on a link: the place that it names is in the window, and who goes on by keys goes on from there. */
export async function judgeFollowed(): Promise<Breach[]> {
  const { link, place } = followed;
  if (!link || !place) return [];
  const isThere = await until(() => beginsInWindow(place) && isFrom(place));
  const seen = beginsInWindow(place)
    ? `the focus is on ${nameOf(document.activeElement ?? document.body)}`
    : `${nameOf(place)} is not in the window`;
  return isThere ? [] : [breachOf('way-lost', link, { seen })];
}

const beginsInWindow = (place: Element): boolean => {
  const { top } = place.getBoundingClientRect();
  return place.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && top > -2 && top < innerHeight - 1;
};

/** The browser itself goes on from the place of an address, and then nothing has the focus. */
function isFrom(place: HTMLElement): boolean {
  const at = document.activeElement ?? document.body;
  return place.contains(at) || (at === document.body && place.matches(':target'));
}

/** So often a button is pressed at most: a deck has not so many slides. */
const MOST = 90;

/** Buttons around the slides, pressed until nothing more comes of it, keep the focus that pressed them, and can be reached afterwards. */
export function judgeHeld(): Breach[] {
  stayInside();
  const buttons = all('nav button:not([aria-haspopup]), [role=toolbar] button:not([aria-haspopup])').filter(
    (one) => one.checkVisibility() && one.closest('dialog') === null,
  );
  return buttons.filter((one) => one.getAttribute('aria-disabled') !== 'true').flatMap(pressToTheEnd);
}

function pressToTheEnd(button: HTMLElement): Breach[] {
  button.focus();
  let idle = 0;
  for (let turn = 0; turn < MOST && idle < 2; turn++) {
    const before = [placeNow(), document.body.style.cssText].join('|');
    button.click();
    const at = document.activeElement;
    const isLost = at === null || at === document.body || !at.isConnected || at.matches(':disabled');
    if (isLost) {
      const seen = button.matches(':disabled') ? 'it is switched off' : button.checkVisibility() ? undefined : 'it is gone';
      return [breachOf('focus-lost', button, { seen })];
    }
    const dialog = openDialog();
    if (dialog) shut(dialog);
    idle = before === [placeNow(), document.body.style.cssText].join('|') ? idle + 1 : 0;
  }
  return [];
}

/** What is shown and switched off: no key comes to it, and nothing says why. */
export const judgeSwitchedOff = (area: ParentNode = document.body): Breach[] =>
  all('button:disabled, input:disabled, select:disabled, textarea:disabled, fieldset:disabled', area)
    .filter((one) => one.checkVisibility({ visibilityProperty: true }))
    .map((one) => breachOf('switched-off', one));

declare global {
  /** See open-live.ts. */
  var teachbackClicked: ReadonlySet<Element> | undefined;
}

/** What scripts let a mouse click and no key reaches. What holds buttons hears of theirs; what has neither words nor signs adorns. */
export const judgePointerAlone = (): Breach[] =>
  [...(globalThis.teachbackClicked ?? [])]
    .filter(
      (one): one is HTMLElement =>
        one instanceof HTMLElement &&
        one.tabIndex < 0 &&
        one.checkVisibility({ visibilityProperty: true }) &&
        !one.closest('a[href], button, input, label, select, summary, textarea, [inert]') &&
        one.querySelector('a[href], button, input, summary, [tabindex="0"]') === null &&
        (/\p{L}/u.test(one.textContent ?? '') || one.querySelector('svg, img') !== null || one.matches('svg, img, [aria-label]')),
    )
    .slice(0, 3)
    .map((one) => breachOf('pointer-alone', one));

const tabbed: { from?: Element | null } = {};

export function focusKind(at: number): void {
  stopsIn(openPart())[at]?.focus();
  tabbed.from = document.activeElement;
}

export const judgeLeft = (): Breach[] =>
  tabbed.from && tabbed.from !== document.body && document.activeElement === tabbed.from ? [breachOf('trapped', tabbed.from)] : [];
