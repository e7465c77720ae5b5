import { messageOf, readTold, type Show, type Told } from '../slides/messages.js';

/** A frame that says more than this in a second is no deck of ours: it is heard no more until it is loaded anew. */
const MOST = 200;
/** How long a slide or a height waits for the next one, which takes its place, and a wish to scroll, in ms. */
const PAUSE = 20;
const STILL = 60;
/** How many greetings may be unanswered. */
const UNANSWERED = 4;

type Wish = Omit<Show, 'type'>;

/** What a page and the frame in it say to each other. */
export interface Channel {
  /** Speaks to a document that the frame has loaded. WebKit also says so when a link has only moved on in the one that was there. */
  greet(show: Wish): void;
  /** Speaks to the documents that were greeted. */
  show(show: Wish): void;
  /** Knows no document any more, and hears again whatever was said too often. */
  forget(): void;
  listen(): void;
  close(): void;
}

/**
 * Returns the channel to a frame. Each greeting has a nonce of its own; a document keeps to the first that it hears, and one that answers
 * takes the place of the one before. `hear` is given `ready` once for each document, and of all else the last of each kind.
 */
export function makeChannel(frame: HTMLIFrameElement, hear: (told: Told) => void): Channel {
  const waiting = new Map<Told['type'], Told>();
  const timers = new Map<Told['type'], ReturnType<typeof setTimeout>>();
  let nonce = '';
  let greeted: readonly string[] = [];
  let [count, since] = [0, 0];

  const forget = (): void => {
    for (const timer of timers.values()) clearTimeout(timer);
    timers.clear();
    [nonce, greeted] = ['', []];
  };
  const wait = (told: Told): void => {
    const isJump = told.type === 'jump';
    waiting.set(told.type, told);
    if (timers.has(told.type) && !isJump) return;
    clearTimeout(timers.get(told.type));
    const pass = (): void => {
      timers.delete(told.type);
      hear(waiting.get(told.type) ?? told);
    };
    timers.set(told.type, setTimeout(pass, isJump ? STILL : PAUSE));
  };
  const answer = (event: MessageEvent): void => {
    const { source, origin, data, timeStamp } = event;
    if (source === null || source !== frame.contentWindow || origin !== 'null') return;
    if (timeStamp - since > 1000) [count, since] = [0, timeStamp];
    if (++count === MOST) forget();
    const told = count < MOST ? readTold(data) : undefined;
    if (told?.type === 'ready' && greeted.includes(told.nonce)) {
      forget();
      nonce = told.nonce;
      hear(told);
    } else if (told && told.type !== 'ready' && told.nonce === nonce) wait(told);
  };
  // The frame's origin is opaque: no address could name it. What is said is no secret.
  const say = (show: Wish, to: readonly string[]): void => {
    for (const one of to) if (one) frame.contentWindow?.postMessage(messageOf({ type: 'show', ...show }, one), '*');
  };
  return {
    greet(show) {
      const fresh = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      greeted = [...greeted, fresh].slice(-UNANSWERED);
      say(show, [fresh]);
    },
    show: (show) => say(show, [nonce, ...greeted]),
    forget() {
      forget();
      count = 0;
    },
    listen: () => addEventListener('message', answer),
    close() {
      forget();
      removeEventListener('message', answer);
    },
  };
}
