import { type Breach, breachOf } from './breach.js';
import { kindOfControl } from './control-kind.js';
import { openDialog } from './parts.js';
import { until } from './until.js';

/** Where the reader of a deck is, and the way to its slides. Runs inside the page, with its scripts at work. */

/**
 * Where the reader is: the address, the slide on show and how many of its steps, what is open. reveal.js writes its address late, a
 * second after a slide that soon followed another: that of a deck of its is left out.
 */
export const placeNow = (): string => {
  const [slide, dialog] = [shownSlide(), openDialog()];
  const steps = slide?.querySelectorAll('.fragment.visible').length ?? 0;
  return [location.pathname, isReveal() ? '' : location.hash, slide?.id ?? '', steps, dialog ? dialog.id || 'open' : ''].join(' ');
};

const isReveal = (): boolean => document.querySelector('.reveal') !== null;

export const shownSlide = (): Element | null =>
  document.querySelector('.slides section.present:not(.stack), .marpit > section:not([hidden]):not([inert])');

/** True once the scripts of a deck have laid it out. */
const isReady = (): boolean => !document.querySelector('.slide') || document.querySelector('.reveal.ready, body.presenting') !== null;

const frame = (): Promise<unknown> => Promise.race([new Promise(requestAnimationFrame), new Promise((done) => setTimeout(done, 500))]);

/** A window that has changed is laid out with the next frame, and what listens to its width has heard of it. */
export async function settle(): Promise<void> {
  await frame();
  await frame();
}

/** A key that scrolls does so in many small steps: what leads elsewhere meanwhile is overtaken. Waits until nothing has scrolled for a while. */
export async function stopScrolling(): Promise<void> {
  const still = { frames: 0 };
  const restart = (): void => void Object.assign(still, { frames: 0 });
  addEventListener('scroll', restart, { capture: true });
  for (let turn = 0; turn < 100 && still.frames < 6; turn++) {
    await frame();
    still.frames++;
  }
  removeEventListener('scroll', restart, { capture: true });
}

/** As isReady, a moment later where it is not yet. */
export async function waitUntilReady(): Promise<boolean> {
  if (!isReady()) await new Promise((done) => setTimeout(done, 10));
  return isReady();
}

/** A slide by its id and number. */
export interface SlidePlace {
  readonly id: string;
  readonly number: number;
}

export const slidesOf = (): Element[] => [...document.querySelectorAll('.slides section:not(.stack), .marpit > section')];

/** The slides whose controls are of other kinds than those before: each kind is tried once, one that is `tried` already not at all. */
export function kindsOfSlides(tried: readonly string[] = []): SlidePlace[] {
  const known = new Set(tried);
  return slidesOf().flatMap((slide, i) => {
    const kinds = new Set([...slide.querySelectorAll('a[href], button, input, [role=button], [tabindex]')].map(kindOfControl));
    const isNew = [...kinds].filter((kind) => known.size !== known.add(kind).size).length > 0;
    return isNew ? [{ id: slide.id, number: i + 1 }] : [];
  });
}

/** Whether all controls that stand on no slide are of kinds that were tried. */
export function isTriedAround(tried: readonly string[]): boolean {
  const around = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, dialog, nav')].filter(
    (one) => !slidesOf().some((slide) => slide.contains(one)),
  );
  return around.every((one) => tried.includes(kindOfControl(one)));
}

/** Goes to a slide by its address: a breach where that does not show it. */
export async function goTo({ id, number }: SlidePlace): Promise<Breach[]> {
  const isShown = await followAddress(isReveal() ? `#/${id}` : `#${number}`, () => isOnShow(id));
  for (const one of document.querySelectorAll('section.present .fragment')) one.classList.add('visible');
  return isShown ? [] : [breachOf('slide-lost', document.getElementById(id) ?? document.body)];
}

/**
 * Goes where an address leads, and returns whether that has come about. Whoever goes on may leave the address behind, and one that is
 * there already says nothing when it is set; a deck that writes its own late may write it over this one: then once more.
 */
export async function followAddress(hash: string, hasCome: () => boolean): Promise<boolean> {
  for (const _ of ['first', 'again']) {
    if (location.hash === hash) history.replaceState(null, '', location.pathname);
    location.hash = hash;
    if (await until(hasCome)) return true;
  }
  return false;
}

/** On small screens all slides stand in order, and the page scrolls to one. */
function isOnShow(id: string): boolean {
  if (shownSlide()?.id === id) return true;
  const { top = innerHeight, bottom = 0 } = document.body.matches('.reading')
    ? (document.getElementById(id)?.getBoundingClientRect() ?? {})
    : {};
  return top < innerHeight && bottom > 0;
}

/** Goes to the second slide: there is one before it and one after. */
export async function goToSecond(): Promise<void> {
  const [, second] = slidesOf();
  if (second) await goTo({ id: second.id, number: 2 });
}

/** Goes to the first slide, where there are any. */
export async function goToFirst(): Promise<void> {
  const [first] = slidesOf();
  if (first) await goTo({ id: first.id, number: 1 });
}
