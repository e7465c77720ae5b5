import Reveal from 'reveal.js';
import 'reveal.js/reveal.css';
import Notes from 'reveal.js/plugin/notes';
import { guardMessages } from './guard-messages.js';

guardMessages();

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
  // Slides change at once: two texts that fade into each other are hard to read, and nothing moves for those who feel sick of it.
  transition: 'none',
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
