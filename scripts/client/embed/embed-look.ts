/** Put in when the script is made: colors of the tool's own pages, so that the element looks like what it shows. */
declare const COLORS: Readonly<Record<'ink' | 'edge' | 'ground' | 'paper' | 'focus', string>>;

/**
 * The element's own look. What a page writes for its elements cannot hide or bend it: inside a shadow tree `!important` wins
 * over the page's. Margins and width stay the page's to set. A frame of 700 px or more holds a whole slide above the deck's
 * own bar of 56 px. In a narrower one the deck is a page to read, and gets a height for that (the product is below nothing from
 * 700 px on). Each height follows from the width alone, in CSS: nothing on the page moves.
 */
const LOOK = `
:host{display:block!important;box-sizing:border-box!important;position:relative!important;float:none;visibility:visible!important;opacity:1!important;
transform:none!important;filter:none!important;clip-path:none!important;mask:none!important;content-visibility:visible!important;overflow:visible!important;
height:auto!important;min-height:0!important;max-height:none!important;min-width:min(100%,16rem)!important;padding:0!important;zoom:1;columns:auto!important}
.all{all:initial;display:flex;flex-direction:column;height:100%;font:400 16px/1.4 Verdana,sans-serif;color:${COLORS.ink}}
.box{position:relative;flex:none;overflow:hidden;background:${COLORS.ground};border:1px solid ${COLORS.edge};box-sizing:border-box}
.box::before{content:'';display:block;padding-top:max(calc(56.25% + 56px),min(480px,85vh,calc((700px - 100%)*1000)))}
.page::before{padding-top:100vh}
.sized::before{padding-top:0}
.early>.page{visibility:hidden}
iframe,img{position:absolute;inset:0;width:100%;height:100%;border:0}
.sized iframe{position:static;display:block}
img{object-fit:contain;object-position:top;background:inherit;pointer-events:none}
.bar{display:flex;flex-wrap:wrap;gap:8px;padding:8px 0;background:${COLORS.paper}}
button,a,::slotted(a){all:initial!important;display:inline-flex!important;align-items:center!important;box-sizing:border-box!important;min-height:44px!important;padding:6px 14px!important;
border:2px solid ${COLORS.ink}!important;border-radius:10px!important;background:${COLORS.paper}!important;color:${COLORS.ink}!important;font:700 16px/1.2 Verdana,sans-serif!important;cursor:pointer!important}
button:hover,a:hover,::slotted(a:hover){background:${COLORS.ink}!important;color:${COLORS.paper}!important}
button:focus-visible,a:focus-visible,::slotted(a:focus-visible){outline:3px solid ${COLORS.focus}!important;outline-offset:2px!important}
iframe:focus-visible{outline:3px solid ${COLORS.focus};outline-offset:-3px}
.shown slot{visibility:hidden;font-size:0}
.all:not(.shown)>.bar>:not(slot),.shown.bare .bar,.shown ::slotted(:not(a[href*='.pdf' i])),[hidden]{display:none!important}
:host(:fullscreen) .box{flex:1}
:host(:fullscreen) .box::before{display:none}
:host(:fullscreen) iframe{position:absolute;height:100%!important}
:host(:fullscreen){height:100%!important;background:${COLORS.paper}!important}
:host(:fullscreen) .bar{padding:8px}
@media print{.bar{display:none}}
@media (forced-colors:active){button,a,::slotted(a){border-color:ButtonText!important}}
`;

/** Puts `LOOK` into a shadow tree: as a sheet that no content security policy forbids, where the browser knows those (Safari from 16.4). */
export function dress(root: ShadowRoot): void {
  if ('replaceSync' in CSSStyleSheet.prototype) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(LOOK);
    root.adoptedStyleSheets = [sheet];
  } else {
    const style = document.createElement('style');
    style.textContent = LOOK;
    root.prepend(style);
  }
}

/** A document that is still not read after so many ms waits for something else. */
const READ = 10_000;

/**
 * Hides what is below the bar of a page, in its place, while the document is still read: each link that comes may make the bar higher, and
 * nothing that is seen may move.
 */
export function hideUntilRead(all: HTMLElement): void {
  if (document.readyState !== 'loading') return;
  const show = (): void => all.classList.remove('early');
  all.classList.add('early');
  document.addEventListener('readystatechange', show, { once: true });
  setTimeout(show, READ);
}

/** False where a content security policy forbids the sheet. */
export const isDressed = (root: ShadowRoot): boolean =>
  (root.adoptedStyleSheets?.length ?? 0) > 0 || root.querySelector('style')?.sheet != null;

/** The least of the look, by properties that no policy forbids: blocks, and controls that can be hit. Frame and bar have attributes for the rest. */
export function dressPlainly(host: HTMLElement, bar: HTMLElement): void {
  host.style.display = 'block';
  for (const one of bar.querySelectorAll<HTMLElement>('button, a')) {
    // Nothing of display: what is hidden stays so.
    Object.assign(one.style, { minHeight: '44px', padding: '12px 14px', margin: '8px 8px 8px 0' });
    Object.assign(one.style, {
      border: `2px solid ${COLORS.ink}`,
      color: COLORS.ink,
      background: COLORS.paper,
      font: '700 16px/1.2 Verdana,sans-serif',
    });
  }
}
