/** Attributes in braces or after a block's name: `#id more takes="CARE-01 CARE-02"`. */
export interface Attributes {
  readonly id?: string;
  readonly flags: readonly string[];
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** What could not be read as an attribute. */
  readonly rest: string;
  /** The whole as it was meant, where it could not be read as it stands: with other quotation marks, or a blank too many. */
  readonly meant?: string;
}

const ATTRIBUTE = /#([\w.-]+)|([a-z][\w-]*)="([^"]*)"|([a-z0-9][\w-]*)/gi;

/** Returns the attributes in `text`, or those that were meant by it; a value in quotes is a list of words. */
export function parseAttributes(text: string): Attributes {
  const read = readAttributes(text);
  if (read.rest === '') return read;
  const meant = meantBy(text);
  const anew = readAttributes(meant);
  return anew.rest === '' ? { ...anew, meant } : read;
}

/** What Word makes of quotation marks, those of other keyboards, none at all, and blanks beside a sign. */
const meantBy = (text: string): string =>
  text
    .replace(/[“”„‟«»″＂‘’‚‛'`´]+/g, '"')
    .replace(/\s*[=＝]\s*/g, '=')
    .replace(/([#＃])\s+(?=[\w-])/g, '#')
    .replace(/=(?!")([\w.-]+(?:,\s*[\w.-]+)*)/g, '="$1"')
    .replace(
      /="([^"]*)"/g,
      (_, value: string) =>
        `="${value
          .split(/[\s,;]+/)
          .filter(Boolean)
          .join(' ')}"`,
    )
    .trim();

function readAttributes(text: string): Attributes {
  const flags: string[] = [];
  const values: Record<string, readonly string[]> = {};
  let id: string | undefined;
  const rest = text.replace(ATTRIBUTE, (_, anchor?: string, key?: string, value?: string, flag?: string) => {
    if (anchor) id = anchor;
    else if (key) values[key] = (value ?? '').split(/\s+/).filter(Boolean);
    else if (flag) flags.push(flag);
    return '';
  });
  return { ...(id ? { id } : {}), flags, values, rest: rest.trim() };
}
