import type { Code } from '../../scripts/model/codes.js';
import type { MeasureRules } from '../../scripts/model/formats.js';

/** What a page shows, and how it is judged. */
export interface CasePage {
  readonly body: string;
  readonly style?: string;
  readonly rules?: MeasureRules;
  /** Judged as it is printed. */
  readonly printed?: true;
}

/** A page of a few words, and the one code that it is told by once it is loaded and measured; and the same page, mended. */
export interface PageCase extends CasePage {
  /** The words of the message or its hint that the cure does. */
  readonly follows: string;
  /** The page as it is once somebody has done what the message said. */
  readonly cure: (told: string) => Partial<CasePage>;
}

const logo = (inside: string, size: string, more = ''): string =>
  `<div${more}><svg class="logo" data-logo="p" viewBox="0 0 100 100" style="display:block;${size}">${inside}</svg></div>`;

const WORDS = 'Some plain words that fill a few lines of text and say nothing at all. '.repeat(6);
const RULES: MeasureRules = { minText: 10 };
const box = (inside: string, style = 'width:400px;height:300px'): string => `<section data-box="a" style="${style}">${inside}</section>`;

/** A body in which the color that the hint names stands in the place of the one that it names too. */
const recolored = (body: string, told: string): Partial<CasePage> => {
  const [, better = '', bad = ''] = /Use (#[0-9a-f]{6}) in place of (#[0-9a-f]{6})/.exec(told) ?? [];
  const short = bad.replace(/^#(.)\1(.)\2(.)\3$/, '#$1$2$3');
  return { body: body.replace(bad, better).replace(short, better) };
};
const PALE = '<p data-b="p" style="color:#8a8a8a">Pale</p>';
const SIGN = '<p data-b="p">Tick <span style="display:inline-block;width:16px;height:16px;border:2px solid #eee"></span></p>';
const LINK = (look: string): string =>
  `<p data-b="p">Read <a href="#x" style="color:#a8461f;text-decoration:${look}">this page</a> before you go.</p>`;
const DOT = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const CIRCLE = (color: string): string => `<circle cx="50" cy="50" r="40" fill="${color}"/>`;
const SHORTEN = 'Shorten the text';
const MARK = '<rect width="100" height="100" fill="#1f6a6b"/>';
const overlapping = (first: string): string =>
  box(`<p data-b="p" style="width:120px">${first}</p><p data-b="q" style="position:absolute;top:40px">Other line</p>`);
const clipped = (text: string): string =>
  box(`<div style="width:200px;overflow:hidden"><p data-b="p" style="white-space:nowrap">${text}</p></div>`);
const withCaveat = (size: string): string =>
  box(`<p data-b="p">It may help.</p><aside class="caveats"><p data-b="c" style="font-size:${size}">It may not.</p></aside>`);
const sides = (size: string): string =>
  box(`<div class="sides"><div><p data-b="p">Better mood.</p></div><div><p data-b="r" style="font-size:${size}">Harm.</p></div></div>`);

const lined = (at: number): string =>
  `<figure data-b="p"><svg width="300" height="100" viewBox="0 0 300 100"><path d="M${at} 0V100" stroke="#14323c" stroke-width="5"/><text x="20" y="56" font-size="20">Rest</text></svg></figure>`;

/** Codes of what a reader would see go wrong on a loaded page. Text that was set smaller to fit has its size again once it is shorter. */
export const PAGE_CASES = {
  'fit-overflow': {
    body: box('<p data-b="p">Incomprehensibilities</p>', 'width:100px'),
    follows: SHORTEN,
    cure: () => ({ body: box('<p data-b="p">Clear</p>', 'width:100px') }),
  },
  'fit-overlap': {
    body: overlapping('A first line that goes on and on'),
    follows: SHORTEN,
    cure: () => ({ body: overlapping('First') }),
  },
  'fit-clipped': {
    body: clipped('A line that is much longer than this'),
    follows: SHORTEN,
    cure: () => ({ body: clipped('A line') }),
  },
  'fit-small-text': {
    body: '<p data-b="p" style="font-size:15px">Small</p>',
    rules: { minText: 16 },
    follows: SHORTEN,
    cure: () => ({ body: '<p data-b="p" style="font-size:16px">Small</p>' }),
  },
  'fit-small-caveat': { body: withCaveat('16px'), follows: 'shorten what stands beside it', cure: () => ({ body: withCaveat('20px') }) },
  'fit-uneven-sides': { body: sides('15px'), follows: SHORTEN, cure: () => ({ body: sides('20px') }) },
  'fit-crossed': {
    body: lined(30),
    follows: 'Move the label beside the line',
    cure: () => ({ body: lined(100) }),
  },
  'contrast-text': { body: PALE, follows: 'in place of #8a8a8a', cure: (told) => recolored(PALE, told) },
  'contrast-graphic': { body: SIGN, follows: 'in place of #eeeeee', cure: (told) => recolored(SIGN, told) },
  'color-alone': { body: LINK('none'), follows: 'underline it', cure: () => ({ body: LINK('underline') }) },
  'line-length': {
    body: `<p data-b="p" style="width:50em">${WORDS}</p>`,
    follows: '(max-width)',
    cure: () => ({ body: `<p data-b="p" style="width:50em;max-width:30em">${WORDS}</p>` }),
  },
  'line-spacing': {
    body: `<p data-b="p" style="width:30em;line-height:1.1">${WORDS}</p>`,
    rules: { ...RULES, minSpacing: 1.2 },
    follows: 'Raise line-height',
    cure: () => ({ body: `<p data-b="p" style="width:30em;line-height:1.4">${WORDS}</p>` }),
  },
  motion: {
    body: '<p data-b="p" style="animation:a 9s infinite">Words</p>',
    style: '@keyframes a{to{opacity:.9}}',
    follows: 'Let it stand still',
    cure: () => ({ body: '<p data-b="p">Words</p>' }),
  },
  'hidden-print': {
    body: box('<p data-b="p">Some words</p>', 'position:relative;width:600px;height:300px'),
    style: '@media print{p{display:none}}',
    rules: { ...RULES, scales: true },
    follows: 'Show it in print too',
    cure: () => ({ style: '@media print{p{display:block}}' }),
  },
  'logo-unseen': {
    body: logo(CIRCLE('#fff'), 'width:80px;height:80px'),
    follows: 'Give its dark form as logo:',
    cure: () => ({ body: logo(CIRCLE('#14323c'), 'width:80px;height:80px') }),
  },
  'logo-small': {
    body: logo(MARK, 'width:80px;height:18px'),
    printed: true,
    follows: 'Give a form of it that is higher',
    cure: () => ({ body: logo(MARK, 'width:80px;height:40px') }),
  },
  'logo-box': {
    body: logo(`<rect width="100" height="100" fill="#fff"/>${CIRCLE('#14323c')}`, 'width:80px;height:80px', ' style="background:#efe7da"'),
    follows: 'Save it as SVG',
    cure: () => ({ body: logo(CIRCLE('#14323c'), 'width:80px;height:80px', ' style="background:#efe7da"') }),
  },
  'lost-picture': {
    body: '<figure data-b="p"><img src="data:image/png;base64,AAAA" alt="Three people at a table"></figure>',
    follows: 'save it again as PNG or JPEG',
    cure: () => ({ body: `<figure data-b="p"><img src="${DOT}" alt="Three people at a table"></figure>` }),
  },
  'outside-request': {
    body: '<p data-b="p">A picture <img src="https://a.example/x.png" alt=""></p>',
    follows: 'A shared file must hold all that it shows',
    cure: () => ({ body: `<p data-b="p">A picture <img src="${DOT}" alt=""></p>` }),
  },
} satisfies Partial<Record<Code, PageCase>>;

export const rulesOf = ({ rules = RULES }: CasePage): MeasureRules => rules;
