import type { RevealApi } from 'reveal.js';
import type { SpeakerPage } from './speaker-page.js';

export interface Clock {
  /** Shows the time as it is now, and how much is left for the slide on show. */
  readonly show: () => void;
}

/**
 * Keeps the clock of the speaker window: the time of day, the time since it was opened or set back, and what is left of the seconds
 * planned for all slides up to this one. Setting back starts at the seconds of this slide.
 */
export function startClock(opened: Window, page: SpeakerPage, deck: RevealApi): Clock {
  let start = Date.now();
  const plan = (): Plan => planOf(deck);
  const show = (): void => {
    const [now, { before, own, isPlanned }] = [Date.now(), plan()];
    const elapsed = Math.floor((now - start) / 1000);
    page.clock.textContent = timeOfDay(new Date(now));
    page.elapsed.textContent = clockText(elapsed);
    page.pace.hidden = !isPlanned;
    const left = before + own - elapsed;
    page.left.textContent = `${left < 0 ? '−' : ''}${clockText(Math.abs(left))}`;
    page.left.dataset.pace = left < 0 ? 'behind' : left <= own ? 'on-track' : 'ahead';
  };
  page.reset.addEventListener('click', () => {
    start = Date.now() - plan().before * 1000;
    show();
  });
  // The window's own: those of a page behind others are slowed down.
  (opened as Window & typeof globalThis).setInterval(show, 1000);
  return { show };
}

/** In seconds. */
interface Plan {
  readonly before: number;
  readonly own: number;
  readonly isPlanned: boolean;
}

function planOf(deck: RevealApi): Plan {
  const slides = deck.getSlides() as HTMLElement[];
  const seconds = slides.map((slide) => Number(slide.dataset.timing ?? 0));
  const at = slides.indexOf(deck.getCurrentSlide() as HTMLElement);
  return {
    before: seconds.slice(0, at).reduce((sum, one) => sum + one, 0),
    own: seconds[at] ?? 0,
    isPlanned: slides.some((slide) => slide.dataset.timing !== undefined),
  };
}

/** "14:05": read alike in every language. */
const timeOfDay = (now: Date): string => `${now.getHours()}:${two(now.getMinutes())}`;

const two = (number: number): string => String(Math.floor(number)).padStart(2, '0');

/** "00:04:30" for 270. */
function clockText(seconds: number): string {
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60].map(two).join(':');
}
