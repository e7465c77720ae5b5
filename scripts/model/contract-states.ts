/** How a reader may meet a page: each is entered and judged on the loaded file. Plain data. */
export interface State {
  /** Its name in the fixed words of a language: `state-<id>`. */
  readonly id: string;
  /** As it is said after what is wrong: "at 320 px". */
  readonly says: string;
  readonly width: number;
  readonly height: number;
  /** A deck as it is presented, or as the page to read that it is on small screens and without script. No matter for other pages. */
  readonly lays: 'presented' | 'page';
  readonly zoomed?: true;
  /** Room around letters, words and lines that the reader asked for (WCAG 2.2, 1.4.12). */
  readonly spacing?: true;
  /** The words of buttons, bars and names of fields as long as other languages have them. */
  readonly longer?: true;
  readonly media?: 'print';
  readonly features?: readonly { readonly name: string; readonly value: string }[];
  readonly judges: readonly Judge[];
  /** True where the words of one piece can break what those of another keep: it is judged for each. The others once for all of a kind. */
  readonly ofWords?: true;
  /** Only decks differ there from the states before. */
  readonly ofDecks?: true;
  /**
   * The id of a state that comes before it and is harder: where that was clean, and no rule of the styles holds in one of the two
   * windows alone, what was judged there is not judged again here.
   */
  readonly easierThan?: string;
}

/** `words`: none is hidden; `cuts`: nothing is cut or covered; `flow`: nothing is cut, covered or beside the window; `sizes`: text on phones; `colors`: contrast; `growth`: A+ enlarges all. `paints`: what is painted is noted, and states after it judge the colors of what they paint otherwise. */
export type Judge = 'words' | 'cuts' | 'flow' | 'sizes' | 'colors' | 'growth' | 'paints';

const phone = (width: number): Pick<State, 'width' | 'height' | 'lays'> => ({ width, height: 640, lays: 'page' });
const WIDE = { width: 1280, height: 720, lays: 'presented' } as const;

/** One window after another: to lay a page out anew costs most. */
export const STATES: readonly State[] = [
  { id: 'wide', says: 'on a wide screen', ...WIDE, judges: ['words', 'paints'] },
  { id: 'largest', says: 'with the largest text (A+)', ...WIDE, zoomed: true, judges: ['words', 'growth'], ofDecks: true },
  {
    id: 'forced-colors',
    says: 'in forced colors',
    ...WIDE,
    features: [{ name: 'forced-colors', value: 'active' }],
    judges: ['words', 'colors'],
  },
  {
    id: 'dark',
    says: 'where dark colors are preferred',
    ...WIDE,
    features: [{ name: 'prefers-color-scheme', value: 'dark' }],
    judges: ['words', 'colors'],
  },
  { id: 'paper', says: 'on paper', ...WIDE, media: 'print', judges: ['words', 'cuts', 'colors'] },
  { id: '1024', says: 'at 1024 px', ...WIDE, width: 1024, lays: 'page', judges: ['words', 'flow'] },
  { id: 'no-script', says: 'without script', ...WIDE, lays: 'page', judges: ['words', 'flow'], ofDecks: true, easierThan: '1024' },
  { id: 'spacing', says: 'with wide text spacing', ...phone(360), spacing: true, judges: ['flow'], ofWords: true },
  {
    id: '320-largest',
    says: 'at 320 px with the largest text (A+)',
    ...phone(320),
    zoomed: true,
    judges: ['words', 'flow'],
    ofWords: true,
    ofDecks: true,
  },
  { id: '320', says: 'at 320 px', ...phone(320), judges: ['words', 'flow', 'sizes'], ofWords: true, easierThan: '320-largest' },
  {
    id: 'longer',
    says: 'at 320 px with words of controls that are 40 percent longer',
    ...phone(320),
    longer: true,
    judges: ['flow'],
  },
  // What flows at 320 px, and with wide spacing, flows here.
  { id: '360', says: 'at 360 px', ...phone(360), judges: ['words', 'sizes'], easierThan: '320' },
];

/** How people use a page with its scripts at work, in the order in which it is tried, each as it is said after "used". */
export const USES = {
  print: 'printed from the browser',
  tab: 'with the Tab key, from control to control',
  mouse: 'below the mouse',
  dialogs: 'with each dialog open',
  keys: 'with Enter and space on each kind of control',
  switches: 'with each switch on and off, in forced colors too',
  buttons: 'with the buttons of the bar, where no motion is wished',
  phone: 'with keys and dialogs at 320 px',
  patience: 'under a finger that slips, and left alone for half an hour',
} as const;

export type Use = keyof typeof USES;
