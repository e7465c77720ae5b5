import Reveal, { type RevealPlugin } from 'reveal.js';
import 'reveal.js/reveal.css';
import Notes from 'reveal.js/plugin/notes';
import { onControls, reportPlace, titleOf, toggleFullScreen } from '../slides/bar.js';
import { closeDialogs, openDialog, openMenu } from '../slides/dialogs.js';
import { answerWithSlides } from '../slides/embed-deck.js';
import { explainTerms } from '../slides/explain-terms.js';
import { belongsToSlides, onKeys } from '../slides/keys.js';
import { showOverdue } from '../slides/show-overdue.js';
import { layOutForReading, sizeText } from '../slides/size.js';
import { askConditions, tickPrompts } from './choice.js';
import { buildFigures, isPrinting } from './figures.js';
import { guardMessages } from './guard-messages.js';
import { quietOverview } from './overview.js';
import { makePath } from './path.js';
import { mendSpeakerView } from './speaker.js';

// Before the guard, which lets nothing pass but the speaker view.
const tellHost = answerWithSlides({
  total: () => deck.getTotalSlides(),
  index: () => deck.getIndices().h,
  title: () => titleOf(deck.getCurrentSlide() as HTMLElement),
  go: (index) => deck.slide(index),
});
guardMessages();
mendSpeakerView();
showOverdue();
buildFigures();

/** A small copy of the deck in the speaker window, or a deck laid out for paper: slides alone, with nothing to press. */
const isCopy = new URLSearchParams(location.search).has('receiver');
if (isCopy || isPrinting()) document.body.classList.add('bare');
if (isPrinting()) document.getElementById('choose')?.remove();

/** F1 opens our list of keys too. */
const HELP: RevealPlugin = {
  id: 'help',
  init: (reveal) => {
    reveal.toggleHelp = () => openDialog('keys');
  },
};

const path = makePath(() => deck);
const deck = new Reveal({
  plugins: [path.plugin, HELP, Notes],
  width: 1280,
  height: 720,
  margin: 0,
  center: false,
  hash: true,
  history: false,
  progress: true,
  controls: false,
  jumpToSlide: false,
  slideNumber: false,
  keyboardCondition: belongsToSlides,
  // Slides change at once: two texts that fade into each other are hard to read, and nothing moves for those who feel sick of it.
  transition: 'none',
  backgroundTransition: 'none',
  scrollActivationWidth: 0,
  pdfSeparateFragments: false,
  // Seconds for a slide come from its `data-timing`; without planned minutes the speaker window shows no pace.
  ...(document.querySelector('[data-timing]') ? { defaultTiming: 0 } : {}),
});

void deck.initialize().then(() => {
  // reveal.js marks the deck as an application, which keeps screen readers from reading it, and reads whole slides aloud.
  for (const element of document.querySelectorAll('[role="application"]')) element.removeAttribute('role');
  document.querySelector('.aria-status')?.remove();
  reportPlace(deck, path);
  deck.on('slidechanged', tellHost);
  tickPrompts();
  if (document.body.classList.contains('bare')) return;
  askConditions(deck, path);
  layOutForReading(deck);
  quietOverview(deck, path);
  explainTerms();
  control();
});

function control(): void {
  const size = document.querySelector('[data-size]');
  const text = sizeText(deck, (percent) => {
    if (size) size.textContent = (size.getAttribute('data-size') ?? '').replace('{percent}', String(percent));
  });
  const actions = {
    previous: () => deck.prev(),
    next: () => deck.next(),
    start: () => deck.slide(0),
    menu: () => openMenu(path),
    keys: () => openDialog('keys'),
    close: closeDialogs,
    smaller: () => text.change(-1),
    same: () => text.change(0),
    larger: () => text.change(1),
    full: toggleFullScreen,
  };
  onControls(actions);
  const { keys, menu, smaller, same, larger } = actions;
  onKeys({ '?': keys, m: menu, '-': smaller, '0': same, '+': larger, '=': larger });
}
