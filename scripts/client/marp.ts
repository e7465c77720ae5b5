import { blankScreen } from './marp-blank.js';
import { onKeys } from './marp-keys.js';
import { openContents } from './marp-menu.js';
import { placeInWords, say, showPlace, slideOfHash } from './marp-place.js';
import { makeScrollable, scrollSlide, showMore, sizeText } from './marp-size.js';
import { type Stage, show, takeStage } from './marp-stage.js';
import { onSwipe } from './marp-swipe.js';
import { onControls, toggleFullScreen } from './reveal-bar.js';
import { closeDialogs, openDialog } from './reveal-dialogs.js';
import { showOverdue } from './show-overdue.js';

/** The slide on show, or on a small screen the one that is being read. */
interface Place {
  readonly index: () => number;
  /** Goes there, says so, and keeps it in the address. */
  readonly go: (to: number) => void;
}

/**
 * Moves through the slides of a shared deck: one at a time, scaled to the window; on a small screen all in order. Without
 * this script, and on paper, all slides stand in order too.
 */
function present(): void {
  const main = document.querySelector('main');
  if (!main?.querySelector('.marpit > svg')) return;
  const shown = { index: 0 };
  const stage = takeStage(main, () => layOut());
  const layOut = (): void => {
    if (!stage) return;
    for (const [i, slide] of stage.slides.entries()) show(slide, stage.isReading() || i === shown.index);
    showPlace(stage.slides, shown.index);
    makeScrollable();
    if (stage.isReading() && shown.index > 0) stage.slides[shown.index]?.scrollIntoView();
  };
}

showOverdue();
present();
