/** A document that has loaded and says nothing for so many ms is no deck, or may not speak. */
const SILENT = 6000;

/** Tells in the console, where whoever puts a deck on a page looks, what is wrong and what to do. */
export const advise = (element: Element, what: string): void => console.warn(`<teachback-deck>: ${what}`, element);

/** What is wrong with an address that stands in `src`, and what to write; undefined for one that can be tried. */
export function troubleWith(named: string, address: string): string | undefined {
  if (named.trim() === '')
    return 'It has no src. Write the whole address of a *.marp.html, as the gallery (index.html beside it) gives it.';
  if (address === '')
    return `src="${named}" is no address of a page that can be shown here. Write that of a *.marp.html, beginning with https://.`;
  const { protocol, pathname } = new URL(address);
  if (protocol === 'file:' && location.protocol !== 'file:')
    return `src="${named}" is a file on your own disk, which no visitor has. Copy the folder share/ to the website and write its address.`;
  if (/\.pdf$/i.test(pathname))
    return `src="${named}" is a PDF, which browsers show in no such frame. Write the *.marp.html as src; a link to the PDF inside the element is shown below it.`;
  return undefined;
}

/** What stands inside the element is shown only where it is a link: returns what else begins there, as it does where the element is never closed. */
export const strangeChild = (element: Element): Element | undefined =>
  [...element.children].find((one) => {
    const said = [...one.querySelectorAll('a')].map(lettersOf).join('');
    return !one.matches('a, br, script, style, template, noscript') && lettersOf(one) !== said;
  });

const lettersOf = (one: Element): string => (one.textContent ?? '').replace(/\s/g, '');

/** Puts in order what a page's own editor has done to the links: paragraphs around them go, and what belongs to the page stands after the element. */
export function tidy(element: Element): void {
  const strange = strangeChild(element);
  if (strange) {
    advise(
      element,
      'Parts of the page stand inside it: it is closed too late, or not at all. Write </teachback-deck> after its last link.',
    );
    const rest: Node[] = [];
    for (let node: Node | null = strange; node; node = node.nextSibling) rest.push(node);
    element.after(...rest);
  }
  for (const one of [...element.children]) {
    const links = one.matches('a') ? [] : [...one.querySelectorAll('a')];
    if (links.length > 0) one.replaceWith(...links);
  }
}

interface Shown extends Element {
  readonly src: string;
}

/** What watches over a frame, to tell whoever has put it there why it shows nothing. */
export interface Watch {
  listen(): void;
  close(): void;
  /** A document has loaded: it is given some time to speak. */
  loaded(): void;
  /** It has spoken. */
  heard(): void;
  /** Another one is to come. */
  reset(): void;
}

/** Returns the watch over the frame of an element; `onForbidden` is called when the policy of the page forbids that frame. */
export function watchOver(element: Shown, onForbidden: () => void): Watch {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hasSpoken = false;
  const tell = (): void => advise(element, silenceAt(element.src));
  const hear = (event: SecurityPolicyViolationEvent): void => {
    if (!forbids(event, element.src)) return;
    const { origin } = new URL(element.src);
    advise(element, `The Content-Security-Policy of this page forbids the frame: add ${origin} to its frame-src and its img-src.`);
    onForbidden();
  };
  const reset = (): void => {
    clearTimeout(timer);
    hasSpoken = false;
  };
  return {
    reset,
    listen: () => document.addEventListener('securitypolicyviolation', hear),
    close() {
      reset();
      document.removeEventListener('securitypolicyviolation', hear);
    },
    loaded() {
      clearTimeout(timer);
      if (!hasSpoken) timer = setTimeout(tell, SILENT);
    },
    heard() {
      clearTimeout(timer);
      hasSpoken = true;
    },
  };
}

const silenceAt = (address: string): string =>
  `${address} has loaded and does not answer as a deck. Open that address by itself: it must show the deck. If it does, its server may forbid frames (X-Frame-Options, frame-ancestors), or allowedOrigins in brand.yaml ${unnamed()}.`;

/** A page of a disk, or in a sandboxed frame, has an address and is of no site. */
const unnamed = (): string =>
  self.origin === 'null'
    ? 'is set: a page from a disk, or in a frame with sandbox and without allow-same-origin, is of none of its sites'
    : `does not name ${self.origin}`;

/** Browsers name the whole address or its origin. */
const forbids = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent, address: string): boolean =>
  /^(?:frame|child|default)-src$/.test(effectiveDirective) && blockedURI !== '' && address.startsWith(blockedURI);
