/** A feature of the reader's system, as CSS names it: `forced-colors: active`. */
export interface WishedFeature {
  readonly name: string;
  readonly value: string;
}

/** A loaded page that is measured in states, as the browser lends it. */
export interface WishedPage {
  evaluate(code: string): Promise<unknown>;
  setViewport(size: { readonly width: number; readonly height: number }): Promise<void>;
  /** What the reader's system wishes: the medium, and features. */
  wish(media: 'print' | 'screen', features: readonly WishedFeature[]): Promise<void>;
}

/** A page whose scripts are at work, used by keys, a finger and the mouse. */
export interface LivePage extends WishedPage {
  /** What its scripts have thrown first since it was opened. */
  failure(): string | undefined;
  press(key: string, held?: 'Shift'): Promise<void>;
  /** A finger that is set down in the middle of the window and lifted `by` px beside. */
  slip(by: number): Promise<void>;
  /** Lets as many milliseconds go by as a page knows of, at once. The page stands still afterwards. */
  wait(milliseconds: number): Promise<void>;
  /** Moves the mouse to a place of the window, in CSS px. */
  point(place: { readonly x: number; readonly y: number }): Promise<void>;
  /** Puts what is marked (`data-below-mouse`) below the mouse, or takes it away. */
  hover(isOn: boolean): Promise<void>;
}
