import { baseOf } from '../../languages/tags.js';
import type { Library } from '../../model/content.js';
import { type At, type Diagnostic, error, warning } from '../../model/diagnostic.js';
import { shortened } from '../../model/shortened.js';
import { isRunOfWords, TO_TRANSLATE } from '../../model/to-translate.js';
import { plainText } from '../../model/tree.js';
import type { Facts } from '../facts.js';

/** Letters of a text in a message. */
const SHOWN = 60;

interface Left {
  readonly locale: string;
  readonly at: At;
  readonly text: string;
}

/** No words of the first locale, and no mark that tells of them, are left in those of another language. */
export function checkUntranslated(facts: Facts): Diagnostic[] {
  const { library, source } = facts;
  const others = library.project.locales.filter((locale) => !facts.languageOf(locale).isPseudo && baseOf(locale) !== baseOf(source.tag));
  return others.flatMap((locale) => {
    const left = [
      ...markedIn(library, locale),
      ...sameTexts(facts, locale),
      ...sameItems(library, locale, source.tag),
      ...sameTerms(library, locale, source.tag),
    ];
    return [
      ...left.map((one) => untranslated(one, source.tag)),
      ...sameFixed(library, locale, source.tag),
      ...sameWording(library, locale, source.tag),
    ];
  });
}

function untranslated({ locale, at, text }: Left, source: string): Diagnostic {
  const message = `"${shortened(text, SHOWN)}" is not in "${locale}": the words of "${source}" stand there.`;
  const hint = `Write it in "${locale}"${text.includes(TO_TRANSLATE) ? `, without "${TO_TRANSLATE}:"` : ''}.`;
  return error({ code: 'untranslated', message, at, hint, concerns: { locale } });
}

/** The runs of words that stand in the same place in the first locale, and are no names. */
function sameTexts({ texts, source }: Facts, locale: string): Left[] {
  const known = new Set(texts.filter((one) => one.locale === source.tag).map(({ inlines }) => plainText(inlines)));
  return texts.flatMap((one) => {
    if (one.locale !== locale || one.place === 'brand') return [];
    const text = plainText(one.inlines);
    return known.has(text) && isRunOfWords(text) && !text.includes(TO_TRANSLATE) ? [{ locale, at: one.at, text }] : [];
  });
}

const FORMS = ['says', 'short', 'brief', 'helper'] as const;

const sameItems = ({ safety }: Library, locale: string, source: string): Left[] =>
  Object.values(safety).flatMap(({ words }) => {
    const [own, first] = [words[locale], words[source]];
    const at = own?.at;
    if (!at) return [];
    return FORMS.flatMap((form) => {
      const text = own[form];
      return text !== undefined && text === first?.[form] && isRunOfWords(text) ? [{ locale, at, text }] : [];
    });
  });

function sameTerms({ glossary, project }: Library, locale: string, source: string): Left[] {
  const known = new Set((glossary[source] ?? []).map(({ term }) => term));
  const left = (glossary[locale] ?? []).filter(({ term, name }) => !name && known.has(term) && isRunOfWords(term));
  return left.map(({ term, at = project.at }) => ({ locale, at, text: term }));
}

/** The tool's fixed words, which have no lines: told of their file as a whole. */
function sameFixed({ words }: Library, locale: string, source: string): Diagnostic[] {
  const same = Object.entries(words[locale] ?? {}).filter(([key, text]) => words[source]?.[key] === text && isRunOfWords(text));
  return same.map(([key, text]) =>
    untranslated({ locale, at: { file: `templates/locales/${locale}.yaml`, line: 1, column: 1 }, text: `${key}: ${text}` }, source),
  );
}

/** Lists of the first language find nothing in another one: its words would go unchecked. */
function sameWording({ wording }: Library, locale: string, source: string): Diagnostic[] {
  const [own, first] = [wording[locale], wording[source]];
  if (!first) return [];
  const file = `decks/wording/${locale}.yaml`;
  const at = { file, line: 1, column: 1 };
  if (!own) {
    const message = `${file} is not there: hype, numbers, orders and claims in "${locale}" are held against no lists.`;
    const hint = `Write it as decks/wording/${source}.yaml is written, with the words of "${locale}".`;
    return [warning({ code: 'untranslated', message, at, hint, concerns: { locale } })];
  }
  const lists = Object.entries(own).filter(
    ([key, list]) => JSON.stringify(list) === JSON.stringify(first[key as keyof typeof first]) && /\p{L}{3}/u.test(JSON.stringify(list)),
  );
  if (lists.length === 0) return [];
  const message = `${lists.length} lists of ${file} hold the words of "${source}": ${lists.map(([key]) => key).join(', ')}.`;
  const hint = `Put the words of "${locale}" that do the same in their place.`;
  return [warning({ code: 'untranslated', message, at, hint, concerns: { locale } })];
}

/** The texts of a locale that hold the mark, in what is written for each locale at once. */
function markedIn({ project, decks, brands, regions, options, requirements }: Library, locale: string): Left[] {
  const found: Left[] = [];
  const walk = (value: unknown, around: At): void => {
    if (typeof value !== 'object' || value === null) return;
    const at = placeOf(value) ?? around;
    for (const [key, inner] of Object.entries(value)) {
      const texts = key === locale ? [inner].flat().filter((one): one is string => typeof one === 'string') : [];
      found.push(...texts.filter((text) => text.includes(TO_TRANSLATE)).map((text) => ({ locale, at, text })));
      if (key !== 'at' && key !== 'fields') walk(inner, at);
    }
  };
  walk([project, decks, brands, regions, requirements], project.at);
  walk(options, { file: 'decks/options.yaml', line: 1, column: 1 });
  return found;
}

const placeOf = (value: object): At | undefined => ('at' in value && typeof value.at === 'object' ? (value.at as At) : undefined);
