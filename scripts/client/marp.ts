import { showOverdue } from './show-overdue.js';

/**
 * Moves through the slides of a shared deck: one at a time, scaled to the window. Without this script, and on paper,
 * all slides stand in order.
 */
function present(): void {
  const slides = [...document.querySelectorAll<SVGElement>('.marpit > svg')];
  const nav = document.querySelector('nav');
  if (slides.length === 0 || !nav) return;
  const shown = { index: -1 };

  const go = (to: number, say = true): void => {
    const index = Math.min(slides.length - 1, Math.max(0, to));
    if (index === shown.index) return;
    shown.index = index;
    for (const [i, slide] of slides.entries()) setShown(slide, i === index);
    report({ nav, index, total: slides.length, title: titleOf(slides[index]), say });
    const hash = `#${index + 1}`;
    if (location.hash !== hash) history.replaceState(null, '', hash);
  };

  document.body.classList.add('presenting');
  nav.querySelector('[data-go="full"]')?.toggleAttribute('hidden', !document.fullscreenEnabled);
  const fromHash = (): number => slideOfHash(location.hash, slides) ?? Math.max(0, shown.index);
  addEventListener('hashchange', () => go(fromHash()));
  addEventListener('keydown', (event) => onKey(event, shown.index, slides.length, go));
  nav.addEventListener('click', (event) => onButton(event, shown.index, go));
  onSwipe((step) => go(shown.index + step));
  go(fromHash(), false);
}

function setShown(slide: SVGElement, isShown: boolean): void {
  slide.toggleAttribute('hidden', !isShown);
  slide.toggleAttribute('inert', !isShown);
}

const titleOf = (slide: SVGElement | undefined): string => slide?.querySelector('h1, h2')?.textContent?.trim() ?? '';

interface Report {
  readonly nav: HTMLElement;
  readonly index: number;
  readonly total: number;
  readonly title: string;
  /** False for the first slide: a page is read when it opens anyway. */
  readonly say: boolean;
}

/** Shows where we are: number, progress, buttons at either end, and a line for screen readers. */
function report({ nav, index, total, title, say }: Report): void {
  const place = (nav.dataset.slide ?? '').replace('{number}', String(index + 1)).replace('{total}', String(total));
  const output = nav.querySelector('output');
  if (output) output.textContent = `${index + 1} / ${total}`;
  nav.querySelector('[data-go="previous"]')?.setAttribute('aria-disabled', String(index === 0));
  nav.querySelector('[data-go="next"]')?.setAttribute('aria-disabled', String(index === total - 1));
  const bar = document.querySelector<HTMLElement>('.progress span');
  if (bar) bar.style.width = `${((index + 1) / total) * 100}%`;
  const spoken = document.querySelector('.spoken');
  if (spoken && say) spoken.textContent = `${place}: ${title}`;
}

/** `#4` is the fourth slide; `#results` the slide with that id, or the one that holds it. */
function slideOfHash(hash: string, slides: readonly SVGElement[]): number | undefined {
  const name = decodeURIComponent(hash.slice(1));
  if (/^\d+$/.test(name)) return Number(name) - 1;
  const target = name === '' ? null : document.getElementById(name);
  const index = target ? slides.findIndex((slide) => slide.contains(target)) : -1;
  return index < 0 ? undefined : index;
}

function onKey(event: KeyboardEvent, index: number, total: number, go: (to: number) => void): void {
  const onControl = event.target instanceof Element && event.target.closest('a, button') !== null;
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const moves: Record<string, number> = {
    ArrowRight: index + 1,
    ArrowDown: index + 1,
    PageDown: index + 1,
    ArrowLeft: index - 1,
    ArrowUp: index - 1,
    PageUp: index - 1,
    Home: 0,
    End: total - 1,
  };
  const to = event.key === ' ' && !onControl ? index + (event.shiftKey ? -1 : 1) : moves[event.key];
  if (to !== undefined) {
    event.preventDefault();
    go(to);
  } else if (event.key === 'f') toggleFullScreen();
}

function onButton(event: Event, index: number, go: (to: number) => void): void {
  const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-go]') : null;
  const actions: Record<string, () => void> = {
    previous: () => go(index - 1),
    next: () => go(index + 1),
    full: toggleFullScreen,
    print: () => print(),
  };
  actions[button?.dataset.go ?? '']?.();
}

function toggleFullScreen(): void {
  if (document.fullscreenElement) void document.exitFullscreen();
  else document.documentElement.requestFullscreen?.().catch(() => {});
}

/** A finger that moves at least 50 px, more sideways than up or down. Two fingers zoom, and stay the browser's. */
function onSwipe(move: (step: number) => void): void {
  const start = { x: 0, y: 0, fingers: 0 };
  addEventListener(
    'touchstart',
    ({ touches }) => Object.assign(start, { x: touches[0]?.clientX, y: touches[0]?.clientY, fingers: touches.length }),
    { passive: true },
  );
  addEventListener('touchend', ({ changedTouches, touches }) => {
    const end = changedTouches[0];
    if (!end || touches.length > 0 || start.fingers !== 1) return;
    const [x, y] = [end.clientX - start.x, end.clientY - start.y];
    const isZoomed = (window.visualViewport?.scale ?? 1) > 1.05;
    if (!isZoomed && Math.abs(x) >= 50 && Math.abs(x) > Math.abs(y) * 1.5) move(x < 0 ? 1 : -1);
  });
}

showOverdue();
present();
