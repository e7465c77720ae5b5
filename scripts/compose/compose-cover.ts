import type { FigureBlock } from '../model/deck.js';
import { composeFigure } from './compose-figure.js';
import { type Composer, isShown, moduleOf, newUnit } from './composer.js';

/** Returns the picture at the head of a deck's pieces: the first of `cover` that suits the brand; undefined when there is none. */
export function composeCover(composer: Composer): FigureBlock | undefined {
  const named = composer.definition.cover?.find((one) => isShown(one, composer));
  if (!named) return undefined;
  const [id = '', name = ''] = named.figure.split('/');
  const module = moduleOf(id, composer);
  const figure = module && composeFigure(name, { composer, module, unit: newUnit() });
  return figure && { key: composer.keyAt(named.at), instruction: false, kind: 'figure', figure };
}
