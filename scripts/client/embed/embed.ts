import type { Told } from '../slides/messages.js';
import { addressOf } from './address.js';
import { advise, tidy, troubleWith, watchOver } from './advice.js';
import { languageAt, whenRead } from './around.js';
import { makeChannel } from './channel.js';
import { dress, dressPlainly, hideUntilRead, isDressed } from './embed-look.js';

interface Words {
  readonly full: string;
  readonly newTab: string;
  readonly untitled: string;
}

/** Put in when the script is made: the words of each language, the first for all others, and what the frame may do. */
declare const EMBED: {
  readonly version: string;
  readonly words: Readonly<Record<string, Words>>;
  readonly sandbox: string;
  readonly allow: string;
};

const OWN = ['src', 'slide', 'controls', 'reportSlides'] as const;

/**
 * `<teachback-deck src title lang slide controls report-slides>`: a shared deck or page in a frame that can reach nothing of
 * the page around it. Events: `ready` (detail: total) once a document, and, only with `report-slides`, `slidechange` (detail: index from
 * 1, title, total). Links to PDFs inside the element are shown in its bar; without this script all its links are.
 */
class TeachbackDeck extends HTMLElement {
  static readonly version = EMBED.version;
  static readonly observedAttributes = ['src', 'title', 'lang', 'slide', 'controls', 'report-slides'];

  readonly #all = document.createElement('div');
  readonly #box = document.createElement('div');
  readonly #bar = document.createElement('div');
  readonly #frame = document.createElement('iframe');
  readonly #poster = document.createElement('img');
  readonly #full = document.createElement('button');
  readonly #tab = document.createElement('a');
  readonly #root = this.attachShadow({ mode: 'open' });
  readonly #channel = makeChannel(
    this.#frame,
    (told) => this.#hear(told),
    () => this.#place(''),
  );
  readonly #watch = watchOver(this, () => this.#place(''));
  /** The browser tells of the attributes of an element that waited for this script before it says that it stands on the page. */
  #isOn = false;
  /** True for a page, which has no slides. */
  #isPage = false;
  /** The slide that the deck said it shows, from 1. */
  #shown = 0;

  constructor() {
    super();
    this.#all.className = 'all bare';
    this.#box.className = 'box';
    Object.assign(this.#bar, { className: 'bar', dir: 'auto' });
    this.#full.type = 'button';
    Object.assign(this.#tab, { target: '_blank', rel: 'noopener' });
    this.#frame.setAttribute('sandbox', EMBED.sandbox);
    // The size is for where no style is allowed: any other has its own.
    Object.assign(this.#frame, { allow: EMBED.allow, loading: 'lazy', referrerPolicy: 'no-referrer', width: '100%', height: '600' });
    Object.assign(this.#poster, { alt: '', loading: 'lazy' });
    // A page may refuse full screen: then the deck stays as it is.
    this.#full.addEventListener('click', () =>
      (document.fullscreenElement ? document.exitFullscreen() : this.requestFullscreen()).catch(() => {}),
    );
    this.#frame.addEventListener('load', () => this.#greet());
    this.#poster.addEventListener('error', () => this.#poster.remove());
    this.#bar.append(this.#full, this.#tab, document.createElement('slot'));
    this.#all.append(this.#box, this.#bar);
    this.#root.append(this.#all);
    dress(this.#root);
  }

  connectedCallback(): void {
    this.#isOn = true;
    if (!isDressed(this.#root)) dressPlainly(this, this.#bar);
    for (const name of OWN) this.#takeEarly(name);
    this.#channel.listen();
    this.#watch.listen();
    this.#load();
    this.#label();
    hideUntilRead(this.#all);
    whenRead(() => tidy(this));
  }

  disconnectedCallback(): void {
    this.#isOn = false;
    this.#channel.close();
    this.#watch.close();
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (!this.#isOn || before === now) return;
    if (name === 'src') this.#load();
    else if (name === 'report-slides') this.#show(0);
    else if (name !== 'slide') this.#label();
    else if (this.slide !== this.#shown) this.#show(this.slide);
  }

  /** The whole address of the deck; empty for none, and for one that cannot be shown. */
  get src(): string {
    return addressOf(this.getAttribute('src') ?? '');
  }
  set src(address: string) {
    this.setAttribute('src', address);
  }

  /** The slide to show, from 1. With `report-slides` it follows the deck. */
  get slide(): number {
    const number = Number(this.getAttribute('slide'));
    return Number.isInteger(number) && number > 0 && number < 100_000 ? number : 1;
  }
  set slide(number: number) {
    this.setAttribute('slide', String(number));
  }

  /** Whether the bar below the frame is there. */
  get controls(): boolean {
    return this.hasAttribute('controls');
  }
  set controls(isShown: boolean) {
    this.toggleAttribute('controls', isShown);
  }

  /** Whether the deck tells which slide is on show. */
  get reportSlides(): boolean {
    return this.hasAttribute('report-slides');
  }
  set reportSlides(isAsked: boolean) {
    this.toggleAttribute('report-slides', isAsked);
  }

  /** Moves the focus into the frame. */
  override focus(options?: FocusOptions): void {
    this.#frame.focus(options);
  }

  /** A property that was set before this script ran hides the element's own. */
  #takeEarly(name: (typeof OWN)[number]): void {
    if (!Object.hasOwn(this, name)) return;
    const value: unknown = this[name];
    delete (this as Record<string, unknown>)[name];
    Object.assign(this, { [name]: value });
  }

  #load(): void {
    const trouble = troubleWith(this.getAttribute('src') ?? '', this.src);
    if (trouble) advise(this, trouble);
    this.#place(trouble ? '' : this.src);
  }

  /** Shows what is at an address; without one the links inside the element stand there alone. */
  #place(src: string): void {
    this.#channel.forget();
    this.#watch.reset();
    this.#isPage = false;
    this.#shown = 0;
    this.#all.classList.toggle('shown', src !== '');
    this.#box.hidden = src === '';
    this.#box.classList.remove('sized');
    this.#frame.style.height = '';
    this.#frame.remove();
    this.#poster.remove();
    this.#showBar();
    if (src === '') return;
    const { pathname } = new URL(src);
    const isPage = pathname.endsWith('.booklet.html');
    this.#box.classList.toggle('page', isPage);
    // A page may be very long: nobody should have to scroll past it to find what can be printed.
    if (isPage) this.#all.prepend(this.#bar);
    else this.#all.append(this.#bar);
    this.#tab.href = src;
    this.#frame.src = src;
    this.#box.append(this.#frame);
    if (!pathname.endsWith('.marp.html') || this.slide > 1 || !isDressed(this.#root)) return;
    this.#poster.src = Object.assign(new URL(src), { pathname: pathname.replace(/marp\.html$/, 'poster.png'), search: '', hash: '' }).href;
    this.#box.append(this.#poster);
  }

  /** Without a deck only the links are there. By attribute: a page may allow no styles. */
  #showBar(): void {
    this.#bar.hidden = !this.#box.hidden && !this.controls;
    this.#tab.hidden = this.#box.hidden;
    this.#full.hidden = this.#box.hidden || !document.fullscreenEnabled;
  }

  #label(): void {
    const language = languageAt(this);
    const words = EMBED.words[language] ?? EMBED.words[language.split('-')[0] ?? ''] ?? Object.values(EMBED.words)[0];
    if (!words) return;
    this.#frame.title = this.title || words.untitled;
    this.#frame.lang = language;
    this.#full.textContent = words.full;
    this.#tab.textContent = words.newTab;
    this.#all.classList.toggle('bare', !this.controls);
    this.#showBar();
  }

  #greet(): void {
    this.#poster.remove();
    this.#watch.loaded();
    this.#channel.greet({ slide: this.hasAttribute('slide') ? this.slide : 0, report: this.reportSlides });
  }

  #show(slide: number): void {
    this.#channel.show({ slide, report: this.reportSlides });
  }

  #hear(told: Told): void {
    if (told.type === 'ready') {
      this.#watch.heard();
      this.#isPage = told.total === 0;
      this.#emit('ready', { total: told.total });
    } else if (told.type === 'slide') this.#follow(told);
    else if (!this.#isPage) return;
    else if (told.type === 'size') this.#grow(told.height);
    else this.#scrollTo(told.top);
  }

  #follow({ index, title, total }: { readonly index: number; readonly title: string; readonly total: number }): void {
    if (!this.reportSlides) return;
    this.#shown = index;
    this.slide = index;
    this.#emit('slidechange', { index, title, total });
  }

  #emit(name: string, detail: Readonly<Record<string, unknown>>): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  #grow(height: number): void {
    this.#box.classList.add('page', 'sized');
    this.#frame.style.height = `${height}px`;
  }

  /** A page that is as high as its frame cannot scroll: the page around does, when somebody has followed a link in the frame. */
  #scrollTo(top: number): void {
    if (!this.#box.classList.contains('sized')) return;
    const place = document.createElement('div');
    place.style.cssText = `position:absolute;top:${top}px`;
    this.#box.append(place);
    place.scrollIntoView({ behavior: 'instant' });
    place.remove();
  }
}

if (!customElements.get('teachback-deck')) customElements.define('teachback-deck', TeachbackDeck);
