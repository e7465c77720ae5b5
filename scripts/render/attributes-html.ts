import { escapeHtml } from './escape-html.js';

/** Returns attributes as they stand in a tag, escaped, each behind a space. */
export const attributesHtml = (attributes: Readonly<Record<string, string | number>>): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`)
    .join('');
