/** Reads the style sheets of a page. Runs inside the page. */

/** A rule, and the media in which alone it holds. */
export interface FlatRule {
  readonly rule: CSSStyleRule;
  readonly media: readonly string[];
}

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
    return rule instanceof CSSGroupingRule ? flatRules(rule.cssRules, media) : [];
  });
}
