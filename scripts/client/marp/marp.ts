import { onControls, titleOf, toggleFullScreen } from '../slides/bar.js';
import { closeDialogs, openDialog } from '../slides/dialogs.js';
import { answerWithSlides } from '../slides/embed-deck.js';
import { explainTerms } from '../slides/explain-terms.js';
import { showOverdue } from '../slides/show-overdue.js';
import { blankScreen } from './blank.js';
import { onKeys } from './keys.js';
import { openContents } from './menu.js';
import { placeInWords, say, showPlace, slideOfHash } from './place.js';
import { makeScrollable, scrollSlide, showMore, sizeText } from './size.js';
import { type Stage, show, takeStage } from './stage.js';
import { onSwipe } from './swipe.js';

/** The slide on show; on a small screen the one that is being read. */
interface Shown {
  index: number;
}

/**
 * Moves through the slides of a shared deck: one at a time, scaled to the window, or on a small screen all in order. Without
 * this script, and on paper, all slides stand in order too.
 */
function present(): void {
  const main = document.querySelector('main');
  const count = document.querySelectorAll('.marpit > svg').length;
  if (!main || count === 0) return;
  const shown: Shown = { index: 0 };
  const stage = takeStage(main, (now) => layOut(now, shown));
  const { slides } = stage;
  const go = (to: number): void => {
    const index = Math.min(count - 1, Math.max(0, to));
    if (index === shown.index && !stage.isReading()) return;
    shown.index = index;
    layOut(stage, shown);
    slides[index]?.scrollTo(0, 0);
    say(placeInWords(slides, index));
    tell();
    history.replaceState(null, '', `#${index + 1}`);
  };
  const title = (): string => titleOf(slides[shown.index] ?? main);
  const tell = answerWithSlides({ total: () => count, index: () => shown.index, title, go });
  const wake = (): void => say(placeInWords(slides, shown.index));
  control({ stage, shown, go, blank: blankScreen(wake) });
  followHash(stage, shown, go);
  if (!location.hash) history.replaceState(null, '', '#1');
  followReading(stage, shown, tell);
  onSwipe((step) => stage.isReading() || go(shown.index + step));
  addEventListener('resize', makeScrollable);
  addEventListener('scroll', showMore, { capture: true, passive: true });
}

/** One slide on show; in the reading layout all of them, and the page scrolls to it. */
function layOut(stage: Stage, { index }: Shown): void {
  const isReading = stage.isReading();
  for (const [i, slide] of stage.slides.entries()) show(slide, isReading || i === index);
  showPlace(stage.slides, index);
  makeScrollable();
  if (isReading) stage.slides[index]?.scrollIntoView();
}

interface Control {
  readonly stage: Stage;
  readonly shown: Shown;
  readonly go: (to: number) => void;
  readonly blank: () => void;
}

/** Buttons and keys. */
function control({ stage, shown, go, blank }: Control): void {
  const size = document.querySelector('[data-size]');
  const text = sizeText((percent) => {
    if (size) size.textContent = (size.getAttribute('data-size') ?? '').replace('{percent}', String(percent));
  });
  const scrolled = (direction: 1 | -1): boolean => scrollSlide(stage.slides[shown.index], direction);
  const [previous, next] = [() => go(shown.index - 1), () => go(shown.index + 1)];
  const keys = (): void => openDialog('keys');
  const menu = (): void => openContents({ ...stage, index: shown.index, go: (to) => goAndRead(to, stage, go) });
  const [smaller, same, larger] = [() => text(-1), () => text(0), () => text(1)];
  const full = toggleFullScreen;
  onControls({ previous, next, keys, menu, smaller, same, larger, full, close: closeDialogs, print: () => print() });
  onKeys({
    isReading: stage.isReading,
    paging: {
      PageDown: next,
      PageUp: previous,
      ArrowDown: () => scrolled(1) || next(),
      ArrowUp: () => scrolled(-1) || previous(),
    },
    other: {
      ArrowRight: next,
      ArrowLeft: previous,
      Home: () => go(0),
      End: () => go(stage.slides.length - 1),
      ...{ '?': keys, m: menu, f: full, b: blank, '.': blank },
      ...{ '-': smaller, '0': same, '+': larger, '=': larger },
    },
  });
  for (const button of document.querySelectorAll('[data-go=full]')) button.toggleAttribute('hidden', !document.fullscreenEnabled);
}

/** Who chose a slide from the menu reads on from there, not from the button that opened the menu. */
function goAndRead(to: number, { slides, isReading }: Stage, go: (to: number) => void): void {
  go(to);
  const slide = slides[to];
  if (!slide || !isReading()) return;
  slide.tabIndex = -1;
  slide.focus({ preventScroll: true });
}

/** Opens at the slide that the address names, and follows links to a source. */
function followHash(stage: Stage, shown: Shown, go: (to: number) => void): void {
  const follow = (): void => {
    const index = slideOfHash(location.hash, stage.slides);
    if (index === undefined || (index === shown.index && !stage.isReading())) return;
    const source = document.querySelector(`li[id="${CSS.escape(location.hash.slice(1))}"]`);
    go(index);
    source?.scrollIntoView({ block: 'nearest' });
  };
  addEventListener('hashchange', follow);
  follow();
}

/** The number in the bar is that of the slide at the top of the screen. */
function followReading(stage: Stage, shown: Shown, onChange: () => void): void {
  const watcher = new IntersectionObserver(
    (entries) => {
      const at = entries.find(({ isIntersecting }) => isIntersecting);
      if (!at || !stage.isReading()) return;
      shown.index = stage.slides.indexOf(at.target as HTMLElement);
      showPlace(stage.slides, shown.index);
      onChange();
    },
    { rootMargin: '-10% 0px -89% 0px' },
  );
  for (const slide of stage.slides) watcher.observe(slide);
}

showOverdue();
explainTerms();
present();
