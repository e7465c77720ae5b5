import type { Words } from '../../model/content.js';
import type { StudioData } from '../data.js';
import type { State } from '../state.js';
import type { Say } from './wording.js';

/** What the parts of the studio share. */
export interface App {
  readonly data: StudioData;
  readonly today: string;
  state(): State;
  /** Takes over what was typed: the preview follows. */
  typed(change: Partial<State>): void;
  /** Takes over what was chosen: the form is built anew, the focus stays. */
  chosen(change: Partial<State>): void;
  /** Tells who cannot see it what happened. */
  tell(words: string): void;
  words(): Words;
  readonly say: Say;
}
