import Reveal from 'reveal.js';
import 'reveal.js/reveal.css';
import Notes from 'reveal.js/plugin/notes';
import { guardMessages } from './guard-messages.js';

guardMessages();

const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
const deck = new Reveal({
  plugins: [Notes],
  width: 1280,
  height: 720,
  margin: 0,
  center: false,
  hash: true,
  history: false,
  progress: true,
  controlsLayout: 'edges',
  controlsTutorial: false,
  slideNumber: false,
  transition: isStill ? 'none' : 'fade',
  transitionSpeed: 'fast',
  backgroundTransition: 'none',
  scrollActivationWidth: 0,
  pdfSeparateFragments: false,
});

void deck.initialize().then(() => {
  // reveal.js marks the deck as an application, which keeps screen readers from reading it.
  document.querySelectorAll('[role="application"]').forEach((element) => {
    element.removeAttribute('role');
  });
});
