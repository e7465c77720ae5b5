import type { DevState, View } from '../../model/dev-state.js';
import { percentDecoded } from '../../model/percent.js';
import { showProblems } from './dev-problems.js';
import { patchDocument } from './patch-document.js';

/** The preview's page: keeps both frames as the server has them, without loading them again, and lists what is wrong. */

const frames = new Map([...document.querySelectorAll('iframe')].map((frame) => [frame.name as View, frame]));
const showing = new Map<View, number>();
const asking = new Set<View>();
const latest: { state?: DevState } = {};

/** The frame's page once it has been loaded. */
const pageIn = (view: View): Document | undefined => {
  const page = frames.get(view)?.contentDocument;
  return page && page.readyState !== 'loading' && page.URL !== 'about:blank' ? page : undefined;
};

/** Brings one frame up to the newest content; what changes meanwhile is fetched again. */
async function bringUp(view: View): Promise<void> {
  if (asking.has(view)) return;
  asking.add(view);
  try {
    for (let wanted = latest.state?.views[view]; wanted && wanted !== showing.get(view); wanted = latest.state?.views[view]) {
      const page = pageIn(view);
      if (!page) return;
      if (!page.querySelector('head > style')) {
        // The frame came before the first view: it holds an empty page, without styles or policy.
        frames.get(view)?.contentWindow?.location.reload();
        return;
      }
      const html = await (await fetch(`/${view}`)).text();
      if (page !== pageIn(view)) return;
      patchDocument(page, new DOMParser().parseFromString(html, 'text/html'));
      showing.set(view, wanted);
    }
  } finally {
    asking.delete(view);
  }
}

/** Slides are 1280 px wide and are shown as wide as their frame. */
function fitSlides(): void {
  const page = pageIn('deck');
  page?.documentElement.style.setProperty('--scale', String(page.documentElement.clientWidth / 1280));
}

/** The slide at the top of the deck's frame stands in the address: it is there again when the page is loaded anew. */
function followSlides(): void {
  const page = pageIn('deck');
  if (!page) return;
  const slides = (): HTMLElement[] => [...page.querySelectorAll<HTMLElement>('.slides section:not(.stack)')];
  const asked = percentDecoded(location.hash.slice(1));
  slides()
    .find(({ id }) => id === asked)
    ?.scrollIntoView();
  page.addEventListener('scroll', () => {
    const first = slides().find((slide) => slide.getBoundingClientRect().bottom > 40);
    if (first) history.replaceState(null, '', `#${encodeURIComponent(first.id)}`);
  });
}

for (const [view, frame] of frames) {
  const ready = (): void => {
    if (!pageIn(view)) return;
    if (view === 'deck') {
      fitSlides();
      followSlides();
    }
    void bringUp(view);
  };
  frame.addEventListener('load', ready);
  ready();
}
addEventListener('resize', fitSlides);

const events = new EventSource('/events');
events.addEventListener('message', ({ data }) => {
  latest.state = JSON.parse(String(data)) as DevState;
  showProblems(latest.state);
  for (const view of frames.keys()) void bringUp(view);
});
events.addEventListener('error', () => showProblems(undefined));
