import type { RevealApi } from 'reveal.js';
import { isRightToLeft } from '../slides/keys.js';
import { canScroll, scrollSlide } from '../slides/size.js';
import type { Path } from './path.js';

/** How a key was pressed; reveal.js says nothing of a finger. With Alt the steps of a drawing are passed over. */
type Pressed = { readonly skipFragments?: boolean } | undefined;
type Way = (pressed?: Pressed) => void;

/**
 * Gives reveal.js our ways through a deck, for its keys, for fingers and for the speaker's window. Next and previous, right and left, lead along
 * the main line, after the steps of a drawing, and from a deeper slide back to it. Down and up scroll a long slide, then lead to the
 * slides below it and back up; where there are none, on and back. While all slides are shown small its own ways hold.
 */
export function takeRoutes(deck: RevealApi, path: Path): void {
  const { left, right, up, down } = deck;
  const here = (): HTMLElement => deck.getCurrentSlide() as HTMLElement;
  const along = (by: 1 | -1): HTMLElement | undefined => {
    const line = path.line();
    return line[line.indexOf(path.mainOf(here())) + by];
  };
  const stepsOn = (pressed: Pressed): boolean => !pressed?.skipFragments && deck.nextFragment();
  const stepsBack = (pressed: Pressed): boolean => !pressed?.skipFragments && deck.prevFragment();
  const open = (slide: HTMLElement | undefined): void => {
    if (slide) path.open(slide);
  };
  const next: Way = (pressed) => stepsOn(pressed) || open(along(1));
  const previous: Way = (pressed) => {
    if (stepsBack(pressed)) return;
    const main = path.mainOf(here());
    open(main === here() ? along(-1) : main);
  };
  const deeper: Way = (pressed) => {
    if (stepsOn(pressed)) return;
    const below = path.below(here());
    open(below[below.indexOf(here()) + 1] ?? along(1));
  };
  const back: Way = (pressed) => {
    const below = path.below(here());
    const before = below[below.indexOf(here()) - 1];
    if (!before) previous(pressed);
    else if (!stepsBack(pressed)) open(before);
  };
  // A finger that moves on a long slide scrolls it by itself.
  const scrolls = (by: 1 | -1, pressed: Pressed): boolean => {
    const slide = here().querySelector<HTMLElement>(':scope > .slide') as HTMLElement;
    return pressed ? scrollSlide(slide, by) : canScroll(slide, by);
  };
  const unlessSmall =
    (own: Way, ours: Way): Way =>
    (pressed) =>
      (deck.isOverview() ? own : ours)(pressed);
  const [onward, backward] = isRightToLeft() ? [previous, next] : [next, previous];
  Object.assign(deck, {
    ...{ next, prev: previous, right: unlessSmall(right, onward), left: unlessSmall(left, backward) },
    down: unlessSmall(down, (pressed) => scrolls(1, pressed) || deeper(pressed)),
    up: unlessSmall(up, (pressed) => scrolls(-1, pressed) || back(pressed)),
  });
}
