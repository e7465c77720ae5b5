import type { State } from '../model/contract-states.js';
import type { MeasureRules } from '../model/formats.js';
import { atLargest } from './at-largest.js';
import { type Breach, breachOf } from './contract/breach.js';
import { judgeForm } from './contract/judge-form.js';
import { type Judged, judgeState } from './contract/judge-state.js';
import { LIVE, type Live } from './contract/live.js';
import type { RuleName } from './contract/rules.js';
import { sampleOf } from './contract/sample.js';
import type { PageWish } from './contract/structure.js';
import { holdAlike } from './contract/style-rules.js';
import type { Needles } from './contract/words.js';
import { itemOf, judgeColorAlone, judgeEmptyParts, judgeMarkers, judgeWords } from './contrast.js';
import { judgeDrawings } from './drawings.js';
import type { Finding } from './findings.js';
import { judgeFit } from './fit.js';
import { judgeLikeness } from './likeness.js';
import { judgeLines, judgeMotion } from './lines.js';
import { judgeLogos } from './logos.js';
import { noGrounds } from './paint.js';
import { type Seen, worstOf } from './seen.js';
import { readPage } from './surfaces.js';

/** What is called inside the page (see call-in-page.ts): this file is bundled with all that it imports, and put into each page once. */
export interface InPage {
  /** All that a reader would see go wrong now; with `scales` also with the largest text (A+). */
  readonly judge: (rules: MeasureRules) => Finding[];
  /** Logos that cannot be seen where they stand, and pictures that cannot be unpacked. */
  readonly judgePictures: () => Promise<Finding[]>;
  /** What its elements say of themselves wrongly, in every state. */
  readonly judgeForm: (wish: PageWish) => Breach[];
  /** What is wrong in one state of the page. */
  readonly judgeState: (state: State, needles: Needles) => Judged;
  readonly holdAlike: typeof holdAlike;
  readonly sampleOf: typeof sampleOf;
  /** For a page whose scripts are at work. */
  readonly live: Live;
  readonly breachAtFocus: (rule: RuleName) => Breach;
  /** Marks the blocks that are not shown now. */
  readonly markUnseen: () => void;
  /** Blocks of words that are shown now and were not when they were marked. */
  readonly judgeUnseen: () => Finding[];
}

declare global {
  var teachbackMeasures: InPage;
}

globalThis.teachbackMeasures = {
  judge,
  judgePictures,
  judgeForm,
  judgeState,
  holdAlike,
  sampleOf,
  live: LIVE,
  breachAtFocus: (rule) => breachOf(rule, document.activeElement ?? document.body),
  markUnseen,
  judgeUnseen,
};

function judge(rules: MeasureRules): Finding[] {
  const read = readPage();
  const grounds = noGrounds();
  const drawn = judgeDrawings(grounds);
  const seen: Seen[] = [
    ...[...judgeFit(read, rules), ...judgeLikeness(read.items), ...judgeLines(read.items, rules), ...judgeMotion()],
    ...[...judgeWords(read.items, grounds, drawn.grounds), ...judgeMarkers(grounds), ...judgeEmptyParts(grounds)],
    ...[...drawn.seen, ...judgeColorAlone(read.items)],
  ];
  const usual = worstOf(seen);
  return rules.scales ? [...usual, ...judgeAtLargest(rules, usual)] : usual;
}

async function judgePictures(): Promise<Finding[]> {
  const lost = [...document.images].filter((image) => !image.matches('.logo') && image.src.startsWith('data:') && image.naturalWidth === 0);
  const seen = lost.map((element): Seen => ({ kind: 'lost-picture', item: itemOf(element, `The picture "${element.alt}"`), by: 1 }));
  return [...worstOf(seen), ...(await judgeLogos(noGrounds()))];
}

/** What does not fit at the largest size, beyond what does not fit at the usual one. Slides may scroll up and down, nothing sideways. */
function judgeAtLargest(rules: MeasureRules, usual: readonly Finding[]): Finding[] {
  const kinds: readonly Seen['kind'][] = ['overflow', 'overlap', 'clipped'];
  const seen = atLargest(() => judgeFit(readPage(), { ...rules, minText: 0, marks: 0, scrolls: true }));
  const found = worstOf(seen.filter(({ kind }) => kinds.includes(kind))).filter(
    ({ kind, key }) => !usual.some((one) => one.kind === kind && one.key === key),
  );
  return found.map((one) => ({ ...one, atLargest: true }));
}

const isShown = (block: Element): boolean => block.checkVisibility({ opacityProperty: true, visibilityProperty: true });

function markUnseen(): void {
  for (const block of document.querySelectorAll('[data-box] [data-b]')) block.toggleAttribute('data-unseen', !isShown(block));
}

function judgeUnseen(): Finding[] {
  const blocks = [...document.querySelectorAll('[data-unseen]')];
  for (const block of blocks) block.removeAttribute('data-unseen');
  const shown = blocks.filter((block) => block.textContent?.trim() && isShown(block));
  return worstOf(shown.map((element): Seen => ({ kind: 'hidden-print', item: itemOf(element), by: 1 })));
}
