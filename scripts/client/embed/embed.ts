import { messageOf, readTold } from '../slides/messages.js';
import { dress } from './embed-look.js';

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
 * the page around it. Events: `ready` (detail: total) once, and, only with `report-slides`, `slidechange` (detail: index from
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
  /** Of the document that is in the frame now; empty before it has loaded. */
  #nonce = '';
  #isReady = false;
  /** The slide that the deck said it shows, from 1. */
  #shown = 0;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    this.#all.className = 'all bare';
    this.#box.className = 'box';
    Object.assign(this.#bar, { className: 'bar', dir: 'auto' });
    this.#full.type = 'button';
    this.#full.hidden = !document.fullscreenEnabled;
    Object.assign(this.#tab, { target: '_blank', rel: 'noopener' });
    this.#frame.setAttribute('sandbox', EMBED.sandbox);
    Object.assign(this.#frame, { allow: EMBED.allow, loading: 'lazy', referrerPolicy: 'no-referrer' });
    Object.assign(this.#poster, { alt: '', loading: 'lazy' });
    // A page may refuse full screen: then the deck stays as it is.
    this.#full.addEventListener('click', () =>
      (document.fullscreenElement ? document.exitFullscreen() : this.requestFullscreen()).catch(() => {}),
    );
    this.#frame.addEventListener('load', () => this.#greet());
    this.#poster.addEventListener('error', () => this.#poster.remove());
    this.#bar.append(this.#full, this.#tab, document.createElement('slot'));
    this.#all.append(this.#box, this.#bar);
    root.append(this.#all);
    dress(root);
  }

  connectedCallback(): void {
    for (const name of OWN) this.#takeEarly(name);
    addEventListener('message', this.#hear);
    this.#load();
    this.#label();
  }

  disconnectedCallback(): void {
    removeEventListener('message', this.#hear);
    this.#nonce = '';
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (!this.isConnected || before === now) return;
    if (name === 'src') this.#load();
    else if (name === 'report-slides') this.#show(0);
    else if (name !== 'slide') this.#label();
    else if (this.slide !== this.#shown) this.#show(this.slide);
  }

  /** The whole address of the deck; empty for none, and for one that is no web address. An empty one would be the page itself. */
  get src(): string {
    try {
      const named = this.getAttribute('src')?.trim() ?? '';
      const { protocol, href } = new URL(named, document.baseURI);
      return named !== '' && /^(https?|file):$/.test(protocol) ? href : '';
    } catch {
      return '';
    }
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
    const { src } = this;
    this.#nonce = '';
    this.#isReady = false;
    this.#shown = 0;
    this.#all.classList.toggle('shown', src !== '');
    this.#box.hidden = src === '';
    this.#box.classList.remove('sized');
    this.#frame.style.height = '';
    this.#frame.remove();
    this.#poster.remove();
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
    if (!pathname.endsWith('.marp.html') || this.slide > 1) return;
    this.#poster.src = Object.assign(new URL(src), { pathname: pathname.replace(/marp\.html$/, 'poster.png'), search: '', hash: '' }).href;
    this.#box.append(this.#poster);
  }

  #label(): void {
    const language = this.closest('[lang]')?.getAttribute('lang') ?? '';
    const words = EMBED.words[language] ?? EMBED.words[language.split('-')[0] ?? ''] ?? Object.values(EMBED.words)[0];
    if (!words) return;
    this.#frame.title = this.title || words.untitled;
    this.#frame.lang = language;
    this.#full.textContent = words.full;
    this.#tab.textContent = words.newTab;
    this.#all.classList.toggle('bare', !this.controls);
  }

  /** Each document that the frame loads gets a nonce of its own. */
  #greet(): void {
    this.#poster.remove();
    this.#nonce = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    this.#isReady = false;
    this.#show(this.hasAttribute('slide') ? this.slide : 0);
  }

  #show(slide: number): void {
    if (this.#nonce === '') return;
    // The frame's origin is opaque: no address could name it. What is said is no secret.
    this.#frame.contentWindow?.postMessage(messageOf({ type: 'show', slide, report: this.reportSlides }, this.#nonce), '*');
  }

  readonly #hear = ({ source, origin, data }: MessageEvent): void => {
    if (source === null || source !== this.#frame.contentWindow || origin !== 'null') return;
    const told = readTold(data);
    if (!told || told.nonce !== this.#nonce) return;
    if (told.type === 'size') this.#grow(told.height);
    else if (told.type === 'jump') this.#scrollTo(told.top);
    else if (told.type === 'slide') this.#follow(told);
    else if (!this.#isReady) {
      this.#isReady = true;
      this.#emit('ready', { total: told.total });
    }
  };

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

  /** A page that is as high as its frame cannot scroll: the page around does. */
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
