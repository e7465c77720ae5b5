import type { Library, Module, SvgNode } from './content.js';
import { moduleFolder } from './deck-modules.js';

/** What the name of a picture's file may end with. */
export const PICTURE_ENDING = /\.(svgz?|png|jpe?g|webp)$/i;

const ENDINGS = ['svg', 'svgz', 'png', 'jpg', 'jpeg', 'webp'];

/** Returns a module's picture by its name without ending; undefined when there is none beside it. */
export function figurePicture(pictures: Library['pictures'], module: Pick<Module, 'id' | 'owner'>, name: string): SvgNode | undefined {
  const ending = ENDINGS.find((one) => Object.hasOwn(pictures, `${moduleFolder(module)}/${name}.${one}`));
  return ending === undefined ? undefined : pictures[`${moduleFolder(module)}/${name}.${ending}`];
}

/** Returns the upright form of a module's drawing, `<name>.upright.svg`; undefined when there is none beside it. */
export const uprightPicture = (pictures: Library['pictures'], module: Pick<Module, 'id' | 'owner'>, name: string): SvgNode | undefined =>
  figurePicture(pictures, module, `${name}.upright`);

/** Returns the names, without ending, of the pictures beside a module. */
export const picturesBeside = (pictures: Library['pictures'], module: Pick<Module, 'id' | 'owner'>): string[] =>
  Object.keys(pictures)
    .filter((path) => path.startsWith(`${moduleFolder(module)}/`))
    .map((path) => path.slice(path.lastIndexOf('/') + 1).replace(PICTURE_ENDING, ''));
