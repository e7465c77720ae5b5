/** Makes the words of controls as long as other languages have them. Runs inside the page. */

/** Spanish and German need so much more than English, for short words of controls more still (W3C, "Text size in translation"). */
const LONGER = 0.4;
/** A longer word goes on as another one: no language has words of any length. */
const LONGEST = 12;
const CONTROLS = 'button, summary, label, legend, nav a, nav li, [role="button"], [role="tab"], [role="toolbar"] *';

/** Lengthens the words of buttons, bars and names of fields by 40 percent, and returns what puts them back. */
export function lengthenControls(root: Element): () => void {
  const texts = new Map<Text, string>();
  for (const control of root.querySelectorAll(CONTROLS)) {
    const walker = document.createTreeWalker(control, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode as Text;
      if (!text.parentElement?.closest('svg, script, style')) texts.set(text, text.data);
    }
  }
  for (const [text, words] of texts) text.data = words.replace(/\p{L}{2,}/gu, longer);
  return () => {
    for (const [text, words] of texts) text.data = words;
  };
}

function longer(word: string): string {
  const more = word
    .slice(-1)
    .toLowerCase()
    .repeat(Math.ceil(word.length * LONGER));
  return word.length + more.length > LONGEST ? `${word} ${more}` : word + more;
}
