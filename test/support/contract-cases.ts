import type { RuleName } from '../../scripts/measure/contract/rules.js';

/** A page of a few words that breaks one rule of the contract, and the same page mended as its hint says. */
export interface ContractCase {
  readonly rule: RuleName;
  readonly body: string;
  readonly mended: string;
  readonly style?: string;
  readonly head?: string;
}

const MAIN = (inside: string): string => `<main><h1>Leaflet</h1>${inside}</main>`;
const within = (rule: RuleName, broken: string, mended: string, style?: string): ContractCase => ({
  ...{ rule, body: MAIN(broken), mended: MAIN(mended) },
  ...(style ? { style } : {}),
});
const LINKS = [1, 2, 3, 4, 5, 6].map((one) => `<li><a href="#p${one}">Part ${one}</a></li>`).join('');
const PLACES = [1, 2, 3, 4, 5, 6].map((one) => `<p id="p${one}">Words</p>`).join('');

/** Rules that hold in every state. */
export const FORM_CASES: readonly ContractCase[] = [
  within('language', '<p lang="english">Words</p>', '<p lang="en">Words</p>'),
  { rule: 'main', body: '<h1>Leaflet</h1>', mended: MAIN('') },
  { rule: 'main', body: `${MAIN('')}<main>More</main>`, mended: MAIN('More') },
  {
    rule: 'outside',
    body: `${MAIN('')}<div>${'Words that nobody jumps to. '.repeat(4)}</div>`,
    mended: `${MAIN('')}<footer>${'Words that nobody jumps to. '.repeat(4)}</footer>`,
  },
  within(
    'part-name',
    '<nav aria-label="Contents"><a href="#a">A part</a></nav><nav><a href="#a">Again</a></nav><p id="a">Words</p>',
    '<nav aria-label="Contents"><a href="#a">A part</a></nav><nav aria-label="More"><a href="#a">Again</a></nav><p id="a">Words</p>',
  ),
  { rule: 'first-heading', body: '<main><h2>Leaflet</h2></main>', mended: MAIN('') },
  within('heading-order', '<h3>Day one</h3>', '<h2>Day one</h2>'),
  within('heading-empty', '<h2><span></span></h2>', '<h2>Day one</h2>'),
  within('heading-like', '<p><strong>Day one</strong></p><p>Rest.</p>', '<h2>Day one</h2><p>Rest.</p>', 'strong{font-size:1.4em}'),
  within(
    'heading-like',
    '<div class="t">Call now</div><ul><li>Help</li></ul>',
    '<h2>Call now</h2><ul><li>Help</li></ul>',
    '.t{font:700 2em sans-serif}',
  ),
  within('list', '<ul><p>One</p></ul>', '<ul><li>One</li></ul>'),
  within('list', '<div><li>One</li></div>', '<ol><li>One</li></ol>'),
  within('meaning-removed', '<ul role="presentation"><li>One</li></ul>', '<ul role="list"><li>One</li></ul>'),
  within('meaning-removed', '<h2 role="none">Day one</h2>', '<h2>Day one</h2>'),
  within('meaning-removed', '<div role="application">Words</div>', '<div>Words</div>'),
  within('meaning-removed', '<blockquote aria-hidden="true">It may not help.</blockquote>', '<blockquote>It may not help.</blockquote>'),
  within('unknown-role', '<p role="caveat">Words</p>', '<p>Words</p>'),
  within('unknown-role', '<p aria-lable="x">Words</p>', '<p>Words</p>'),
  within(
    'table-head',
    '<table><thead><tr><th scope="col">Day</th><th scope="col">Do</th></tr></thead><tbody><tr><td>One</td><td>Rest</td></tr></tbody></table>',
    '<table><thead><tr><th scope="col">Day</th><th scope="col">Do</th></tr></thead><tbody><tr><th scope="row">One</th><td>Rest</td></tr></tbody></table>',
  ),
  within(
    'table-head',
    '<table><tr><td>One</td><td>Rest</td></tr></table>',
    '<table><tr><th scope="row">One</th><td>Rest</td></tr></table>',
  ),
  within(
    'table-scope',
    '<table><tr><th scope="row">One</th><th>Rest</th></tr></table>',
    '<table><tr><th scope="row">One</th><td>Rest</td></tr></table>',
  ),
  within(
    'picture',
    '<figure><svg viewBox="0 0 9 9"></svg><figcaption>A gate</figcaption></figure>',
    '<figure><svg viewBox="0 0 9 9" role="img" aria-label="A gate"></svg></figure>',
  ),
  within('picture', '<img src="data:,">', '<img src="data:," alt="">'),
  within('id-twice', '<p id="a">One</p><p id="a">Two</p>', '<p id="a">One</p><p id="b">Two</p>'),
  within('id-missing', '<p><a href="#there">There</a></p>', '<p id="there"><a href="#there">There</a></p>'),
  within('id-missing', '<p aria-describedby="c">May help.</p>', '<p aria-describedby="c">May help.</p><p id="c">Or not.</p>'),
  {
    rule: 'dialog-name',
    body: `${MAIN('')}<dialog aria-labelledby="a"><h2 id="a">Menu</h2></dialog><dialog aria-labelledby="a"><h2>Keys</h2></dialog>`,
    mended: `${MAIN('')}<dialog aria-labelledby="a"><h2 id="a">Menu</h2></dialog><dialog aria-label="Keys"></dialog>`,
  },
  { rule: 'zoom', body: MAIN(''), mended: MAIN(''), head: '<meta name="viewport" content="width=device-width,user-scalable=no">' },
  { rule: 'refresh', body: MAIN(''), mended: MAIN(''), head: '<meta http-equiv="refresh" content="999">' },
  {
    rule: 'skip',
    body: `<nav aria-label="Contents"><ul>${LINKS}</ul></nav>${MAIN(PLACES)}`,
    mended: `<a href="#text">To the text</a><nav aria-label="Contents"><ul>${LINKS}</ul></nav><main id="text"><h1>Leaflet</h1>${PLACES}</main>`,
  },
  within('no-name', '<button>×</button>', '<button aria-label="Close">×</button>'),
  within('no-name', '<a href="#a"><svg aria-hidden="true"></svg></a><p id="a">Words</p>', '<a href="#a">Words</a><p id="a">Words</p>'),
  within('other-name', '<button aria-label="All slides">Menu</button>', '<button aria-label="Menu of all slides">Menu</button>'),
  within('same-name', '<nav><button>Next</button><button>Next</button></nav>', '<nav><button>Next</button><button>Back</button></nav>'),
  within('no-label', '<input type="search">', '<label>Find <input type="search"></label>'),
  within('not-native', '<span role="button">Said</span>', '<button>Said</button>'),
  within('not-native', '<div class="c">Pain</div>', '<button class="c">Pain</button>', '.c{cursor:pointer}'),
  within('link-nowhere', '<p><a>Here</a></p>', '<p>Here</p>'),
  within('nested', '<button>One <input aria-label="Two"></button>', '<button>One</button> <input aria-label="Two">'),
  within('tab-order', '<button tabindex="3">One</button>', '<button tabindex="0">One</button>'),
  within('hidden-control', '<div aria-hidden="true"><button>One</button></div>', '<div><button>One</button></div>'),
];
