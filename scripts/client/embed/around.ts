/** What stands inside an element is all there once the document is read. */
export function whenRead(act: () => void): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', act, { once: true });
  else queueMicrotask(act);
}

/** The language that an element is in, also where it stands in the shadow of others. */
export function languageAt(element: Element): string {
  const found = element.closest('[lang]');
  if (found) return found.getAttribute('lang') ?? '';
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? languageAt(root.host) : '';
}
