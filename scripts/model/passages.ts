import type { Block, Inline, Library, Module, SlidePassage } from './content.js';
import type { At } from './diagnostic.js';
import type { Regional } from './regional.js';
import { allBlocks, allInlines, runsOf } from './tree.js';

export interface Passage extends Regional {
  readonly name: string;
  readonly title: readonly Inline[];
  readonly at: At;
  readonly blocks: readonly Block[];
  readonly takes: readonly string[];
}

/** All passages of a module, notes and teach-back prompts included. */
export function passagesOf(module: Module): Passage[] {
  const { slides, brief, print, teachBack, at } = module;
  return [
    ...slides.map((slide) => ({ name: `slide ${slide.id}`, ...slide })),
    ...slides.flatMap((slide) =>
      notesOf(slide).map(({ name, blocks }) => ({
        name: `${name} of slide ${slide.id}`,
        title: [],
        at: slide.at,
        blocks,
        takes: [],
        ...limits(slide),
      })),
    ),
    ...(brief ? [{ name: 'brief', ...brief }] : []),
    ...(print ? [{ name: 'print', ...print }] : []),
    { name: 'teach-back', title: [], at, blocks: teachBack, takes: [] },
  ];
}

/** The notes of a slide: those for one patient, and those for a room where it has some. */
export const notesOf = ({ notes, roomNotes }: Pick<SlidePassage, 'notes' | 'roomNotes'>): { name: string; blocks: readonly Block[] }[] => [
  { name: 'notes', blocks: notes },
  ...(roomNotes ? [{ name: 'room notes', blocks: roomNotes }] : []),
];

/** Notes are for where their slide is. */
const limits = ({ regions, named }: Regional): Regional => ({ ...(regions && { regions }), ...(named && { named }) });

/** Ids of the claims that a module names: in its text, as a block, in a figure, or by the date they were checked. */
export function claimsIn(module: Module, claims: Library['claims']): string[] {
  const passages = passagesOf(module);
  const blocks = passages.flatMap((passage) => allBlocks(passage.blocks));
  const inlines = allInlines([...passages.flatMap(({ title }) => title), ...blocks.flatMap((block) => runsOf(block).flat())]);
  return [
    ...Object.values(module.figures).flatMap((figure) => figure.claims),
    ...blocks.flatMap((block) => claimsShown(block, claims)),
    ...inlines.flatMap((inline) => {
      if (inline.kind === 'cite') return [inline.claim];
      return inline.kind === 'value' && inline.name.startsWith('checked.') ? [inline.name.slice('checked.'.length)] : [];
    }),
  ];
}

/** The claims that a block itself states or draws, beside those that its words cite. */
function claimsShown(block: Block, claims: Library['claims']): string[] {
  if (block.kind === 'claim' || block.kind === 'people') return [block.claim];
  return block.kind === 'known' ? Object.values(claims).flatMap(({ id, sumsUp }) => (sumsUp === undefined ? [] : [id])) : [];
}

/** All modules of a library in every locale. */
export const modulesOf = (library: { readonly modules: Readonly<Record<string, Readonly<Record<string, Module>>>> }): Module[] =>
  Object.values(library.modules).flatMap((locales) => Object.values(locales));
