/**
 * What a page and a deck in its frame say to each other. Both sides check what they hear against the lists below: a message
 * with another version, an unknown type, a key too many or too few, or a value out of its bounds is not one of ours.
 */
const VERSION = 1;

/** What every message carries. The host makes the nonce up, anew each time the frame has loaded, and the deck repeats it. */
interface Envelope {
  readonly teachback: typeof VERSION;
  /** 32 hex digits. */
  readonly nonce: string;
}

/** Host to deck: go to `slide` (from 1; 0 stays), and tell each change of slide from now on, or do not. */
export interface Show {
  readonly type: 'show';
  readonly slide: number;
  readonly report: boolean;
}

/**
 * Deck to host. `ready` answers the first `show`; `slide` comes only while `report` is true; `size` (the page's height) and
 * `jump` (how far down a link inside the page leads, both in CSS px) only from a page that is not slides.
 */
export type Told =
  | { readonly type: 'ready'; readonly total: number }
  | { readonly type: 'slide'; readonly index: number; readonly title: string; readonly total: number }
  | { readonly type: 'size'; readonly height: number }
  | { readonly type: 'jump'; readonly top: number };

type Shape = Readonly<Record<string, (value: unknown) => boolean>>;

const count = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 1_000_000;
const flag = (value: unknown): boolean => typeof value === 'boolean';
const words = (value: unknown): boolean => typeof value === 'string' && value.length <= 500;

/** Returns the shape of a whole message of one type. No check lets through a value that is not there. */
const shapeOf = (type: string, own: Shape): Shape => ({
  teachback: (value) => value === VERSION,
  nonce: (value) => typeof value === 'string' && /^[0-9a-f]{32}$/.test(value),
  type: (value) => value === type,
  ...own,
});

const fits = (data: unknown, shape: Shape): boolean =>
  Object.keys(Object(data)).length === Object.keys(shape).length &&
  Object.entries(shape).every(([name, check]) => check((data as Readonly<Record<string, unknown>>)[name]));

/** Returns a message with what every message carries. */
export const messageOf = <T extends Show | Told>(said: T, nonce: string): T & Envelope => ({ teachback: VERSION, nonce, ...said });

/** Returns what a host said, or undefined for anything else. */
export const readShow = (data: unknown): (Show & Envelope) | undefined =>
  fits(data, shapeOf('show', { slide: count, report: flag })) ? (data as Show & Envelope) : undefined;

/** Returns what a deck said, or undefined for anything else. */
export const readTold = (data: unknown): (Told & Envelope) | undefined =>
  [
    shapeOf('ready', { total: count }),
    shapeOf('slide', { index: count, title: words, total: count }),
    shapeOf('size', { height: count }),
    shapeOf('jump', { top: count }),
  ].some((shape) => fits(data, shape))
    ? (data as Told & Envelope)
    : undefined;
