/** A declaration of a style sheet, by its place in the text. */
export interface CssDeclaration {
  readonly name: string;
  readonly value: string;
  readonly index: number;
  /** Where its value begins and ends. */
  readonly valueAt: number;
  readonly end: number;
}

/** A rule of a style sheet. */
export interface CssRule {
  /** Selectors as they are written; none for an at-rule. */
  readonly selector?: string;
  readonly index: number;
  /** The heads of the rules around it, its own where it is an at-rule, outermost first. */
  readonly around: readonly string[];
  /** Its own, without those of rules in it. */
  readonly declarations: readonly CssDeclaration[];
}

/** Returns a style sheet with blanks for comments, addresses and what stands in quotation marks: each sign stays at its place. */
export const withoutWords = (css: string): string =>
  css.replace(/\/\*[\s\S]*?(\*\/|$)|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'|(?<=\burl\()[^"')\s][^)]*/g, (part) =>
    part.replace(/[^\n]/g, ' '),
  );

/** Returns the rules of a style sheet `withoutWords` whose braces are closed, those in others too. */
export function rulesIn(bare: string): CssRule[] {
  const rules: CssRule[] = [];
  const open: { head: string; index: number; declarations: CssDeclaration[] }[] = [];
  let start = 0;
  const end = (upTo: number): void => {
    const found = /^(\s*)(-?-?[a-z_][\w-]*)(\s*:)([\s\S]*)$/i.exec(bare.slice(start, upTo));
    const [, blank = '', name = '', colon = '', value = ''] = found ?? [];
    const index = start + blank.length;
    if (found)
      open
        .at(-1)
        ?.declarations.push({ name: lowered(name), value: value.trim(), index, valueAt: index + name.length + colon.length, end: upTo });
    start = upTo + 1;
  };
  for (const { 0: sign, index } of bare.matchAll(/[{};]/g)) {
    if (sign === '{') {
      open.push({ head: bare.slice(start, index).trim(), index: firstSign(bare, start), declarations: [] });
      start = index + 1;
      continue;
    }
    end(index);
    if (sign === ';') continue;
    const rule = open.pop();
    if (rule) rules.push(ruleOf(rule, open));
  }
  return rules.sort((a, b) => a.index - b.index);
}

type Open = { readonly head: string; readonly index: number; readonly declarations: readonly CssDeclaration[] };

function ruleOf({ head, index, declarations }: Open, open: readonly Open[]): CssRule {
  const around = open.map((one) => one.head);
  return head.startsWith('@') ? { index, around: [...around, head], declarations } : { selector: head, index, around, declarations };
}

const lowered = (name: string): string => (name.startsWith('--') ? name : name.toLowerCase());

const firstSign = (text: string, from: number): number => from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0);

/** Parts a list of selectors, or of values, at the commas that stand in no brackets. */
export function partsOfList(list: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const sign of list) {
    if ('(['.includes(sign)) depth++;
    if (')]'.includes(sign)) depth--;
    if (sign === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts.map((part) => part.trim());
}
