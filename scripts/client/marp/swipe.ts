import { isRightToLeft } from '../slides/keys.js';
import type { Presentation } from '../slides/presentation.js';

/**
 * Turns the slide for a finger that moves at least 50 px, more sideways than up or down. Two fingers zoom, and stay the browser's, as does one
 * on a drawing that is wider than the screen.
 */
export function onSwipe({ next, previous }: Presentation): void {
  const start = { x: 0, y: 0, isOurs: false };
  addEventListener(
    'touchstart',
    ({ touches, target }) => {
      const isTaken = target instanceof Element && target.closest('[data-prevent-swipe]') !== null;
      const isOurs = touches.length === 1 && !isTaken && !document.querySelector('dialog[open], .blank, .reading');
      Object.assign(start, { x: touches[0]?.clientX, y: touches[0]?.clientY, isOurs });
    },
    { passive: true },
  );
  addEventListener('touchend', ({ changedTouches, touches }) => {
    const end = changedTouches[0];
    if (!end || touches.length > 0 || !start.isOurs) return;
    const [x, y] = [end.clientX - start.x, end.clientY - start.y];
    const isZoomed = (window.visualViewport?.scale ?? 1) > 1.05;
    if (!isZoomed && Math.abs(x) >= 50 && Math.abs(x) > Math.abs(y) * 1.5) (x > 0 === isRightToLeft() ? next : previous)();
  });
}
