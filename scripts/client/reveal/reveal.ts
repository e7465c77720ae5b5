import Reveal, { type RevealPlugin } from 'reveal.js';
import 'reveal.js/reveal.css';
import { controlSlides } from '../slides/controls.js';
import { openDialog } from '../slides/dialogs.js';
import { answerWithSlides } from '../slides/embed-deck.js';
import { explainTerms } from '../slides/explain-terms.js';
import { belongsToSlides, isRightToLeft } from '../slides/keys.js';
import { loadFonts } from '../slides/load-fonts.js';
import { arrive, showPlace } from '../slides/place.js';
import type { Presentation } from '../slides/presentation.js';
import { showOverdue } from '../slides/show-overdue.js';
import { makeScrollable, smallScreen } from '../slides/size.js';
import { askConditions, tickPrompts } from './choice.js';
import { buildFigures, isPrinting } from './figures.js';
import { quietOverview } from './overview.js';
import { makePath } from './path.js';
import { takeRoutes } from './routes.js';
import { speakerView } from './speaker.js';

document.body.classList.toggle('reading', smallScreen().matches && !isPrinting());
// A deck laid out for paper: slides alone, with nothing to press.
if (isPrinting()) {
  document.body.classList.add('bare');
  document.getElementById('choose')?.remove();
}

const path = makePath(() => reveal);
const deck: Presentation = {
  all: path.all.map(slideIn),
  slides: () => path.line().map(slideIn),
  current: () => slideIn(reveal.getCurrentSlide() ?? path.all[0]),
  go: (slide) => path.open(slide.closest('section') as HTMLElement),
  next: () => reveal.next(),
  previous: () => reveal.prev(),
};

const tellHost = answerWithSlides(deck);
loadFonts();
showOverdue();
buildFigures();

/** Only here one gets hold of what keys and fingers call. F1 opens our list of keys too. */
const OURS: RevealPlugin = {
  id: 'ours',
  init: (api) => {
    api.toggleHelp = () => openDialog('keys');
    takeRoutes(api, path);
    const { next, prev, up, down } = api;
    Object.assign(reveal, { next, prev, up, down });
  },
};

const reveal = new Reveal({
  plugins: [OURS],
  // reveal.js would obey any page that holds a handle on this window.
  postMessage: false,
  width: 1280,
  height: 720,
  margin: 0,
  center: false,
  rtl: isRightToLeft(),
  hash: true,
  history: false,
  progress: true,
  controls: false,
  jumpToSlide: false,
  slideNumber: false,
  keyboardCondition: belongsToSlides,
  // Without any slide below another reveal.js takes down for next, and a long slide would not scroll.
  keyboard: {
    38: ({ altKey }: KeyboardEvent) => reveal.up({ skipFragments: altKey }),
    40: ({ altKey }: KeyboardEvent) => reveal.down({ skipFragments: altKey }),
  },
  // Slides change at once: two texts that fade into each other are hard to read, and nothing moves for those who feel sick of it.
  transition: 'none',
  backgroundTransition: 'none',
  scrollActivationWidth: 0,
  pdfSeparateFragments: false,
});

// Tools that make a PDF or pictures of reveal.js decks look for it here. Who can read this name can read the whole page.
Object.assign(window, { Reveal: reveal });
leadByLinks();
void reveal.initialize().then(() => {
  // reveal.js marks the deck as an application, which keeps screen readers from reading it, and reads whole slides aloud.
  for (const element of document.querySelectorAll('[role="application"]')) element.removeAttribute('role');
  document.querySelector('.aria-status')?.remove();
  showPlace(deck);
  reveal.on('sync', () => showPlace(deck));
  reveal.on('slidechanged', () => {
    showPlace(deck);
    makeScrollable();
    arrive(deck);
    tellHost();
  });
  tickPrompts();
  if (document.body.matches('.bare')) return;
  askConditions(reveal, path);
  layOutForReading();
  quietOverview(reveal, path);
  explainTerms();
  control();
});

/** reveal.js moves sections; what is seen of one is the slide in it. */
function slideIn(section: Element): HTMLElement {
  return section.querySelector('.slide') as HTMLElement;
}

/** Keeps the reading layout in step with the window. */
function layOutForReading(): void {
  const small = smallScreen();
  const show = (): void => {
    document.body.classList.toggle('reading', small.matches);
    reveal.layout();
    makeScrollable();
  };
  small.addEventListener('change', show);
  show();
}

/** A link to a slide leads there also where this patient's path leaves it out. */
function leadByLinks(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('.leaps a') : null;
    const section = path.all.find(({ id }) => `#${id}` === link?.hash);
    if (!section) return;
    event.preventDefault();
    path.open(section);
  });
}

/** reveal.js hears the keys that lead from slide to slide. */
function control(): void {
  controlSlides(deck, { s: speakerView(reveal, path) });
}
