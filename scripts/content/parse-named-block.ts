import type { Block, BlockBase, Inline, PhoneLine, Titled } from '../model/content.js';
import { type At, error } from '../model/diagnostic.js';
import { entryIn } from '../model/entry-in.js';
import type { SignUrgency } from '../model/safety.js';
import { didYouMean } from '../model/suggest.js';
import { allBlocks, plainText } from '../model/tree.js';
import type { Cursor } from './cursor.js';
import { type Attributes, parseAttributes } from './parse-attributes.js';

const NAMES = [
  'checklist',
  'steps',
  'sides',
  'question',
  'key',
  'phone',
  'facts',
  'lines',
  'instruction',
  'group',
  'people',
  'known',
  'options',
  'matters',
];
/** Those that are nothing without what stands in them. */
const HOLDING: ReadonlySet<string> = new Set(['checklist', 'steps', 'key', 'instruction', 'group']);
const NAMELESS = 'Take it out, or name the block: ::: key. A block around other blocks begins and ends with more colons than they: ::::.';
const ATTRIBUTES = 'Attributes are: takes="...", only="...", conditions="...", regions="...", instruction.';
/** What a phone box can be: the line that it shows, and the urgency whose signs it prints. */
const PHONES: Readonly<Record<string, { readonly line: PhoneLine; readonly urgency?: SignUrgency }>> = {
  emergency: { line: 'emergency', urgency: 'emergency' },
  crisis: { line: 'crisis', urgency: 'crisis' },
  'same-day': { line: 'clinic', urgency: 'same-day' },
  'next-visit': { line: 'clinic', urgency: 'next-visit' },
  clinic: { line: 'clinic' },
};

/** True for the words after `:::` of a block that holds one list. */
export const isListBlock = (info: string): boolean => /^\s*(?:checklist|steps)\b/.test(info);

/** Returns a `::: name attributes` block around `blocks` (in a list, so that a bad one is none). */
export function parseNamedBlock(info: string, blocks: readonly Block[], at: At, cursor: Cursor): Block[] {
  const attributes = parseAttributes(info.trim());
  const [name = '', ...flags] = attributes.flags;
  const fail = (message: string, hint: string): Block[] => {
    cursor.diagnostics.push(error({ code: 'bad-block', message, at, hint }));
    return [];
  };
  // What was meant is read on, so that nothing is told of what stands in it.
  if (attributes.meant !== undefined)
    fail(`The attributes of this block cannot be read: "${info.trim()}".`, `Write ::: ${attributes.meant}`);
  if (!NAMES.includes(name)) {
    if (name === '') return fail('This ::: ends no block, and begins none with a name.', NAMELESS);
    return fail(`There is no block "${name}".`, didYouMean(name, NAMES) ?? `Blocks are: ${NAMES.join(', ')}.`);
  }
  const unknown = Object.keys(attributes.values).filter(
    (key) => !['takes', 'only', 'conditions', 'regions', ...(name === 'options' ? ['of'] : [])].includes(key),
  );
  if (unknown.length > 0 || attributes.rest !== '') {
    return fail(`The block "${name}" has no attribute "${unknown[0] ?? attributes.rest}".`, ATTRIBUTES);
  }
  const base = baseOf(name, flags, attributes, at);
  const isHelper = name === 'phone' && flags.includes('helper');
  const words = flags.filter((flag) => flag !== 'instruction' && !(isHelper && flag === 'helper'));
  const stray = words.slice(name === 'facts' || name === 'options' ? words.length : ['phone', 'lines', 'people'].includes(name) ? 1 : 0)[0];
  if (stray !== undefined) {
    return fail(`The block "${name}" has no attribute "${stray}".`, didYouMean(stray, ['instruction']) ?? ATTRIBUTES);
  }
  const swallowed = allBlocks(blocks).find(
    (block) => block.kind === 'heading' && (block.level < 3 || plainText(block.inlines) === 'Notes'),
  );
  if (swallowed?.kind === 'heading') {
    return fail(
      `The block "${name}" runs on over the heading "${plainText(swallowed.inlines)}".`,
      'Close the block with ::: on a line of its own.',
    );
  }
  // What stood in it may have been refused already.
  const isRefused = cursor.diagnostics.some((one) => one.severity === 'error' && (one.at?.line ?? 0) > at.line);
  if (HOLDING.has(name) && blocks.length === 0 && !isRefused)
    return fail(`The block "${name}" has nothing in it.`, 'Write what belongs in it, or take it out.');
  const block = makeBlock(name, { words, of: attributes.values.of ?? [] }, blocks, base);
  const made = isHelper && typeof block === 'object' && block.kind === 'phone' ? { ...block, helper: true as const } : block;
  return typeof made === 'string' ? fail(made, formOf(name, words[0] ?? '')) : [made];
}

/** How a block is written that holds something else than it may. */
function formOf(name: string, word: string): string {
  if (name === 'phone') return didYouMean(word, Object.keys(PHONES)) ?? 'Write ::: phone same-day, and ::: on a line below it.';
  if (name === 'lines') return 'Write ::: lines 4, and ::: on the next line.';
  if (name === 'checklist' || name === 'steps') return 'Begin each line of it with "- ", and let nothing else stand in it.';
  return 'decks/README.md shows how each block is written.';
}

function baseOf(name: string, flags: readonly string[], { values }: Attributes, at: At): BlockBase {
  return {
    at,
    ...(values.takes ? { takes: values.takes } : {}),
    ...(values.only ? { only: values.only } : {}),
    ...(values.conditions ? { conditions: values.conditions } : {}),
    ...(values.regions ? { regions: values.regions } : {}),
    ...(name === 'instruction' || flags.includes('instruction') ? { instruction: true } : {}),
  };
}

/** What stands after the name of a block: `::: options how-well of="rest walks"`. */
interface Asked {
  readonly words: readonly string[];
  readonly of: readonly string[];
}

/** Returns the block, or what is wrong with it in words. */
function makeBlock(name: string, { words, of }: Asked, blocks: readonly Block[], base: BlockBase): Block | string {
  switch (name) {
    case 'checklist':
    case 'steps':
      return makeList(name, blocks, base);
    case 'sides': {
      const sides = splitByHeading(blocks);
      if (blocks[0] && blocks[0].kind !== 'heading') return 'The block "sides" does not begin with a ### heading.';
      return sides.length === 2 ? { kind: 'sides', ...base, sides } : `The block "sides" has ${sides.length} headings; it needs two.`;
    }
    case 'question': {
      const [first, ...rest] = blocks;
      return first?.kind === 'heading'
        ? { kind: 'question', ...base, question: first.inlines, blocks: rest }
        : 'The block "question" does not begin with a ### heading, the question.';
    }
    case 'phone': {
      const box = entryIn(PHONES, words[0] ?? '');
      if (box) return { kind: 'phone', ...base, ...box, blocks };
      return `The phone box "${words[0] ?? ''}" is not one of: ${Object.keys(PHONES).join(', ')}.`;
    }
    case 'facts':
      if (blocks.length > 0) return 'The block "facts" holds text; it prints only the facts it names.';
      return words.length > 0 ? { kind: 'facts', ...base, names: words } : 'The block "facts" names no fact.';
    case 'lines': {
      const count = Number(words[0]);
      if (blocks.length > 0) return 'The block "lines" holds text; it prints only empty lines.';
      return Number.isInteger(count) && count > 0 && count <= 12
        ? { kind: 'lines', ...base, count }
        : `"${words[0] ?? ''}" is not a number of lines from 1 to 12.`;
    }
    case 'people':
      if (blocks.length > 0) return 'The block "people" holds text; it draws only the claim it names.';
      return words[0] ? { kind: 'people', ...base, claim: words[0] } : 'The block "people" names no claim.';
    case 'known':
      return blocks.length > 0 ? 'The block "known" holds text; it draws only what the claims say.' : { kind: 'known', ...base };
    case 'options':
    case 'matters':
      if (blocks.length > 0) return `The block "${name}" holds text; it prints only what decks/options.yaml says.`;
      if (name === 'matters') return { kind: 'table', ...base, head: [], rows: [], asks: { kind: 'matters' } };
      return words.length > 0
        ? { kind: 'table', ...base, head: [], rows: [], asks: { kind: 'table', rows: words, options: of } }
        : 'The block "options" names no row of decks/options.yaml.';
    default:
      return { kind: name === 'key' ? 'key' : 'group', ...base, blocks };
  }
}

function makeList(look: 'checklist' | 'steps', blocks: readonly Block[], base: BlockBase): Block | string {
  const [list, ...rest] = blocks;
  if (list?.kind !== 'list' || rest.length > 0) return `The block "${look}" holds something other than one list.`;
  if (look === 'steps' && list.look === 'checklist') return 'The block "steps" has boxes to tick; boxes stand in a "checklist".';
  return { ...list, ...base, look };
}

function splitByHeading(blocks: readonly Block[]): Titled[] {
  const sides: { title: readonly Inline[]; at: At; blocks: Block[] }[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading') sides.push({ title: block.inlines, at: block.at, blocks: [] });
    else sides.at(-1)?.blocks.push(block);
  }
  return sides;
}
