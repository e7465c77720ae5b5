import type { RevealApi } from 'reveal.js';
import type { Path } from './path.js';
import { startClock } from './speaker-clock.js';
import { type SpeakerPage, writeSpeakerPage } from './speaker-page.js';

/** The window's name: a second press of the key brings the same one to the front. */
const NAME = 'teachback-speaker';

/**
 * Returns what opens the speaker window: this slide, the next one, notes and time. This page writes that window, keeps it in step with
 * the deck and obeys its keys; no script runs in the window itself. It closes with the deck. Nothing happens where the browser opens none.
 */
export function speakerView(deck: RevealApi, path: Path): () => void {
  let shown: Speaker | undefined;
  addEventListener('pagehide', () => shown?.window.close());
  for (const event of ['slidechanged', 'fragmentshown', 'fragmenthidden', 'sync']) deck.on(event, () => shown?.show());
  return () => {
    const opened = window.open('', NAME, 'width=1100,height=700');
    if (!opened) return;
    if (shown?.window !== opened || shown.window.closed) shown = openSpeaker(opened, deck, path);
    opened.focus();
  };
}

interface Speaker {
  readonly window: Window;
  readonly show: () => void;
}

function openSpeaker(opened: Window, deck: RevealApi, path: Path): Speaker {
  const page = writeSpeakerPage(opened.document);
  const clock = startClock(opened, page, deck);
  const show = (): void => {
    if (opened.closed) return;
    showSlides(page, deck, path);
    clock.show();
  };
  opened.addEventListener('resize', () => fitCopies(page));
  page.layouts.addEventListener('change', () => fitCopies(page));
  obeyKeys(opened, deck);
  show();
  return { window: opened, show };
}

function showSlides(page: SpeakerPage, deck: RevealApi, path: Path): void {
  const slide = deck.getCurrentSlide() as HTMLElement;
  page.current.replaceChildren(copyOf(slide, page));
  page.upcoming.replaceChildren(...comingAfter(slide, page, path));
  const notes = slide.querySelector('.current-fragment > aside.notes') ?? slide.querySelector(':scope > aside.notes');
  page.notes.replaceChildren(...[...(notes?.childNodes ?? [])].map((node) => page.document.importNode(node, true)));
  fitCopies(page);
}

/** The next step of this slide's drawing, or else the next slide of the main line. */
function comingAfter(slide: HTMLElement, page: SpeakerPage, path: Path): Node[] {
  const steps = [...slide.querySelectorAll('.fragment:not(.visible)')];
  const line = path.line();
  const next = line[line.indexOf(path.mainOf(slide)) + 1];
  if (steps.length === 0) return next ? [copyOf(next, page)] : [];
  const first = Math.min(...steps.map(indexOf));
  const copy = copyOf(slide, page);
  for (const step of copy.querySelectorAll('.fragment')) if (indexOf(step) <= first) step.classList.add('visible');
  return [copy];
}

const indexOf = (step: Element): number => Number(step.getAttribute('data-fragment-index'));

/** A picture of a slide: nothing in it is pressed or reached with the keyboard. */
function copyOf(slide: HTMLElement, { document }: SpeakerPage): HTMLElement {
  const [around, slides, copy] = [document.createElement('div'), document.createElement('div'), document.importNode(slide, true)];
  around.className = 'reveal';
  slides.className = 'slides';
  copy.className = 'present';
  copy.removeAttribute('style');
  copy.hidden = false;
  copy.removeAttribute('aria-hidden');
  for (const part of copy.querySelectorAll('aside.notes, .said, .choose-go')) part.remove();
  for (const part of copy.querySelectorAll('[tabindex]')) part.removeAttribute('tabindex');
  around.toggleAttribute('inert', true);
  slides.append(copy);
  around.append(slides);
  return around;
}

/** A slide of 1280 x 720 as large as its place has room for. */
function fitCopies({ current, upcoming }: SpeakerPage): void {
  for (const place of [current, upcoming]) {
    const fit = Math.min(place.clientWidth / 1280, place.clientHeight / 720);
    place.style.setProperty('--fit', String(fit));
  }
}

/** Keys of the deck work here too, but for those of the menu and the buttons; one for "load again" would empty the window. */
function obeyKeys(opened: Window, deck: RevealApi): void {
  opened.addEventListener('keydown', (event) => {
    const { key, keyCode, altKey, ctrlKey, metaKey } = event;
    const isReload = key === 'F5' || ((ctrlKey || metaKey) && key.toLowerCase() === 'r');
    if (isReload) event.preventDefault();
    // Elements of another window are no `Element` of this one.
    const isTaken = (event.target as Element | null)?.closest?.('select, button') && key !== 'PageDown' && key !== 'PageUp';
    if (isReload || isTaken || altKey || ctrlKey || metaKey || /^[?sf]$|^F\d/.test(key.toLowerCase())) return;
    event.preventDefault();
    deck.triggerKey(keyCode);
  });
}
