import { statusText } from '../../compose/compose-deck.js';
import { languageOf } from '../../languages/index.js';
import { findingDiagnostic } from '../../measure/finding-diagnostic.js';
import type { Finding } from '../../measure/findings.js';
import { hasErrors } from '../../model/diagnostic.js';
import { fixedWord } from '../../render/fixed-word.js';
import { isAged, type Maker, offersOf, type Piece, type PieceWish } from '../make-piece.js';
import { isForgotten, queueOf } from '../state.js';
import type { App } from './app.js';
import { h } from './element.js';
import { openLabels } from './labels.js';
import { canBePacked, type PieceOfSet, packSet } from './pack-set.js';
import { openSheet, type Shown } from './sheet.js';
import { pieceWords } from './steps.js';
import { openView } from './view.js';

/** The page beside the form: what will be printed, piece by piece. */
export interface Preview {
  /** Makes the piece in view anew, at once. */
  refresh(): Promise<void>;
  /** Lays out each piece in turn, and prints it where nothing is wrong with any. Says why not otherwise, as while another print is under way. */
  print(): Promise<void>;
  /** Says its own words anew, in the studio's language. */
  relabel(): void;
  /** Takes everything off the page: what was under way is not shown any more. */
  forget(): void;
}

export interface PreviewTools {
  readonly maker: Maker;
  /** The script that judges a loaded page. */
  readonly measure: string;
  /** Where the preview is put: a frame that is moved is loaded anew. */
  readonly place: Element;
  /** What is wrong with what is typed: nothing is printed while that stops it. */
  readonly stops: () => boolean;
  /** Called with the labels of the write-in lines and facts of all that is to be printed. */
  readonly onShown: (labels: ReadonlySet<string>) => void;
}

interface At {
  /** The piece in view. */
  index: number;
  /** Counts what is begun: only the last one is shown. */
  turn: number;
  timer: number;
  pages?: Readonly<Record<string, number>>;
  isPrinting: boolean;
  /** True where something was typed or chosen while it was printing. */
  isBehind: boolean;
}

/** How long nothing must change before the page is measured, in ms: it takes longer than making it. */
const REST = 350;

/** Puts the preview at its place, and returns what steers it. */
export async function openPreview(app: App, { maker, measure, place, stops, onShown }: PreviewTools): Promise<Preview> {
  const { say } = app;
  const frame = h('iframe', { scrolling: 'no' });
  const at: At = { index: 0, turn: 0, timer: 0, isPrinting: false, isBehind: false };
  const heading = h('h2', { id: 'preview-title' });
  const which = h('p', { class: 'which' });
  const notes = h('div', { class: 'notes', role: 'status' });
  const pages = h('span', { class: 'page-count' });
  const paper = h('div', { class: 'paper' }, frame);
  const scroll = h('div', { class: 'pages', role: 'region', 'aria-labelledby': 'preview-title', tabindex: 0 }, paper);
  place.append(h('div', { class: 'preview' }, heading, which, notes, scroll));
  const sheet = await openSheet(frame, measure);
  const labelsOf = openLabels(maker);
  const view = openView(frame, paper, scroll);
  const queue = (): PieceWish[] => queueOf(app.data, app.state(), app.today);
  /** Whatever was to be shown before is not shown any more. */
  const begin = (): number => {
    window.clearTimeout(at.timer);
    return ++at.turn;
  };
  const make = async (wish: PieceWish, turn: number): Promise<Piece | undefined> => {
    const piece = await maker.make({ ...wish, pages: at.pages });
    return piece && turn === at.turn ? piece : undefined;
  };
  const put = (piece: Piece): Shown => {
    const shown = sheet.show(piece);
    view.scale();
    return shown;
  };
  /** Contents that name pages are made anew once the pages are known, where these are others than before. */
  const settle = async (piece: Piece, wish: PieceWish, turn: number): Promise<Piece | undefined> => {
    if (!piece.job.namesPages) return piece;
    const { pages } = sheet.paginate(piece.area);
    if (JSON.stringify(pages) === JSON.stringify(at.pages)) return piece;
    at.pages = pages;
    const settled = await make(wish, turn);
    if (settled) put(settled);
    return settled;
  };
  const show = async (wish: PieceWish, turn: number): Promise<Piece | undefined> => {
    const piece = await make(wish, turn);
    if (piece) put(piece);
    return piece && settle(piece, wish, turn);
  };
  /** What stands there already is not said again. */
  const tell = (lines: readonly string[]): void => {
    const all = lines.map((line) => h('p', {}, line));
    if (all.map(({ textContent }) => textContent).join('') !== notes.textContent) notes.replaceChildren(...all);
  };
  /** A line to write on takes more room than what could stand there: told, and the piece is printed all the same. */
  const lengthOf = ({ area, job: { mostPages, ownPages = 0 } }: Piece): string[] => {
    const { patient, clinic } = app.state();
    const most = (mostPages ?? 0) + (patient.line.trim() !== '' || clinic.kept.modules?.length ? ownPages : 0);
    const { total } = sheet.paginate(area);
    return mostPages !== undefined && total > most ? [say('too-long', { total, most })] : [];
  };
  const judge = async (piece: Piece): Promise<string[]> => {
    const found = await sheet.judge(piece.job);
    return [
      ...(hasErrors(piece.found) ? [say('not-whole')] : []),
      ...found.filter((one) => isWrong(one, piece)).map((one) => findingWords(one, app)),
    ].slice(0, MOST_TOLD);
  };
  const refresh = async (): Promise<void> => {
    at.isBehind = at.isPrinting;
    if (at.isPrinting) return;
    const now = begin();
    const all = queue();
    at.index = Math.min(at.index, Math.max(0, all.length - 1));
    const wish = all[at.index];
    buildSwitch(all);
    if (!wish) {
      sheet.clear();
      return tell([say('nothing')]);
    }
    const made = await make(wish, now);
    if (!made) return;
    const { isOther, changed } = put(made);
    if (isOther) pages.textContent = '';
    if (isOther) view.toTop();
    else if (changed) view.follow(changed);
    at.timer = window.setTimeout(() => void rest(made, wish, now), REST);
    const labels = await labelsOf(all);
    if (now === at.turn) onShown(labels);
  };
  const rest = async (made: Piece, wish: PieceWish, now: number): Promise<void> => {
    const piece = await settle(made, wish, now);
    if (!piece) return;
    const aged = isAged(app.data.library.project.date, app.today) ? [say('aged')] : [];
    const wrong = [...(await judge(piece)), ...lengthOf(piece)];
    if (now !== at.turn) return;
    tell([...aged, ...wrong, `${statusIn(app, piece)}.`]);
    sayPages(piece);
  };
  /** How much paper the piece in view takes, before it is printed. */
  const sayPages = ({ area, job }: Piece): void => {
    const { total } = sheet.paginate(area);
    const paper = fixedWord(app.words(), `paper-${job.paper}`);
    const isLarge = offersOf(app.data.library, app.data.stopped).some((one) => one.isLarge && one.format === job.format);
    const more = [isLarge && say('size-large'), app.state().grey && say('grey-short')].filter((one) => one !== false);
    pages.textContent = [say('pages', { total, paper }), ...more].join('. ');
  };
  const buildSwitch = (all: readonly PieceWish[]): void => {
    const wish = all[at.index];
    const words = wish ? pieceWords(app, wish).label : '';
    const next = h('button', { type: 'button', id: 'next-piece', click: () => turn(all.length) }, say('next-piece'));
    const several = [say('piece-of', { number: at.index + 1, total: all.length }), ' ', words, ' ', next];
    which.replaceChildren(...(all.length > 1 ? several : [words]), pages);
  };
  const turn = async (total: number): Promise<void> => {
    at.index = (at.index + 1) % total;
    await refresh();
    document.getElementById('next-piece')?.focus();
  };
  /** Returns how many were printed, or what is wrong with one of them: then none is. */
  const printAll = async (all: readonly PieceWish[], now: number): Promise<number | readonly string[]> => {
    const set: PieceOfSet[] = [];
    for (const [index, wish] of all.entries()) {
      const piece = await show(wish, now);
      const wrong = piece ? await judge(piece) : [say('nothing')];
      if (piece && wrong.length === 0) set.push({ document: piece.document, total: sheet.paginate(piece.area).total });
      if (wrong.length === 0) continue;
      at.index = index;
      return wrong;
    }
    if (set.length > 1 && canBePacked(set)) {
      sheet.showSet(packSet(set));
      await sheet.print();
      return set.length;
    }
    for (const wish of all) if (await show(wish, now)) await sheet.print();
    return set.length;
  };
  const print = async (): Promise<void> => {
    if (at.isPrinting) return app.tell(say('printing'));
    if (stops()) return app.tell(say('mend-first'));
    at.isPrinting = true;
    const now = begin();
    const done = await printAll(queue(), now).finally(() => {
      at.isPrinting = false;
    });
    if (now !== at.turn) return;
    const after = isForgotten(app.state()) ? '' : ` ${say('still-here')}`;
    app.tell(typeof done === 'number' ? `${say('sent', { total: done })}${after}` : `${say('not-printed')} ${done[0] ?? ''}`);
    if (typeof done === 'number' || at.isBehind) return refresh();
    buildSwitch(queue());
    tell(done);
  };
  const forget = (): void => {
    begin();
    sheet.clear();
    for (const one of [which, notes]) one.replaceChildren();
  };
  const relabel = (): void => {
    heading.textContent = say('preview');
    frame.title = say('preview');
  };
  return { refresh, print, relabel, forget };
}

/** Where the review stands, in the studio's language. */
function statusIn(app: App, { deck }: Piece): string {
  const language = languageOf(app.state().ui);
  return statusText(deck.status, { language, word: (key, values) => fixedWord(app.words(), key, values) });
}

/** More is not read: the first ones are mended first. */
const MOST_TOLD = 4;

/** What a build is stopped by stops a print. */
const isWrong = (found: Finding, { deck, job }: Piece): boolean => findingDiagnostic(found, deck, job.path).severity === 'error';

function findingWords({ kind, text, under = '' }: Finding, { say }: App): string {
  const key = /^(contrast|logo|lost|color)/.test(kind) ? 'cannot-be-read' : 'does-not-fit';
  return say(key, { text: text.slice(0, 60), under });
}
