/** The name that reveal.js gives its speaker window. */
const NAME = 'reveal.js - Notes';

const SHEET = `
  main { display: contents; }
  .speaker-controls-time span.mute { opacity: 1; color: #595959; }
  .speaker-controls-time .reset-button { opacity: 1; color: inherit; padding: 8px 10px; margin: -8px -10px 0 0; }
  .speaker-controls-time .label, .speaker-controls-notes .label { font-size: 16px; color: #333; text-transform: none; }
  .speaker-title { position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); }
  .overlay-element { background: #ddd; font-size: 16px; }
  #speaker-layout { height: 44px; line-height: 44px; }
  #speaker-layout:focus-within, .reset-button:focus-visible, iframe:focus-visible { outline: 3px solid #a8461f; outline-offset: 2px; }
`;

/**
 * reveal.js writes its speaker window without headings in order, names for its frames and its menu, or a way to the clock by
 * keyboard. This mends each such window as it opens. Call before reveal.js starts.
 */
export function mendSpeakerView(): void {
  const open = window.open.bind(window);
  window.open = (...given) => {
    const opened = open(...given);
    // reveal.js writes the page into the new window in the same turn.
    if (opened && given[1] === NAME) queueMicrotask(() => mend(opened.document));
    return opened;
  };
}

function mend(page: Document): void {
  const main = page.createElement('main');
  main.append(titleOf(page), ...[...page.body.children].filter((part) => !part.matches('script')));
  page.body.prepend(main);
  const style = page.createElement('style');
  style.textContent = SHEET;
  page.head.append(style);
  for (const label of page.querySelectorAll('h4.label')) label.setAttribute('aria-level', '2');
  page.querySelector('.speaker-controls-notes .value')?.setAttribute('lang', document.documentElement.lang);
  sayInOurWords(page);
  nameFrames(page);
  nameLayouts(page);
  openReset(page);
}

/** Where reveal.js writes its own English; our words come from the page, in this order. The menu's label is its first word and the choice. */
const SPOKEN = [
  '.overlay-element.label',
  '.speaker-controls-time .label',
  '.reset-button',
  '.pacing-title',
  '.speaker-controls-notes .label',
  '.speaker-layout-label',
  'option[value=default]',
  'option[value=wide]',
  'option[value=tall]',
  'option[value=notes-only]',
];

function sayInOurWords(page: Document): void {
  const words = document.querySelector<HTMLElement>('nav.bar')?.dataset.speaker?.split('|') ?? [];
  const label = page.querySelector('.speaker-layout-label');
  const layouts = page.querySelector<HTMLSelectElement>('.speaker-layout-dropdown');
  for (const [i, selector] of SPOKEN.entries()) {
    const text = page.querySelector(selector)?.firstChild;
    if (text && words[i]) text.textContent = i === 1 ? `${words[i]} ` : words[i];
  }
  const sayLayout = (): void => {
    if (label && layouts) label.textContent = `${words[5]}: ${layouts.selectedOptions[0]?.textContent}`;
  };
  sayLayout();
  layouts?.addEventListener('change', () => queueMicrotask(sayLayout));
}

function titleOf(page: Document): HTMLElement {
  const title = page.createElement('h1');
  title.className = 'speaker-title';
  title.textContent = document.title;
  title.lang = document.documentElement.lang;
  return title;
}

/** Frames come later, when the window has found the deck. */
function nameFrames(page: Document): void {
  const next = document.querySelector('[data-go=next]')?.getAttribute('aria-label') ?? '';
  for (const [id, name] of [
    ['current-slide', document.title],
    ['upcoming-slide', next],
  ] as const) {
    const place = page.getElementById(id);
    const show = (): void => place?.querySelector('iframe')?.setAttribute('title', name);
    if (place) new MutationObserver(show).observe(place, { childList: true });
    show();
  }
}

/** Keys pressed in the menu of layouts are its own: the window would send them on to the deck. */
function nameLayouts(page: Document): void {
  const label = page.querySelector('.speaker-layout-label');
  const layouts = page.querySelector<HTMLElement>('.speaker-layout-dropdown');
  if (!label || !layouts) return;
  label.id = 'speaker-layout-label';
  layouts.setAttribute('aria-labelledby', label.id);
  layouts.addEventListener('keydown', (event) => event.stopPropagation());
}

function openReset(page: Document): void {
  const reset = page.querySelector<HTMLElement>('.reset-button');
  if (!reset) return;
  reset.setAttribute('role', 'button');
  reset.tabIndex = 0;
  reset.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    event.stopPropagation();
    reset.click();
  });
}
