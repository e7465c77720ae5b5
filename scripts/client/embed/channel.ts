import { messageOf, readTold, type Show, type Told } from '../slides/messages.js';

/** What says more than `MOST` things in `SPAN` ms is no deck of ours. */
const [MOST, SPAN] = [1000, 5000];
/** The shortest time between two slides, or two heights, in ms. */
const PAUSE = 20;
/** A wish to scroll waits so many times as long for another one: once is not enough where the page was busy and hears late. */
const TURNS = 3;
/** How many greetings may be unanswered. */
const UNANSWERED = 4;

type Wish = Omit<Show, 'type'>;

/** What a page and the frame in it say to each other. */
export interface Channel {
  /** Speaks to a document that the frame has loaded. WebKit also says so when a link has only moved on in the one that was there. */
  greet(show: Wish): void;
  /** Speaks to the documents that were greeted. */
  show(show: Wish): void;
  /** Knows no document any more. */
  forget(): void;
  listen(): void;
  close(): void;
}

/**
 * Returns the channel to a frame. Each greeting has a nonce of its own; a document keeps to the first that it hears, and one that answers
 * takes the place of the one before. `hear` is given `ready` once for each document, and of all else the last of each kind; `onFlood` is for
 * a frame that would keep the page from all else.
 */
export function makeChannel(frame: HTMLIFrameElement, hear: (told: Told) => void, onFlood: () => void): Channel {
  const waiting = new Map<Told['type'], Told>();
  const timers = new Map<Told['type'], ReturnType<typeof setTimeout>>();
  let nonce = '';
  let greeted: readonly string[] = [];
  let [count, since] = [0, 0];

  const forget = (): void => {
    for (const timer of timers.values()) clearTimeout(timer);
    timers.clear();
    waiting.clear();
    [nonce, greeted] = ['', []];
  };
  /** The first is heard at once, what follows too closely a little later, and of that only the last. */
  const pace = (told: Told): void => {
    if (timers.has(told.type)) {
      waiting.set(told.type, told);
      return;
    }
    hear(told);
    const pass = (): void => {
      const next = waiting.get(told.type);
      timers.delete(told.type);
      waiting.delete(told.type);
      if (next) pace(next);
    };
    timers.set(told.type, setTimeout(pass, PAUSE));
  };
  const scrollWhenStill = (told: Told, turns: number): void => {
    clearTimeout(timers.get('jump'));
    timers.set(
      'jump',
      setTimeout(() => (turns > 1 ? scrollWhenStill(told, turns - 1) : hear(told)), PAUSE),
    );
  };
  const answer = (event: MessageEvent): void => {
    const { source, origin, timeStamp } = event;
    if (source === null || source !== frame.contentWindow || origin !== 'null') return;
    if (timeStamp - since > SPAN) [count, since] = [0, timeStamp];
    if (++count > MOST) {
      forget();
      onFlood();
      return;
    }
    const told = readTold(event.data);
    if (told?.type === 'ready' && greeted.includes(told.nonce)) {
      forget();
      nonce = told.nonce;
      hear(told);
    } else if (told && told.type !== 'ready' && told.nonce === nonce) {
      if (told.type === 'jump') scrollWhenStill(told, TURNS);
      else pace(told);
    }
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
