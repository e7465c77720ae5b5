import { directionOf } from '../languages/tags.js';
import type { StudioData } from './data.js';
import { openJudge } from './judge-clinic.js';
import { openMaker } from './make-piece.js';
import type { App } from './page/app.js';
import { h } from './page/element.js';
import { forgetAfterLastKey } from './page/forget.js';
import { buildForm, markUnused, PUT_BACK, showWrong, tellTroubles } from './page/form.js';
import { openPreview } from './page/preview.js';
import { openProjectStep } from './page/project-step.js';
import { sayIn } from './page/wording.js';
import { FORGOTTEN, firstState, isForgotten, type State } from './state.js';

/** The studio: a form, and beside it the piece that it makes. It asks for nothing, stores nothing, and sends nothing. */

/** How long nothing is typed before it is judged, in ms. */
const PAUSE = 250;

const read = (id: string): string => document.getElementById(id)?.textContent ?? 'null';
const localDay = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');

async function start(): Promise<void> {
  const data = JSON.parse(read('studio-data')) as StudioData;
  const measure = JSON.parse(read('studio-measure')) as string;
  const today = localDay(new Date());
  const now: { state: State; timer: number; telling: number } = {
    state: firstState(data, navigator.languages),
    ...{ timer: 0, telling: 0 },
  };
  const told = h('p', { class: 'told', role: 'status' });
  const onPaper = h('p', { class: 'on-paper' });
  const form = h('form', { autocomplete: 'off', submit: (event) => event.preventDefault() });
  const main = document.querySelector('main') ?? document.body;
  const words = () => data.library.words[now.state.ui] ?? {};
  const judge = openJudge(data, today);
  const tell = (text: string): void => {
    told.textContent = '';
    window.clearTimeout(now.telling);
    now.telling = window.setTimeout(() => {
      told.textContent = text;
    }, 50);
  };
  const app: App = {
    ...{ data, today, tell, words, state: () => now.state, say: (key, values) => sayIn(words())(key, values) },
    typed(change) {
      told.textContent = '';
      now.state = { ...now.state, before: undefined, ...change };
      document.getElementById(PUT_BACK)?.remove();
      void preview.refresh();
      window.clearTimeout(now.timer);
      now.timer = window.setTimeout(judgeTyped, PAUSE);
    },
    chosen(change) {
      const before = now.state.ui;
      app.typed(change);
      rebuild(before !== now.state.ui);
    },
  };
  const projectStep = openProjectStep(app);
  main.replaceChildren(form);
  main.after(onPaper);
  const preview = await openPreview(app, {
    ...{ maker: openMaker(data), measure, place: main, stops: mustMend },
    onShown: (labels) => markUnused(form, app, labels),
  });
  function judgeTyped(): boolean {
    const troubles = judge.judge(now.state.clinic, now.state.patient, words());
    tellTroubles(form, troubles);
    return troubles.some(({ stops }) => stops);
  }
  function mustMend(): boolean {
    const isWrong = judgeTyped();
    if (isWrong) showWrong(form);
    return isWrong;
  }
  function rebuild(isOtherLanguage: boolean): void {
    const focused = document.activeElement?.id;
    const isOpen = form.querySelector('details')?.open ?? false;
    form.replaceChildren(...buildForm(app, () => void preview.print(), projectStep));
    const more = form.querySelector('details');
    if (more) more.open = isOpen;
    if (focused) document.getElementById(focused)?.focus();
    if (isOtherLanguage) labelPage();
    judgeTyped();
  }
  function labelPage(): void {
    document.documentElement.lang = now.state.ui;
    document.documentElement.dir = directionOf(now.state.ui);
    onPaper.textContent = app.say('not-this-way');
    preview.relabel();
  }
  const forget = (): void => {
    if (isForgotten(now.state)) return;
    app.chosen(FORGOTTEN);
    app.tell(app.say('patient-forgotten'));
  };
  forgetAfterLastKey(forget);
  document.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() !== 'p' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    event.preventDefault();
    void preview.print();
  });
  // A page that the browser keeps for "Back" keeps no patient either.
  window.addEventListener('pagehide', () => {
    now.state = { ...now.state, ...FORGOTTEN, before: undefined };
    window.clearTimeout(now.telling);
    for (const one of [form, told]) one.replaceChildren();
    preview.forget();
  });
  window.addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    rebuild(true);
    void preview.refresh();
  });
  main.append(told);
  rebuild(true);
  await preview.refresh();
}

void start();
