/** Reads the style sheets of a page. Runs inside the page. */

/** A rule, and the media in which alone it holds. */
export interface FlatRule {
  readonly rule: CSSStyleRule;
  readonly media: readonly string[];
}

/** Stands for the condition of a container, which holds or not from element to element. */
const CONTAINER = 'not print, print and (container)';

/** Read once a sheet: each breach asks for them, on its element and all around it. Which media hold is asked each time. */
const known = new WeakMap<CSSStyleSheet, readonly FlatRule[]>();

/** Returns the rules of all style sheets in their order, those in groups and media too. */
export const styleRules = (): FlatRule[] => [...document.styleSheets].flatMap(rulesOf);

function rulesOf(sheet: CSSStyleSheet): readonly FlatRule[] {
  const rules = known.get(sheet) ?? flatRules(sheet.cssRules, []);
  known.set(sheet, rules);
  return rules;
}

function flatRules(rules: CSSRuleList, media: readonly string[]): FlatRule[] {
  return [...rules].flatMap((rule): FlatRule[] => {
    if (rule instanceof CSSStyleRule) return [{ rule, media }];
    if (rule instanceof CSSMediaRule) return flatRules(rule.cssRules, [...media, rule.media.mediaText]);
    if (rule instanceof CSSContainerRule) return flatRules(rule.cssRules, [...media, CONTAINER]);
    return rule instanceof CSSGroupingRule ? flatRules(rule.cssRules, media) : [];
  });
}

interface Window {
  readonly width: number;
  readonly height: number;
}

/** True where no rule can hold in one of two windows alone. */
export function holdAlike(one: Window, other: Window): boolean {
  const [least, most] = [Math.min(one.width, other.width), Math.max(one.width, other.width)];
  const texts = new Set(styleRules().flatMap(({ media }) => media));
  return [...texts].every((text) => {
    if (/calc|container|aspect|orientation/.test(text) || (/height/.test(text) && one.height !== other.height)) return false;
    return (
      !/width/.test(text) ||
      [...text.matchAll(/([\d.]+)(px|r?em)/g)].every(([, size, unit]) => isBeside(Number(size) * (unit === 'px' ? 1 : 16)))
    );
  });
  function isBeside(edge: number): boolean {
    return edge < least || edge > most;
  }
}

/** The selectors of a rule, one by one. */
export const partsOf = (selectors: string): string[] => selectors.split(/,(?![^(]*\))/).map((one) => one.trim());
