import type { Code } from '../../scripts/model/codes.js';
import type { MeasureRules } from '../../scripts/model/formats.js';

/** A page of a few words, and the one code that it is told by once it is loaded and measured. */
export interface PageCase {
  readonly code: Code;
  readonly body: string;
  readonly style?: string;
  readonly rules?: MeasureRules;
  /** Judged as it is printed. */
  readonly printed?: true;
}

const logo = (inside: string, size: string, more = ''): string =>
  `<div${more}><svg class="logo" data-logo="p" viewBox="0 0 100 100" style="display:block;${size}">${inside}</svg></div>`;

const WORDS = 'Some plain words that fill a few lines of text and say nothing at all. '.repeat(6);
const RULES: MeasureRules = { minText: 10 };
const box = (inside: string, style = 'width:400px;height:300px'): string => `<section data-box="a" style="${style}">${inside}</section>`;

/** Codes of what a reader would see go wrong on a loaded page. */
export const PAGE_CASES: readonly PageCase[] = [
  { code: 'fit-overflow', body: box('<p data-b="p">Incomprehensibilities</p>', 'width:100px') },
  { code: 'fit-overlap', body: box('<p data-b="p">One line</p><p data-b="q" style="position:absolute;top:8px">Other line</p>') },
  {
    code: 'fit-clipped',
    body: box(
      '<div style="width:200px;overflow:hidden"><p data-b="p" style="white-space:nowrap">A line that is much longer than this</p></div>',
    ),
  },
  { code: 'fit-small-text', body: '<p data-b="p" style="font-size:15px">Small</p>', rules: { minText: 16 } },
  {
    code: 'fit-small-caveat',
    body: box('<p data-b="p">It may help.</p><aside class="caveats"><p data-b="c" style="font-size:16px">It may not.</p></aside>'),
  },
  {
    code: 'fit-uneven-sides',
    body: box(
      '<div class="sides"><div><p data-b="p">Better mood.</p></div><div><p data-b="r" style="font-size:15px">Harm.</p></div></div>',
    ),
  },
  { code: 'contrast-text', body: '<p data-b="p" style="color:#8a8a8a">Pale</p>' },
  {
    code: 'contrast-graphic',
    body: '<p data-b="p">Tick <span style="display:inline-block;width:16px;height:16px;border:2px solid #eee"></span></p>',
  },
  {
    code: 'color-alone',
    body: '<p data-b="p">Read <a href="#x" style="color:#a8461f;text-decoration:none">this page</a> before you go.</p>',
  },
  { code: 'line-length', body: `<p data-b="p" style="width:50em">${WORDS}</p>` },
  { code: 'line-spacing', body: `<p data-b="p" style="width:30em;line-height:1.1">${WORDS}</p>`, rules: { ...RULES, minSpacing: 1.2 } },
  { code: 'motion', body: '<p data-b="p" style="animation:a 9s infinite">Words</p>', style: '@keyframes a{to{opacity:.9}}' },
  {
    code: 'hidden-print',
    body: box('<p data-b="p">Some words</p>', 'position:relative;width:600px;height:300px'),
    style: '@media print{p{display:none}}',
    rules: { ...RULES, scales: true },
  },
  { code: 'logo-unseen', body: logo('<circle cx="50" cy="50" r="40" fill="#fff"/>', 'width:80px;height:80px') },
  { code: 'logo-small', body: logo('<rect width="100" height="100" fill="#1f6a6b"/>', 'width:80px;height:18px'), printed: true },
  { code: 'lost-picture', body: '<figure data-b="p"><img src="data:image/png;base64,AAAA" alt="Three people at a table"></figure>' },
  { code: 'outside-request', body: '<p data-b="p">A picture <img src="https://a.example/x.png" alt=""></p>' },
];

export const rulesOf = ({ rules = RULES }: PageCase): MeasureRules => rules;
