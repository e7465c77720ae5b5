/** What the speaker window may ask of the deck, and the deck of the small copies of itself in that window. */
const METHODS: ReadonlySet<string> = new Set(['setState', 'next', 'triggerKey', 'overview']);
const QUESTIONS: ReadonlySet<string> = new Set([
  'getSlidesAttributes',
  'getConfig',
  'getTotalSlides',
  'getSlides',
  'getNotes',
  'getSlidePastCount',
]);

/**
 * reveal.js obeys messages of any page that holds a handle on its window, and sends that page the notes. This listener
 * stands before its own and lets through only what belongs to the speaker view: from a window that this deck opened, or,
 * in the small copies, from the window around them. Call before reveal.js starts.
 */
export function guardMessages(): void {
  addEventListener(
    'message',
    (event) => {
      const isOurs = isCopy() ? isFrameOf(event) : isOpened(event);
      if (!isOurs || !isWanted(event.data)) event.stopImmediatePropagation();
    },
    { capture: true },
  );
}

/** True for a small copy of the deck in the speaker window. */
export const isCopy = (): boolean => new URLSearchParams(location.search).has('receiver');

/** True for the window that this one opened (a link never leaves one: they are all `noopener`). */
function isOpened({ source }: MessageEvent): boolean {
  return source !== null && source !== window && 'opener' in source && source.opener === window && isOfThisOrigin(source);
}

function isFrameOf({ source, origin }: MessageEvent): boolean {
  const isLocal = location.protocol === 'file:' && (origin === 'null' || origin === 'file://');
  return window.parent !== window && source === window.parent && (origin === location.origin || isLocal);
}

/** A window that went elsewhere has another origin, and does not tell. */
function isOfThisOrigin(source: Window): boolean {
  try {
    return source.location.origin === location.origin || source.location.href === 'about:blank';
  } catch {
    return false;
  }
}

function isWanted(data: unknown): boolean {
  if (typeof data !== 'string') return false;
  try {
    const message = JSON.parse(data) as { namespace?: string; type?: string; methodName?: string; method?: string };
    if (message.namespace !== 'reveal-notes') return message.method !== undefined && METHODS.has(message.method);
    return (
      message.type === 'connected' || message.type === 'heartbeat' || (message.type === 'call' && QUESTIONS.has(message.methodName ?? ''))
    );
  } catch {
    return false;
  }
}
