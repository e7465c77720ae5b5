import { type FilePair, readPair } from '../../scripts/content/translate/read-pair.js';
import { BOTH, inModule, TEA } from './translation-cases.js';

const HEAD =
  'title: Tea\nsummary: It is warm today.\nfigures:\n  cup:\n    alt: A cup & a "pot".\n    caption: Hot, not cold.\n    labels: { rim: Rim }';
const SPANISH_HEAD =
  'title: Té\nsummary: Hoy está tibio.\nfigures:\n  cup:\n    alt: Una taza y una "tetera".\n    caption: Caliente, no frío.\n    labels: { rim: Borde }';
const BODY =
  'It warms **4 of 5** of us.[^warm] Ask [us](tel:555) & call {{crisis}} at once.\\\nDo not wait < 5 minutes.[^instruction]\n\n- Let it stand for **5 minutes**. Then drink it.[^warm][^stand]\n\n| Kind | Time |\n| --- | --- |\n| Black \\| white | 5 minutes |';

/** The module that went through OmegaT 3.6.0 and its translation memory: test/fixtures/omegat.xlf is what came out. */
export const beforeOmegaT = (): FilePair =>
  readPair(TEA, { source: inModule(BODY, HEAD), target: inModule('Calienta.', SPANISH_HEAD).replace(/\n## [\s\S]*/, '') }, BOTH);
