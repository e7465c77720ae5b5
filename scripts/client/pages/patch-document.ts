/**
 * Makes `page` like `next` and touches only what differs, so that scroll position, focus and selection stay. Elements are compared
 * child by child; where the children of one are of another kind or number it gets the new ones as a whole. Scripts do not run.
 */
export function patchDocument(page: Document, next: Document): void {
  page.title = next.title;
  const style = next.querySelector('head > style')?.textContent ?? '';
  const own = page.querySelector('head > style');
  if (own && own.textContent !== style) own.textContent = style;
  patchElement(page.body, next.body, page);
}

/** As patchDocument, of one element of `page`. */
export function patchElement(old: Element, next: Element, page: Document): void {
  if (old.isEqualNode(next)) return;
  patchAttributes(old, next);
  const before = [...old.childNodes];
  const after = [...next.childNodes];
  if (before.length !== after.length) {
    patchList(old, before, after, page);
    return;
  }
  for (const [index, node] of before.entries()) patchNode(node, after[index] as ChildNode, page);
}

function patchNode(node: ChildNode, wanted: ChildNode, page: Document): void {
  if (node.isEqualNode(wanted)) return;
  if (isElement(node) && isElement(wanted) && node.tagName === wanted.tagName) patchElement(node, wanted, page);
  else if (node.nodeType === wanted.nodeType && !isElement(node)) node.nodeValue = wanted.nodeValue;
  else node.replaceWith(page.importNode(wanted, true));
}

/** Keeps what is the same at the beginning and at the end of two lists, and replaces what lies between. */
function patchList(parent: Element, before: readonly ChildNode[], after: readonly ChildNode[], page: Document): void {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start]?.isEqualNode(after[start] as ChildNode)) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end]?.isEqualNode(after[after.length - 1 - end] as ChildNode)) end++;
  const behind = before[before.length - end] ?? null;
  for (const node of before.slice(start, before.length - end)) node.remove();
  for (const node of after.slice(start, after.length - end)) parent.insertBefore(page.importNode(node, true), behind);
}

function patchAttributes(old: Element, next: Element): void {
  for (const { name } of [...old.attributes]) if (!next.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of next.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
}

/** Nodes of a frame are of that frame's classes: `instanceof` would not know them. */
const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE;
