/**
 * Returns the whole address that `named` means on this page; empty for none, for one that is not of the web or a file, and for this page
 * itself, which would show itself in itself without end.
 */
export function addressOf(named: string): string {
  const trimmed = named.trim();
  if (trimmed === '' || trimmed.startsWith('#')) return '';
  try {
    const { protocol, href } = new URL(trimmed, document.baseURI);
    // No browser shows a page of http in one of https; most sites have both.
    if (location.protocol === 'https:' && protocol === 'http:') return addressOf(href.replace(/^http:/, 'https:'));
    return /^(https?|file):$/.test(protocol) && whole(href) !== whole(document.URL) ? href : '';
  } catch {
    return '';
  }
}

const whole = (address: string): string => (address.split('#')[0] ?? '').replace(/\?$/, '');
