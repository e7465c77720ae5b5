/** The parts of the speaker window that change. */
export interface SpeakerPage {
  readonly document: Document;
  readonly current: HTMLElement;
  readonly upcoming: HTMLElement;
  readonly clock: HTMLElement;
  readonly elapsed: HTMLElement;
  readonly reset: HTMLElement;
  /** Hidden where no minutes are planned. */
  readonly pace: HTMLElement;
  readonly left: HTMLElement;
  readonly notes: HTMLElement;
  readonly layouts: HTMLSelectElement;
}

const LAYOUTS = ['default', 'wide', 'tall', 'notes-only'] as const;

/** Writes the speaker window with the deck's own styles, in the order in which a screen reader reads it. */
export function writeSpeakerPage(page: Document): SpeakerPage {
  // With a doctype; and without this Firefox puts an empty page in place of what was written.
  page.open();
  page.write('<!doctype html><title></title>');
  page.close();
  const { lang, dir } = document.documentElement;
  Object.assign(page.documentElement, { lang, dir });
  page.title = document.title;
  page.head.replaceChildren(...[titleLine(page), ...document.querySelectorAll('style')].map((one) => page.importNode(one, true)));
  page.body.className = 'speaker-view';
  const [next = '', time = '', again = '', left = '', notes = '', layout = '', ...layouts] = wordsOfBar();
  const part = partsOf(page);
  const parts = {
    ...{ current: part('div', 'slide-now'), upcoming: part('div', 'slide-next'), notes: part('div', 'notes') },
    ...{ clock: part('span', 'clock'), elapsed: part('span', 'elapsed'), left: part('p', 'left') },
    ...{ reset: part('button', 'reset', again), pace: part('section', 'pace') },
    layouts: part('select', 'layouts') as HTMLSelectElement,
  };
  for (const [i, name] of LAYOUTS.entries()) parts.layouts.append(new Option(layouts[i], name));
  const choose = (): void => page.body.setAttribute('data-layout', parts.layouts.value);
  parts.layouts.addEventListener('change', choose);
  choose();
  parts.reset.setAttribute('type', 'button');
  parts.pace.append(part('h2', '', left), parts.left);
  const [upcoming, sidebar, times, label] = [
    part('section', 'coming'),
    part('div', 'sidebar'),
    part('section', 'times'),
    part('label', ''),
  ];
  upcoming.append(part('h2', '', next), parts.upcoming);
  times.append(part('h2', '', time), parts.clock, parts.elapsed, parts.reset);
  label.append(`${layout} `, parts.layouts);
  const said = part('section', 'said-notes');
  said.append(part('h2', '', notes), parts.notes);
  sidebar.append(label, times, parts.pace, said);
  const main = part('main', '');
  main.append(part('h1', 'spoken', document.title), parts.current, upcoming, sidebar);
  page.body.replaceChildren(main);
  return { document: page, ...parts };
}

const titleLine = (page: Document): Element => Object.assign(page.createElement('title'), { textContent: document.title });

/** In the order of the bar's template: next slide, time, start again, time left, notes, layout and its kinds. */
const wordsOfBar = (): string[] => document.querySelector<HTMLElement>('nav.bar')?.dataset.speaker?.split('|') ?? [];

const partsOf =
  (page: Document) =>
  (name: string, className: string, text = ''): HTMLElement =>
    Object.assign(page.createElement(name), { className, textContent: text });
