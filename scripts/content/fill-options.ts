import type { Block, Claim, Inline, Library } from '../model/content.js';
import { type At, type Diagnostic, error, warning } from '../model/diagnostic.js';
import { cellsTold, FEWEST_CELLS, type Option, type Options, type OptionsAsked } from '../model/options.js';
import { mapPassages } from './map-passages.js';

type Table = Extract<Block, { kind: 'table' }>;
type Asking = Table & { readonly asks: OptionsAsked };

/** What tables of options are filled from. */
interface OptionsWish {
  readonly options: Options | undefined;
  readonly claims: Library['claims'];
  readonly diagnostics: Diagnostic[];
}

/**
 * Returns the modules with each `::: options` as a table, a line an option, whose cells are the claims of `options.yaml` in their own words,
 * and each `::: matters` as a list to tick. From here on they are words like any other, and lead back to where they are written. An option
 * with too few cells is left out, which is a diagnostic.
 */
export function fillOptions(modules: Library['modules'], wish: OptionsWish): Library['modules'] {
  wish.diagnostics.push(...(wish.options?.options ?? []).filter(isThin).map(leftOut));
  return mapPassages(modules, {
    isMeant: (block): block is Asking => block.kind === 'table' && block.asks !== undefined,
    changeIn:
      ({ locale }) =>
      (table) =>
        fillBlock(table, table.asks, { ...wish, locale }),
  });
}

const isThin = (option: Option): boolean => cellsTold(option) < FEWEST_CELLS;

function leftOut(option: Option): Diagnostic {
  const message = `The option "${option.id}" has ${cellsTold(option)} cells with a source, to be at least ${FEWEST_CELLS}: it is left out of every table.`;
  const hint = 'Name claims in more of its cells, or take it out and say in words that it was not compared.';
  return warning({ code: 'option-thin', message, at: option.at, hint });
}

interface Filling extends OptionsWish {
  readonly locale: string;
}

/** An empty group stands where nothing can be filled in, so that what stands around it stays as it is. */
function fillBlock({ head, rows: _, ...block }: Table, asked: OptionsAsked, wish: Filling): Block {
  const { options, diagnostics } = wish;
  const base = { at: block.at, ...(block.takes && { takes: block.takes }), ...(block.instruction && { instruction: block.instruction }) };
  const wrong = wrongIn(asked, options);
  if (!options || wrong) {
    // What is wrong with the file itself is told there.
    const isUnread = !options && diagnostics.some(({ at }) => at?.file === 'decks/options.yaml');
    if (wrong && !isUnread) diagnostics.push(error({ code: 'unknown-option', ...wrong, at: block.at }));
    return { ...base, kind: 'group', blocks: [] };
  }
  return asked.kind === 'matters' ? matters(base, options, wish.locale) : table(block, { asked, options, wish });
}

function wrongIn(asked: OptionsAsked, options: Options | undefined): { readonly message: string; readonly hint: string } | undefined {
  if (!options)
    return { message: 'There is no decks/options.yaml to fill this from.', hint: 'Write it: decks/README.md, "Options side by side".' };
  if (asked.kind === 'matters') {
    if (options.rows.some(({ matters }) => matters)) return undefined;
    return { message: 'No row of decks/options.yaml says what may matter.', hint: 'Add matters: { en: "..." } to a row.' };
  }
  const [rows, known] = [options.rows.map(({ id }) => id), options.options.map(({ id }) => id)];
  const row = asked.rows.find((one) => !rows.includes(one));
  if (row !== undefined) return { message: `decks/options.yaml has no row "${row}".`, hint: `Its rows are: ${rows.join(', ')}.` };
  const option = asked.options.find((one) => !known.includes(one));
  return option === undefined
    ? undefined
    : { message: `decks/options.yaml has no option "${option}".`, hint: `Its options are: ${known.join(', ')}.` };
}

const text = (words: string): Inline => ({ kind: 'text', text: words });

function matters(base: { readonly at: At }, { rows }: Options, locale: string): Block {
  const items = rows.flatMap(({ matters: words }) => {
    const said = words?.[locale];
    return said === undefined ? [] : [{ at: base.at, blocks: [{ kind: 'paragraph', at: base.at, inlines: [text(said)] } as const] }];
  });
  return { ...base, kind: 'list', look: 'checklist', instruction: true, items };
}

interface Asked {
  readonly asked: Extract<OptionsAsked, { kind: 'table' }>;
  readonly options: Options;
  readonly wish: Filling;
}

function table({ asks: _, ...block }: Omit<Table, 'head' | 'rows'>, { asked, options, wish }: Asked): Block {
  const rows = asked.rows.flatMap((id) => options.rows.filter((row) => row.id === id));
  const told = options.options.filter((one) => !isThin(one) && (asked.options.length === 0 || asked.options.includes(one.id)));
  const inLocale = (words: Readonly<Record<string, string>>): Inline[] => [text(words[wish.locale] ?? '')];
  return {
    ...block,
    head: [[], ...rows.map(({ label }) => inLocale(label))],
    rows: told.map((option) => [inLocale(option.name), ...rows.map(({ id }) => cell(option, id, wish))]),
    rowsAt: told.map(({ at }) => at),
  };
}

/** The claims of a cell in their own words, each with its mark. */
function cell({ cells, fields, at }: Option, row: string, { claims, locale }: Filling): Inline[] {
  return (cells[row] ?? []).flatMap((id, index): Inline[] => {
    const own: Claim['words'][string] | undefined = claims[id]?.words[locale];
    const words = own?.cell ?? own?.says ?? [];
    return [...(index > 0 ? [text(' ')] : []), ...words, { kind: 'cite', claim: id, at: fields[row] ?? at }];
  });
}
