import type { Operation } from './content-stream.js';
import type { Marked, Place } from './marked-lines.js';

/** What a content stream holds. */
export interface StreamReading {
  readonly operations: readonly Operation[];
  readonly marked: ReadonlyMap<number, Marked>;
  /** Operations that paint outside any mark: first and last index of each. */
  readonly loose: readonly { readonly from: number; readonly to: number }[];
  /** Text shown outside any mark. */
  readonly looseText: string;
  /** Index of the operation that opens each marked run, and of the one that ends it. */
  readonly opens: ReadonlyMap<number, number>;
  readonly closes: ReadonlyMap<number, number>;
  /** The text objects (`BT` to `ET`) inside marked runs, as they are painted. */
  readonly texts: readonly TextObject[];
  /** Words that are given for glyphs. */
  readonly given: readonly GivenWords[];
}

/** Words that are given for glyphs, and which these are: their font ("/F4") and their codes as hex digits. */
export interface GivenWords {
  readonly text: string;
  readonly glyphs: { readonly font: string; readonly hex: string }[];
}

/** A text object: index of its first and last operation, its run, and what it says from which place on. */
export interface TextObject {
  readonly mcid: number;
  readonly from: number;
  to: number;
  text: string;
  place?: Place;
}

/** How a stream's names are looked up: the text of glyphs of a font, and what an object (picture or group) holds. */
export interface StreamNames {
  glyphs(font: string, hex: string): readonly string[];
  object(name: string): { readonly hasMarks: boolean; readonly text: string };
}
