import type { RevealApi } from 'reveal.js';
import type { Path } from './path.js';

/**
 * While all slides are shown small, what stands on them is a picture: neither to be reached with the keyboard nor to be
 * pressed by a finger that means the slide. The page keeps a heading that says which deck this is.
 */
export function quietOverview(deck: RevealApi, path: Path): void {
  const heading = document.createElement('h1');
  heading.className = 'spoken';
  const show = (isOverview: boolean): void => {
    for (const slide of path.all) slide.querySelector('.slide')?.toggleAttribute('inert', isOverview);
    heading.textContent = document.title;
    if (isOverview) deck.getSlidesElement()?.prepend(heading);
    else heading.remove();
  };
  deck.on('overviewshown', () => show(true));
  deck.on('overviewhidden', () => show(false));
}
