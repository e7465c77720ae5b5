/**
 * What reveal.js has styles for and no deck of ours shows: arrows, effects, moving slides and
 * backgrounds, media, code, its own dialogs, its own view for scrolling, its list of notes beside the slide, its look on paper.
 */
const UNUSED = [
  /\.(controls|speaker-notes)./,
  /\.(navigate-|r-|stretch|items-|justify-|rtl|slide-number|playback|roll|hljs|nestedarrow)/,
  /\.(jump-to-slide|state-background|scroll|reveal-scroll|loading-scroll-mode|no-hover|show-notes)/,
  /\.reveal\.(slide|linear|default|convex|concave|zoom|cube|page|fade|center|embedded|has-)/,
  /\.fragment\.(?!visible|disabled)/,
  /\.slide-background>/,
  /\[data-(transition|background-transition)(-speed)?~?=(?!none)|\[data-(auto-animate|preview|background-size|background-interactive)/,
  /\.reveal-viewport\.has-|\b(video|iframe|pre|code)\b/,
  /^@(-webkit-)?keyframes/,
  // Its own look on paper: 20 pt, black on whatever stands below, everything shown. Ours is slides-on-paper.css.
  /^html:not\(\.print-pdf\)/,
];

/** Returns minified CSS of reveal.js without the rules that no deck needs. A selector is left out by itself, a rule with its last one. */
export function trimStyles(css: string): string {
  return blocksIn(css.replace(/\/\*[\s\S]*?\*\//g, ''))
    .map(({ head, body }) => {
      if (/^@media/.test(head)) {
        const inner = trimStyles(body);
        return inner && `${head}{${inner}}`;
      }
      const kept = selectorsIn(head).filter((selector) => !UNUSED.some((unused) => unused.test(selector)));
      return kept.length === 0 ? '' : `${kept.join(',')}{${body}}`;
    })
    .join('');
}

interface Block {
  readonly head: string;
  readonly body: string;
}

function blocksIn(css: string): Block[] {
  const blocks: Block[] = [];
  let [start, open, depth] = [0, 0, 0];
  for (let i = 0; i < css.length; i++) {
    if (css[i] === '{' && ++depth === 1) open = i;
    if (css[i] === '}' && --depth === 0) {
      blocks.push({ head: css.slice(start, open).trim(), body: css.slice(open + 1, i) });
      start = i + 1;
    }
  }
  return blocks;
}

/** Commas inside brackets part nothing. */
const selectorsIn = (head: string): string[] => head.split(/,(?![^(]*\))/).map((selector) => selector.trim());
