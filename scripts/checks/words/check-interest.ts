import { type Diagnostic, fieldAt, warning } from '../../model/diagnostic.js';
import { phrases } from '../../model/phrase.js';
import type { SharedFacts } from '../facts.js';

/**
 * What a brand gives as its interest (`kind: interest` in `project.yaml`) says in each language that somebody earns money, or that nobody
 * does: it has a word of earning. "We offer this treatment" says neither.
 */
export function checkInterest({ library: { brands, project }, readers }: SharedFacts): Diagnostic[] {
  const names = Object.entries(project.facts).flatMap(([name, { kind }]) => (kind === 'interest' ? [name] : []));
  return Object.values(brands).flatMap((brand) =>
    names.flatMap((name) =>
      Object.entries(brand.facts[name] ?? {}).flatMap(([locale, text]) => {
        const { earning = [] } = readers.get(locale)?.wording ?? {};
        if (earning.length === 0 || phrases(earning).isIn(text)) return [];
        const message = `"${name}" of brand "${brand.id}" does not say whether somebody earns money: "${text}".`;
        const hint = `Say it with a plain word, such as "${earning.slice(0, 3).join('", "')}", or say that nobody does.`;
        return [warning({ code: 'interest-unsaid', message, at: brand.factFields?.[name] ?? fieldAt(brand, 'facts'), hint })];
      }),
    ),
  );
}
