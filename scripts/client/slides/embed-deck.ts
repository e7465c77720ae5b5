import { percentDecoded } from '../../model/percent.js';
import { messageOf, readShow, type Show, type Told } from './messages.js';
import { isDeeper, mainOf, titleOf } from './place.js';
import type { Presentation } from './presentation.js';

/** Says something to the page around; to nobody before that page has spoken. */
type Say = (told: Told) => void;

/**
 * Listens to the page around this frame, and to nobody else; where the file names origins, only while that page is one of
 * them. What it says first fixes the nonce of all that follows. Call before anything else that listens to messages.
 */
function listenToHost(onShow: (show: Show, say: Say, isFirst: boolean) => void): void {
  if (parent === window) return;
  // Few other sites let themselves be shown inside a frame. A window that is opened so gets no handle on this one.
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href^=http]')) link.target = '_blank';
  const allowed = document.body.dataset.allowedOrigins?.split(' ');
  let nonce = '';
  addEventListener(
    'message',
    ({ source, origin, data }) => {
      if (source !== parent || (allowed && !allowed.includes(origin))) return;
      const show = readShow(data);
      const isFirst = nonce === '';
      if (!show || (!isFirst && show.nonce !== nonce)) return;
      nonce = show.nonce;
      // A page that was opened from disk has an origin that no message can be addressed to.
      const target = /^https?:/.test(origin) ? origin : '*';
      onShow(show, (told) => parent.postMessage(messageOf(told, nonce), target), isFirst);
    },
    { capture: true },
  );
}

/**
 * Lets the page around choose the slide of the main line; one below it is told with its number. Returns what to call after each change:
 * the page is told only when it asked for that.
 */
export function answerWithSlides(deck: Presentation): () => void {
  let tell: Say | undefined;
  let last: HTMLElement | undefined;
  const line = (): HTMLElement[] => deck.slides().filter((slide) => !isDeeper(slide));
  const index = (): number => line().indexOf(mainOf(deck.current(), deck)) + 1;
  const changed = (): void => {
    if (deck.current() === last) return;
    last = deck.current();
    tell?.({ type: 'slide', index: index(), title: titleOf(last).slice(0, 500), total: line().length });
  };
  listenToHost(({ slide, report }, say, isFirst) => {
    if (isFirst) say({ type: 'ready', total: line().length });
    last = deck.current();
    tell = report ? say : undefined;
    const wanted = line()[Math.min(slide, line().length) - 1];
    if (wanted && slide !== index()) deck.go(wanted);
  });
  return changed;
}

/** Tells the page around how high this page is, now and whenever that changes, and how far down its own links lead. */
export function answerWithHeight(): void {
  listenToHost((_, say, isFirst) => {
    if (!isFirst) return;
    const root = document.documentElement;
    say({ type: 'ready', total: 0 });
    const tellHeight = (): void => say({ type: 'size', height: Math.ceil(root.getBoundingClientRect().height) });
    const waiting: { timer?: ReturnType<typeof setTimeout> } = {};
    // While a window is dragged the height changes with each picture.
    new ResizeObserver(() => {
      if (waiting.timer === undefined) tellHeight();
      clearTimeout(waiting.timer);
      waiting.timer = setTimeout(() => {
        delete waiting.timer;
        tellHeight();
      }, 60);
    }).observe(root);
    root.addEventListener('click', ({ target }) => {
      const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
      const place = link && document.getElementById(percentDecoded(link.hash.slice(1)));
      if (!place) return;
      // Who goes on with the keyboard, or is read to, goes on from there.
      if (place.tabIndex < 0) place.tabIndex = -1;
      place.focus({ preventScroll: true });
      say({ type: 'jump', top: Math.max(0, Math.round(place.getBoundingClientRect().top + scrollY)) });
    });
  });
}
