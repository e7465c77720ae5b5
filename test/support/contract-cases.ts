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

const RUNNING = 'Some plain words that fill more than a line of a leaflet, and say nothing.';

/** Rules that hold in every state. */
export const FORM_CASES: readonly ContractCase[] = [
  within('language', '<p lang="english">Words</p>', '<p lang="en">Words</p>'),
  within('name-unmarked', '<a href="es.html" hreflang="es">Español</a>', '<a href="es.html" hreflang="es" lang="es">Español</a>'),
  within(
    'order-read',
    '<div class="r"><p>First</p><p>Second</p></div>',
    '<div><p>First</p><p>Second</p></div>',
    '.r{display:flex;flex-direction:column-reverse}',
  ),
  within(
    'order-read',
    '<div class="r"><p class="t">First</p><p>Second</p></div>',
    '<div class="r"><p>First</p><p>Second</p></div>',
    '.r{display:grid}.t{order:1}',
  ),
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
  within('heading-like', '<p class="t">Day one</p><p>Rest.</p>', '<h2>Day one</h2><p>Rest.</p>', '.t{font:400 1.6em sans-serif}'),
  within(
    'heading-like',
    '<div><p class="t">Day one</p></div><p>Rest.</p>',
    '<h2>Day one</h2><p>Rest.</p>',
    '.t{font:700 1.2em sans-serif}',
  ),
  within(
    'link-unmarked',
    '<p>Read <a href="#p" class="t">this page</a> before you go.</p><p id="p">Words</p>',
    '<p>Read <a href="#p" class="u">this page</a> before you go.</p><p id="p">Words</p>',
    '.t{color:inherit;text-decoration:none}',
  ),
  within(
    'link-unmarked',
    '<p>Read <a href="#p" class="t">this page</a> before you go.</p><p id="p">Words</p>',
    '<p>Read <a href="#p" class="u">this page</a> before you go.</p><p id="p">Words</p>',
    '.t{color:#0645ad;text-decoration:none}',
  ),
  within(
    'link-unmarked',
    '<p>Read <a href="#p" class="t">this page</a> before you go.</p><p id="p">Words</p>',
    '<p>Read <a href="#p" class="u">this page</a> before you go.</p><p id="p">Words</p>',
    '.t,.u{text-decoration:none}.u{font-weight:700}',
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
  within('id-missing', '<p><a href="#100%">All</a></p>', '<p id="100%"><a href="#100%">All</a></p>'),
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
  within('tab-left-out', '<button tabindex="-1">Larger</button>', '<button>Larger</button>'),
  within(
    'tab-left-out',
    '<div role="radiogroup" aria-label="Size"><button role="radio" tabindex="-1">One</button></div>',
    '<div role="radiogroup" aria-label="Size"><button role="radio" tabindex="-1">One</button><button role="radio">Two</button></div>',
  ),
  within('inert', '<div inert><button>One</button></div>', '<div inert hidden><button>One</button></div>'),
  within('live-hidden', '<p role="status" hidden></p>', '<p role="status"></p>'),
  within(
    'live-hidden',
    '<div aria-hidden="true"><p role="alert"></p></div>',
    '<p role="alert"></p><dialog aria-label="Keys"><p role="status"></p></dialog>',
  ),
  within('justified', '<ul class="j"><li>Words</li></ul>', '<ul><li>Words</li></ul>', '.j{text-align:justify}'),
  within('justified', '<p style="text-align-last:justify">Words</p>', '<p style="text-align:center">Words</p>'),
  within('capitals', `<p style="font-variant:all-small-caps">${RUNNING}</p>`, `<p style="font-variant:small-caps">${RUNNING}</p>`),
  within('hard-letters', `<p style="user-select:none">${RUNNING}</p>`, `<p>${RUNNING}</p>`),
  within('hard-letters', `<p style="line-height:0.8">${RUNNING}</p>`, `<p style="line-height:1.3">${RUNNING}</p>`),
  within('hard-letters', `<p class="k">${RUNNING}</p>`, `<p>${RUNNING}</p>`, '.k{letter-spacing:-0.08em}'),
  within('hard-letters', `<p style="word-spacing:1em">${RUNNING}</p>`, `<p style="word-spacing:0.1em">${RUNNING}</p>`),
  within('hard-letters', `<p style="font-weight:200">${RUNNING}</p>`, `<p style="font-weight:300">${RUNNING}</p>`),
  within('hard-letters', `<p style="font-style:italic">${RUNNING}</p>`, `<p>${RUNNING} <em>And more.</em></p>`),
  within('hidden-control', '<div aria-hidden="true"><button>One</button></div>', '<div><button>One</button></div>'),
];

/** A part of a page with its scripts at work, and the rules that it breaks; all parts stand on one page. */
export interface LiveCase {
  readonly rules: readonly RuleName[];
  readonly broken: string;
  readonly mended: string;
}

const button = (words: string, more = ''): string => `<p><button type="button" ${more}>${words}</button></p>`;

export const LIVE_CASES: readonly LiveCase[] = [
  { rules: ['focus-unseen'], broken: button('No ring', 'style="outline:none"'), mended: button('No ring') },
  {
    rules: ['focus-unseen'],
    broken: button('Pale ring', 'class="a" style="outline-color:#eee"'),
    mended: button('Pale ring', 'class="a"'),
  },
  {
    rules: ['focus-covered'],
    broken: `<div style="position:relative">${button('Below', 'id="below"')}<div style="position:absolute;inset:0;background:#fff"></div></div>`,
    mended: `<div style="position:relative">${button('Below', 'id="below"')}</div>`,
  },
  { rules: ['not-reached'], broken: button('Flees', 'id="flees" onfocus="blur()"'), mended: button('Flees', 'id="flees"') },
  {
    rules: ['tab-left-out', 'inert'],
    broken:
      '<nav id="bar" hidden><button class="l" tabindex="-1">Larger</button><p inert>Words <button class="n">Next</button></p></nav><script>bar.hidden=false</script>',
    mended:
      '<nav id="bar" hidden><button class="l">Larger</button><p>Words <button class="n">Next</button></p></nav><script>bar.hidden=false</script>',
  },
  { rules: ['target-small'], broken: button('Small', 'style="min-height:0;height:20px"'), mended: button('Small') },
  {
    rules: ['not-scrolled'],
    broken: '<div style="height:30px;overflow:auto"><p>One</p><p>Two</p><p>Three</p></div>',
    mended: '<div tabindex="0" style="height:30px;overflow:auto"><p>One</p><p>Two</p><p>Three</p></div>',
  },
  {
    // A link before the end leads nobody to it.
    rules: ['not-scrolled'],
    broken:
      '<figure id="fig" style="width:200px;overflow:auto"><p style="width:600px">A wide picture</p><p><a href="b.html">Its source</a></p></figure>',
    mended:
      '<figure id="fig" tabindex="0" style="width:200px;overflow:auto"><p style="width:600px">A wide picture</p><p><a href="b.html">Its source</a></p></figure>',
  },
  {
    rules: ['live-hidden'],
    broken: '<div class="v"><p aria-live="polite"></p></div><style>.v{display:none}</style>',
    mended: '<div class="v"><p aria-live="polite"></p></div><style>.v{position:absolute;clip-path:inset(50%)}</style>',
  },
  {
    rules: ['live-hidden'],
    broken: '<p id="loud" aria-live="assertive" style="visibility:hidden"></p>',
    mended: '<p id="loud" aria-live="assertive"></p>',
  },
  {
    rules: ['order-seen'],
    broken: '<div style="display:flex;flex-direction:row-reverse"><button class="o">First</button><button class="p">Second</button></div>',
    mended: '<div style="display:flex"><button class="o">First</button><button class="p">Second</button></div>',
  },
  {
    rules: ['dialog-left'],
    broken: `${button('Timed', 'id="timed" aria-haspopup="dialog" onclick="timely.showModal();setTimeout(()=>timely.close(),6000)"')}<dialog id="timely" aria-label="Timed"><button onclick="timely.close()">Close</button></dialog>`,
    mended: `${button('Timed', 'id="timed" aria-haspopup="dialog" onclick="timely.showModal();setTimeout(()=>{},6000)"')}<dialog id="timely" aria-label="Timed"><button onclick="timely.close()">Close</button></dialog>`,
  },
  { rules: ['dialog-shut'], broken: button('Help', 'id="help" aria-haspopup="dialog"'), mended: button('Help', 'id="help"') },
  {
    rules: ['dialog-open', 'dialog-focus'],
    broken: `${button('Keys', 'id="k" aria-haspopup="dialog" onclick="d.show();k.focus()"')}<dialog id="d" aria-label="Keys"><button onclick="d.close()">Close</button></dialog>`,
    mended: `${button('Keys', 'id="k" aria-haspopup="dialog" onclick="d.showModal()"')}<dialog id="d" aria-label="Keys"><button onclick="d.close()">Close</button></dialog>`,
  },
  {
    rules: ['dialog-open', 'press-idle'],
    broken: `${button('Finger', 'id="f" aria-haspopup="dialog" onclick="h.showModal()"')}<dialog id="h" aria-label="Finger"><button hidden onclick="h.close()">Close</button><ul><li><button>One</button></li></ul></dialog>`,
    mended: `${button('Finger', 'id="f" aria-haspopup="dialog" onclick="h.showModal()"')}<dialog id="h" aria-label="Finger"><button onclick="h.close()">Close</button></dialog>`,
  },
  {
    rules: ['dialog-cut'],
    broken: `${button('Wide', 'id="w" aria-haspopup="dialog" onclick="e.showModal()"')}<dialog id="e" aria-label="Wide" style="width:700px;max-width:none"><button onclick="e.close()">Close</button></dialog>`,
    mended: `${button('Wide', 'id="w" aria-haspopup="dialog" onclick="e.showModal()"')}<dialog id="e" aria-label="Wide"><button onclick="e.close()">Close</button></dialog>`,
  },
  {
    rules: ['key-lost'],
    broken: button('Deaf', 'id="deaf" onkeydown="event.preventDefault()" onkeyup="event.preventDefault()"')
      .replace('<p>', '<p onkeydown="event.key==\'Tab\'&&event.stopPropagation()">')
      .replace('event.preventDefault()"', "event.key=='Tab'||event.preventDefault()\""),
    mended: button('Deaf', 'id="deaf"'),
  },
  {
    rules: ['key-moves'],
    broken: button('Jumps', 'id="jumps" onkeydown="if(event.key==\' \'){location.hash=Math.random()}"'),
    mended: button('Jumps', 'id="jumps"'),
  },
  {
    rules: ['state-by-color'],
    broken: button(
      'Pain',
      "id=\"pain\" aria-pressed=\"false\" onclick=\"ariaPressed=String(ariaPressed!='true');style.background=ariaPressed=='true'?'#ff0':''\"",
    ),
    mended: button(
      'Pain',
      "id=\"pain\" aria-pressed=\"false\" onclick=\"ariaPressed=String(ariaPressed!='true');style.textDecoration=ariaPressed=='true'?'underline':''\"",
    ),
  },
  { rules: ['motion-asked'], broken: '<p style="transition:transform 1s">Slides in</p>', mended: '<p>Slides in</p>' },
  {
    rules: ['words-hidden'],
    broken: '<svg role="img" aria-label="Day"><g class="fragment step" style="visibility:hidden"></g></svg>',
    mended: '',
  },
  { rules: ['finger-moves'], broken: "<script>addEventListener('touchend',()=>{location.hash='slipped'})</script>", mended: '' },
  { rules: ['time-moves'], broken: "<script>setTimeout(()=>{location.hash='late'},600000)</script>", mended: '' },
  {
    rules: ['words-hidden'],
    broken: '<p data-b="c" class="c">It may not help.</p><style>@media print{.c{display:none}}</style>',
    mended: '<p data-b="c">It may not help.</p>',
  },
];

/** As LIVE_CASES, of a page of slides. */
export const SLIDE_CASES: readonly LiveCase[] = [
  {
    rules: ['slide-behind'],
    broken: '<style>.slide{position:absolute;inset:0}</style>',
    mended: '<style>.slide{position:absolute;inset:0}.slide[hidden]{display:none}</style><script>two.hidden=true</script>',
  },
  {
    rules: ['unsaid', 'press-idle'],
    broken: '',
    mended:
      "<script>addEventListener('hashchange',()=>{one.hidden=location.hash!='#1';two.hidden=!one.hidden});next.onclick=()=>{location.hash='2';said.textContent='Slide 2'};more.onclick=()=>{document.body.style.setProperty('--z','1.5');said.textContent='150 percent'}</script>",
  },
  {
    rules: ['slide-lost'],
    broken: "<script>two.innerHTML+='<button class=why>Why</button>'</script>",
    // On a phone both are on show, and the page scrolls.
    mended:
      "<style>.reading .slide{position:static}</style><script>two.innerHTML+='<button class=why>Why</button>';matchMedia('(max-width:400px)').onchange=({matches})=>{document.body.classList.toggle('reading',matches);two.hidden=!matches};addEventListener('hashchange',()=>{if(document.body.matches('.reading'))one.hidden=two.hidden=false})</script>",
  },
  {
    rules: ['state-unsaid'],
    broken:
      "<script>one.innerHTML+='<button id=t>I said it</button>';t.onclick=()=>{t.style.fontWeight=t.style.fontWeight?'':'700'}</script>",
    mended:
      "<script>one.innerHTML+='<button id=t>I said it</button>';t.ariaPressed='false';t.onclick=()=>{t.style.fontWeight=t.style.fontWeight?'':'700';t.ariaPressed=t.style.fontWeight?'true':'false'}</script>",
  },
];

/** A table whose headings are for screen readers alone on a phone: there each cell must say its own. */
const ROWS = (label = ''): string =>
  `<thead><tr><th scope="col">Day</th><th scope="col">Dose</th></tr></thead><tr><th scope="row">${label && '<span aria-hidden="true">Day</span> '}One</th><td>${label}Half</td></tr>`;
const CLIPPED = '<style>@media(max-width:400px){.q thead{position:absolute;clip-path:inset(50%)}}</style>';
const long = 'Incomprehensibilities'.repeat(2);

/** As LIVE_CASES, of a page without its scripts, judged in each state. */
export const STATE_CASES: readonly LiveCase[] = [
  {
    rules: ['words-hidden'],
    broken: '<p data-b="a" class="a">It may not help.</p><style>.a{opacity:0}</style>',
    mended: '<p data-b="a">It may not help.</p>',
  },
  {
    rules: ['words-hidden'],
    broken: '<p data-b="b" class="b">Call now.</p><style>@media(max-width:400px){.b{display:none}}</style>',
    mended: '<p data-b="b">Call now.</p>',
  },
  {
    rules: ['words-hidden'],
    broken: '<p data-b="d" class="d">Rest.</p><style>@media(prefers-color-scheme:dark){.d{color:transparent}}</style>',
    mended: '<p data-b="d">Rest.</p>',
  },
  {
    rules: ['words-hidden'],
    broken: '<p data-b="e" class="e">Eat.</p><style>.e{position:absolute;left:-9999px}</style>',
    mended: '<p data-b="e">Eat.</p>',
  },
  {
    rules: ['words-hidden'],
    broken: '<p data-b="f" class="f">Drink.</p><style>@media print{.f{visibility:hidden}}</style>',
    mended: '<p data-b="f">Drink.</p>',
  },
  {
    rules: ['words-hidden'],
    broken: '<p class="g">Call the crisis line</p><style>.g{font-size:0}</style>',
    mended: '<p>Call the crisis line</p>',
  },
  {
    rules: ['words-hidden'],
    broken: '<p data-b="o" class="o">Breathe.</p><style>.o{filter:blur(4px)}.o:hover{filter:none}</style>',
    mended: '<p data-b="o" style="filter:grayscale(1)">Breathe.</p>',
  },
  {
    rules: ['words-hidden'],
    broken: `<table data-b="p">${ROWS()}</table><style>@media(max-width:400px){[data-b=p] td{display:none}}</style>`,
    mended: `<table data-b="p">${ROWS()}</table>`,
  },
  {
    rules: ['words-hidden'],
    broken: `<table data-b="q" class="q">${ROWS()}</table>${CLIPPED}`,
    mended: `<table data-b="q" class="q">${ROWS('<span aria-hidden="true">Dose</span> ')}</table>${CLIPPED}`,
  },
  {
    rules: ['words-cut'],
    broken: '<div class="r"><p data-b="r">One<br>Two<br>Three</p></div><style>@media print{.r{height:1em;overflow:hidden}}</style>',
    mended: '<div><p data-b="r">One<br>Two<br>Three</p></div>',
  },
  { rules: ['words-unsaid'], broken: '<p data-b="h" aria-hidden="true">Sleep.</p>', mended: '<p data-b="h">Sleep.</p>' },
  {
    rules: ['words-cut'],
    broken: '<p data-b="i" style="overflow:hidden;height:30px;line-height:30px">Words that need two lines on a phone and have one only</p>',
    mended: '<p data-b="i" style="line-height:30px">Words that need two lines on a phone and have one only</p>',
  },
  { rules: ['words-covered'], broken: '<div style="position:fixed;top:0;height:200px;width:9px"></div>', mended: '' },
  {
    rules: ['sideways'],
    broken: `<p data-b="j" style="white-space:nowrap">${long}</p>`,
    mended: `<p data-b="j" style="overflow-wrap:anywhere">${long}</p>`,
  },
  { rules: ['small-words'], broken: '<p data-b="k" style="font-size:13px">Small</p>', mended: '<p data-b="k">Small</p>' },
  {
    rules: ['no-growth'],
    broken: '<div class="slide" data-box="slide"><p data-b="l" style="font-size:18px">It may not help.</p></div>',
    mended: '<div class="slide" data-box="slide"><p data-b="l" style="font-size:calc(18px*var(--zoom,1))">It may not help.</p></div>',
  },
  { rules: ['justified'], broken: '<p data-b="m" style="text-align:justify">Words</p>', mended: '<p data-b="m">Words</p>' },
  {
    rules: ['capitals'],
    broken: '<p data-b="n" style="text-transform:uppercase">Words that shout at who reads</p>',
    mended: '<p data-b="n">Words that shout at who reads</p>',
  },
];
