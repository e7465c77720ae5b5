import type { Span } from './span.js';
import type { SvgNode } from './svg-node.js';

/** A figure with its words filled in; ids inside the drawing still stand as the author wrote them. */
export interface Figure {
  /** `module/name`: the same in every deck. */
  readonly id: string;
  readonly svg: SvgNode;
  readonly width: number;
  readonly height: number;
  /** True for a drawing made to run the whole width (viewBox 1100). */
  readonly wide: boolean;
  /** The same drawing in a form that is higher than wide, for columns in which the letters of the wide one are too small. */
  readonly upright?: Pick<Figure, 'svg' | 'width' | 'height'>;
  readonly alt: string;
  /** The language of the alternative, where it is another one. */
  readonly altLanguage?: string;
  readonly caption: string;
  /** The caption, where words in it are in another language. */
  readonly captionSpans?: readonly Span[];
  /** Whose picture it is. */
  readonly credit?: string;
  /** Marks of the claims that its words state, to print after the caption. */
  readonly marks: readonly Span[];
}
