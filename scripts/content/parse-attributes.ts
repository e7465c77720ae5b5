/** Attributes in braces or after a block's name: `#id more takes="CARE-01 CARE-02"`. */
export interface Attributes {
  readonly id?: string;
  readonly flags: readonly string[];
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** What could not be read as an attribute. */
  readonly rest: string;
}

const ATTRIBUTE = /#([\w.-]+)|([a-z][\w-]*)="([^"]*)"|([a-z0-9][\w-]*)/gi;

/** Returns the attributes in `text`; a value in quotes is a list of words. */
export function parseAttributes(text: string): Attributes {
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
