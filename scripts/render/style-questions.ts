import { type Diagnostic, error } from '../model/diagnostic.js';
import { lineAt } from '../model/line-at.js';
import { didYouMean } from '../model/suggest.js';
import { type CssRule, partsOfList, rulesIn, withoutWords } from './css-parts.js';
import { isOfOthers } from './judge-styles.js';
import { isTemplate, type Templates } from './templates.js';

/** What the browser is asked of a style sheet: whether it knows the value of a property, or a selector. */
export interface StyleQuestion {
  readonly file: string;
  readonly index: number;
  /** Where its rule begins. */
  readonly rule: number;
  readonly property?: string;
  /** The value, or the selector. */
  readonly text: string;
}

/** Returns what only the browser can say of the styles of `templates`: each value without variables, and each selector. */
export const styleQuestions = (templates: Templates): StyleQuestion[] =>
  Object.entries(templates).flatMap(([file, text]) =>
    file.endsWith('.css') && isTemplate(file) ? rulesIn(withoutWords(text)).flatMap((rule) => questionsOf(rule, file, text)) : [],
  );

function questionsOf(rule: CssRule, file: string, text: string): StyleQuestion[] {
  const { around, selector, index, declarations } = rule;
  if (around.some(isOfOthers)) return [];
  const values = declarations
    .filter(({ name, value }) => !name.startsWith('-') && !/var\(|env\(/.test(value))
    .map(({ name, index, valueAt, end }) => ({
      ...{ file, index, rule: rule.index, property: name },
      text: text
        .slice(valueAt, end)
        .trim()
        .replace(/\s*!\s*important\s*$/i, ''),
    }));
  // Inside another rule a selector goes on from that; those of one maker are for its own browser.
  const isOwn = selector !== undefined && around.every((one) => one.startsWith('@') && !/keyframes/i.test(one));
  const whole = isOwn ? text.slice(index, index + selector.length) : '';
  const selectors = partsOfList(whole.replace(/\/\*[\s\S]*?\*\//g, ' '));
  return [
    ...values,
    ...selectors.filter((one) => one !== '' && !/:-(moz|ms|webkit|o)-/.test(one)).map((one) => ({ file, index, rule: index, text: one })),
  ];
}

/** Words that values are made of: one that is near is meant. */
const VALUES = (
  'none auto inherit initial unset normal bold bolder lighter italic block inline inline-block flex inline-flex grid contents table hidden visible ' +
  'scroll clip static relative absolute fixed sticky left right center start end justify middle top bottom baseline stretch space-between ' +
  'space-around solid dashed dotted double underline uppercase lowercase capitalize nowrap pre-wrap wrap break-word anywhere balance pretty ' +
  'row column row-reverse column-reverse pointer default transparent currentcolor black white red green blue grey content-box border-box ' +
  'cover contain both avoid page always outside inside disc decimal square'
).split(' ');

const keyOf = ({ file, rule, property = '' }: StyleQuestion): string => [file, rule, property].join(' ');

/** Returns an error for each question to which the browser said no; not where another value of the same property in the rule is known to it. */
export function droppedStyles(templates: Templates, questions: readonly StyleQuestion[], isKnown: readonly boolean[]): Diagnostic[] {
  const known = new Set(questions.flatMap((one, place) => (isKnown[place] ? [keyOf(one)] : [])));
  return questions.flatMap((asked, place) => {
    const { file, index, property, text } = asked;
    if (isKnown[place] !== false || (property !== undefined && known.has(keyOf(asked)))) return [];
    const at = { file: `templates/${file}`, ...lineAt(templates[file] ?? '', index) };
    const shown = text.replace(/\s+/g, ' ').slice(0, 60);
    const message =
      property === undefined
        ? `The browser does not know the selector "${shown}": it drops the whole rule.`
        : `The browser does not know "${shown}" for "${property}": it drops the line.`;
    const hint = property === undefined ? undefined : didYouMean(text, VALUES);
    return [error({ code: 'style-unread', at, message, hint: hint ?? 'Correct it, or take it out.' })];
  });
}
