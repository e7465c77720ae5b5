import type { RuleName } from '../../scripts/measure/contract/rules.js';
import { smallPage } from './small-page.js';

/** A part of a page with its scripts at work that breaks one rule for a hand, and the same mended; all stand on one page. */
interface HandCase {
  readonly name: string;
  readonly rule: RuleName;
  /** The element that is told. */
  readonly told: string;
  readonly broken: string;
  readonly mended: string;
}

/** A button that something comes up for, at `on`, and goes for, at `off`. */
const noted = (
  id: string,
  on: string,
  off: string,
  more: string,
): string => `<div style="position:relative;height:110px"><button id="t${id}">Brew</button>
<div id="n${id}" role="note" style="position:absolute;top:48px;left:0;width:9em" hidden>A cup of leaves</div></div><script>{
const t=document.getElementById('t${id}'),n=document.getElementById('n${id}');
for(const on of '${on}'.split(' '))t.addEventListener(on,()=>{n.hidden=false});
for(const off of '${off}'.split(' '))t.addEventListener(off,()=>{n.hidden=true});${more}}</script>`;
const ESCAPE = "addEventListener('keydown',({key})=>{if(key=='Escape')n.hidden=true});";
const KEEPS = "document.addEventListener('mouseout',({relatedTarget:to})=>{if(to&&!n.contains(to)&&to!=t)n.hidden=true});";
const good = (id: string): string => noted(id, 'mouseenter focus', 'blur', ESCAPE + KEEPS);

const LINE = "const hear=()=>{};line.addEventListener('click',hear);line.addEventListener('focus',hear);";
const NINE = '<p><button class="e">One</button></p>'.repeat(9);

/** A link, and far below it the place that it leads to. */
const placeBelow = (id: number, more = ''): string =>
  `<p><a class="w${id}" href="#w${id}"${more}>Part ${id}</a></p><div style="height:1500px"></div><h2 id="w${id}" tabindex="-1">Part ${id}</h2>`;

export const HAND_CASES: readonly HandCase[] = [
  {
    ...{ name: 'a note that lets the mouse through', rule: 'hover-lost', told: 'div#n1' },
    broken: noted('1', 'mouseenter focus', 'blur', `${ESCAPE}${KEEPS}n.style.pointerEvents='none'`),
    mended: good('1'),
  },
  {
    ...{ name: 'a note that goes with the mouse', rule: 'hover-lost', told: 'div#n2' },
    broken: noted('2', 'mouseenter focus', 'mouseleave blur', ESCAPE),
    mended: good('2'),
  },
  {
    ...{ name: 'a note that stands apart', rule: 'hover-lost', told: 'div#n3' },
    broken: noted('3', 'mouseenter focus', 'blur', `${ESCAPE}${KEEPS}n.style.top='80px'`),
    mended: good('3'),
  },
  {
    ...{ name: 'a note that Escape does not put away', rule: 'hover-stays', told: 'div#n4' },
    broken: noted('4', 'mouseenter focus', 'blur', KEEPS),
    mended: good('4'),
  },
  {
    ...{ name: 'a note that only a mouse brings up', rule: 'hover-alone', told: 'button#t5' },
    broken: noted('5', 'mouseenter', 'blur', ESCAPE + KEEPS),
    mended: good('5'),
  },
  {
    ...{ name: 'what only a mouse brings up where the screen is filled', rule: 'hover-alone', told: 'p.c' },
    broken: '<p class="c">Notes</p><style>@media(display-mode:fullscreen){.c{opacity:0}.c:hover{opacity:1}}</style>',
    mended: '<p class="c">Notes</p><style>@media(display-mode:fullscreen){.c{opacity:0}.c:hover,.c:focus-within{opacity:1}}</style>',
  },
  {
    ...{ name: 'words that a style writes below the mouse', rule: 'hover-alone', told: 'button.d' },
    broken: '<p><button class="d">Brew</button></p><style>.d:hover::after{content:" for 4 minutes"}</style>',
    mended: '<p><button class="d">Brew</button></p><style>.d::after{content:" for 4 minutes"}</style>',
  },
  {
    ...{ name: 'a line that only a click hears', rule: 'pointer-alone', told: 'p#row' },
    broken: '<p id="row">Leaf</p><script>row.addEventListener("dblclick",()=>{})</script>',
    mended: '<p><button>Leaf</button></p><script>document.querySelector("main").addEventListener("dblclick",()=>{})</script>',
  },
  {
    ...{ name: 'a line that hears a click still, though it hears of something else no more', rule: 'pointer-alone', told: 'p#line' },
    broken: `<p id="line">Stem</p><script>{${LINE}line.removeEventListener('focus',hear)}</script>`,
    mended: `<p id="line">Stem</p><script>{${LINE}line.removeEventListener('click',hear)}</script>`,
  },
  {
    ...{ name: 'a place in the order of the Tab key that a script gives', rule: 'tab-order', told: 'button#first' },
    broken: '<p><button id="first">First</button></p><script>first.tabIndex=1</script>',
    mended: '<p><button id="first">First</button></p><script>first.tabIndex=0</script>',
  },
  {
    ...{ name: 'a button that is switched off', rule: 'switched-off', told: 'button#off' },
    broken: '<p><button id="off" disabled>Go</button></p>',
    mended: '<p><button id="off" aria-disabled="true">Go</button></p>',
  },
  {
    ...{ name: 'a group of fields that is switched off', rule: 'switched-off', told: 'fieldset#size' },
    broken: '<fieldset id="size" disabled><legend>Size</legend>Small</fieldset>',
    mended: '<fieldset id="size"><legend>Size</legend>Small</fieldset>',
  },
  {
    ...{ name: 'a term that keeps the Tab key', rule: 'trapped', told: 'button.f' },
    broken: `${NINE}<p><button class="f" onkeydown="event.key=='Tab'&&event.preventDefault()">Brew</button></p>`,
    mended: `${NINE}<p><button class="f">Brew</button></p>`,
  },
  ...(
    [
      ['does nothing', ''],
      ['shows its place and leaves the focus behind', 'w2.scrollIntoView()'],
      ['sets the focus and does not show it', 'w3.focus({preventScroll:true})'],
    ] as const
  ).map(
    ([name, does], i): HandCase => ({
      ...{ name: `a link to a place of the page that ${name}`, rule: 'way-lost', told: `a.w${i + 1}` },
      broken: placeBelow(i + 1, ` onclick="event.preventDefault();${does}"`),
      mended: placeBelow(i + 1),
    }),
  ),
];

const DECK = `<main class="marpit">${['One', 'Two', 'Three'].map((one) => `<section class="slide" id="${one}"><h2>${one}</h2><p>Words</p></section>`).join('')}</main>`;
const KEYS_LIST = (rows: string): string =>
  `<dialog id="keys" aria-label="Keys"><button onclick="keys.close()">Close</button><table>${rows}</table></dialog>`;

/** What a deck of three slides does: `on` its keys, `end` what it does with its button at its end, `more` what is added. */
const script = (on: string, end: string, more = ''): string => `<script>
const all=[...document.querySelectorAll('.slide')];let at=0;
const show=(to)=>{at=Math.max(0,Math.min(2,to));all.forEach((one,i)=>{one.hidden=i!=at});said.textContent='Slide '+all[at].id;${end}};
addEventListener('hashchange',()=>show(Number(location.hash.slice(1))-1));
next.onclick=()=>show(at+1);
const go={ArrowRight:()=>show(at+1),PageDown:()=>show(at+1),' ':()=>show(at+1),End:()=>show(2),ArrowLeft:()=>show(at-1),ArrowDown:()=>{const s=all[at];const b=s.scrollTop;s.scrollBy(0,400);s.scrollTop==b&&show(at+1)}};
addEventListener('keydown',(e)=>{if(e.target.closest('button,dialog'))return;${on}const f=go[e.key];if(f){e.preventDefault();f()}});
show(0);document.body.className='presenting';${more}</script>`;
const STYLE =
  '<style>.slide{position:absolute;inset:0;bottom:200px;overflow-y:auto;background:#fff}.slide[hidden]{display:none}nav{position:fixed;bottom:0}[role=status]{position:fixed;bottom:90px}</style>';
const BAR =
  '<nav><button id="next" data-go="next">Next</button><button id="menu" aria-haspopup="dialog" onclick="list.showModal()">Menu</button></nav><p id="said" role="status"></p>';
const LIST = (onChoice: string): string =>
  `<dialog id="list" aria-label="Slides"><button onclick="list.close()">Close</button><ol><li><button class="g" onclick="list.close();${onChoice}">Three</button></li></ol></dialog>`;
const ROWS =
  '<tr data-keys="ArrowRight" data-leads="on"><th scope="row">Right</th><td>Next</td></tr><tr data-keys="End" data-leads="last"><th scope="row">End</th><td>Last</td></tr>';

/** Returns a deck of three slides with its bar, its menu and its list of keys. */
export const smallDeck = (inside: string): string =>
  smallPage(`${STYLE}${DECK}${BAR}${inside}`, {
    style:
      'button{min-width:48px;min-height:48px;border:2px solid #14323c;background:#fff;color:#14323c;font:inherit}:focus-visible{outline:4px solid #a8461f}',
  });

const deck = ({ on = '', end = '', choice = 'show(2)', rows = ROWS, more = '' } = {}): string =>
  `${LIST(choice)}${KEYS_LIST(rows)}${script(on, end, more)}`;

/** Decks of which each breaks some rules: what is told of each, by rule and element. */
export const DECK_CASES: readonly { readonly name: string; readonly told: readonly string[]; readonly deck: string }[] = [
  {
    name: 'keys that lead elsewhere, nowhere, or are not heard; a slide whose rest they pass over; a choice that leads nowhere; a button that is switched off where it was pressed',
    told: [
      'focus-lost button[data-go="next"]',
      'key-idle tr',
      'key-idle tr',
      'key-idle tr',
      'rest-skipped section#One.slide',
      'switched-off button[data-go="next"]',
      'way-lost dialog#list',
    ],
    deck: deck({
      on: "if(e.key=='End')return;if(e.key=='ArrowRight')return show(at-1);if(e.key=='ArrowDown'){e.preventDefault();return show(at+1)}",
      ...{ end: 'next.disabled=at==2', choice: '' },
      rows: `${ROWS}<tr data-keys="m" data-leads="dialog"><th scope="row">M</th><td>Menu</td></tr>`,
    }),
  },
  {
    name: 'a slide of which keys show half; a button that goes where it was pressed',
    told: ['focus-lost button[data-go="next"]', 'rest-skipped section#One.slide'],
    deck: deck({
      on: "if(e.key=='ArrowDown'){e.preventDefault();const s=all[at];if(s.scrollTop>100)return show(at+1);return s.scrollBy(0,200)}",
      end: 'next.hidden=at==2',
    }),
  },
  {
    name: 'the same mended',
    told: [],
    deck: deck({
      end: "next.setAttribute('aria-disabled',at==2)",
      rows: `${ROWS}<tr data-keys="m" data-leads="dialog"><th scope="row">M</th><td>Menu</td></tr>`,
      more: 'go.m=()=>list.showModal()',
    }),
  },
];
