import { percentDecoded } from '../../model/percent.js';
import { bring } from '../slides/bring.js';
import { controlSlides } from '../slides/controls.js';
import { answerWithSlides } from '../slides/embed-deck.js';
import { explainTerms } from '../slides/explain-terms.js';
import { isRightToLeft } from '../slides/keys.js';
import { loadFonts } from '../slides/load-fonts.js';
import { arrive, isDeeper, mainOf, placeInWords, say, showPlace } from '../slides/place.js';
import type { Presentation } from '../slides/presentation.js';
import { showOverdue } from '../slides/show-overdue.js';
import { makeScrollable, scrollSlide, smallScreen } from '../slides/size.js';
import { blankScreen } from './blank.js';
import { onPaper, show, takeStage } from './stage.js';
import { onSwipe } from './swipe.js';

/** The slide on show; on a small screen the one that is being read. */
interface Shown {
  index: number;
}

/** True on a small screen, where all slides stand in order as a page to read. */
const isPage = (): boolean => smallScreen().matches && !onPaper().matches;

/**
 * Moves through the slides of a shared deck: one at a time, scaled to the window, or on a small screen all in order. Without
 * this script, and on paper, all slides stand in order too.
 */
function present(): void {
  const main = document.querySelector('main');
  const slides = [...document.querySelectorAll<HTMLElement>('.marpit > section')];
  if (!main || slides.length === 0) return;
  const line = slides.filter((slide) => !isDeeper(slide) && !slide.matches('.appendix'));
  const shown: Shown = { index: 0 };
  const deck: Presentation = {
    all: slides,
    slides: () => line,
    current: () => slides[shown.index] as HTMLElement,
    go: (slide) => goTo(slides.indexOf(slide)),
    next: () => goTo(slides.indexOf(stepFrom(deck, 1))),
    previous: () => goTo(slides.indexOf(stepFrom(deck, -1))),
    read: readFrom,
  };
  const tell = answerWithSlides(deck);
  const goTo = (to: number): void => {
    const index = Math.min(slides.length - 1, Math.max(0, to));
    if (index === shown.index && !isPage()) return;
    shown.index = index;
    layOut(deck);
    arrive(deck);
    tell();
    history.replaceState(null, '', `#${index + 1}`);
  };
  takeStage(main, () => layOut(deck));
  const wake = (): void => say(placeInWords(deck));
  control(deck, blankScreen(wake));
  followHash(deck);
  if (!location.hash) history.replaceState(null, '', '#1');
  followReading(deck, shown, tell);
  onSwipe(deck);
}

/**
 * The slide that next (1) or previous (-1) leads to: on the main line; from a deeper slide back to it. In the reading layout, and where the
 * appendix begins, the one that stands there; the same one at either end.
 */
function stepFrom(deck: Presentation, by: 1 | -1): HTMLElement {
  const [all, line, here] = [deck.all, deck.slides(), deck.current()];
  const main = mainOf(here, deck);
  if (isPage() || !line.includes(main)) return all[all.indexOf(here) + by] ?? here;
  return main !== here && by < 0 ? main : (line[line.indexOf(main) + by] ?? here);
}

/** One slide on show; in the reading layout all of them, and the page scrolls to it. */
function layOut(deck: Presentation): void {
  const [slides, current] = [deck.all, deck.current()];
  for (const slide of slides) show(slide, isPage() || slide === current);
  const line = deck.slides();
  const bar = document.querySelector<HTMLElement>('.progress span');
  if (bar) bar.style.width = `${((line.indexOf(mainOf(current, deck)) + 1) / line.length) * 100}%`;
  showPlace(deck);
  makeScrollable();
  if (isPage()) bring(current, 'start');
}

/** Keys of a page that scrolls belong to the browser while all slides stand in order. */
function control(deck: Presentation, blank: () => void): void {
  const { all, slides, go, next, previous } = deck;
  const unlessPage = (action: () => unknown) => (): unknown => !isPage() && (action() || true);
  controlSlides(deck, {
    ArrowRight: isRightToLeft() ? previous : next,
    ArrowLeft: isRightToLeft() ? next : previous,
    Home: () => go(all[0] as HTMLElement),
    End: () => go(slides().at(-1) as HTMLElement),
    PageDown: unlessPage(next),
    PageUp: unlessPage(previous),
    ArrowDown: unlessPage(() => scrollSlide(deck.current(), 1) || next()),
    ArrowUp: unlessPage(() => scrollSlide(deck.current(), -1) || previous()),
    b: blank,
    '.': blank,
  });
}

/** Who chose a slide of a page reads on from there, not from the button that opened the menu. */
function readFrom(slide: HTMLElement): void {
  if (!isPage()) return;
  slide.tabIndex = -1;
  slide.focus({ preventScroll: true });
}

/**
 * Opens at the slide that the address names, and follows links: `#4` is the fourth slide, `#results` the slide with that id, or the
 * one that holds what has it.
 */
function followHash({ all, go }: Presentation): void {
  const follow = (): void => {
    const name = percentDecoded(location.hash.slice(1));
    const target = document.getElementById(name);
    const slide = all[Math.min(all.length, Number(name)) - 1] ?? all.find((one) => one.contains(target));
    if (!slide) return;
    go(slide);
    if (target && target !== slide) bring(target, 'nearest');
  };
  addEventListener('hashchange', follow);
  follow();
}

/** The number in the bar is that of the slide at the top of the screen. */
function followReading(deck: Presentation, shown: Shown, onChange: () => void): void {
  const watcher = new IntersectionObserver(
    (entries) => {
      const at = entries.find(({ isIntersecting }) => isIntersecting);
      if (!at || !isPage()) return;
      shown.index = deck.all.indexOf(at.target as HTMLElement);
      showPlace(deck);
      onChange();
    },
    { rootMargin: '-10% 0px -89% 0px' },
  );
  for (const slide of deck.all) watcher.observe(slide);
}

loadFonts();
showOverdue();
explainTerms();
present();
