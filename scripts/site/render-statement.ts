import { languageOf } from '../languages/index.js';
import type { Library, Words } from '../model/content.js';
import { STATES, USES } from '../model/contract-states.js';
import { formatRow } from '../model/formats.js';
import type { HtmlDocument } from '../model/html-document.js';
import { CHECKS, type Checked } from '../model/job.js';
import { POINT } from '../model/paper.js';
import { localesOf } from '../model/variants.js';
import { brandStyle } from '../render/css-rules.js';
import { fixedWord } from '../render/fixed-word.js';
import { otherLanguages } from '../render/other-languages.js';
import { type HtmlEnvironment, type Templates, templateText } from '../render/templates.js';
import { formatWord } from './embed-lines.js';
import type { ListedEntry } from './gallery-cards.js';

/** The file's name, beside the `index.html` of a `share/` folder. */
export const STATEMENT = 'accessibility.html';

const CONTACT = ['phone', 'hours', 'after-hours'];

/**
 * Returns what holds for the files that one brand shares in one language, to stand at `<brand>/<locale>/share/accessibility.html`:
 * what was aimed at, what this build checked and found of each file, what it did not check, and whom to tell. It claims nothing
 * that the build did not measure: a file whose entry lists no checks is said to have none.
 */
export function renderStatement(
  library: Library,
  { brand: id, locale, entries }: { readonly brand: string; readonly locale: string; readonly entries: readonly ListedEntry[] },
  { templates, environment }: { readonly templates: Templates; readonly environment: HtmlEnvironment },
): HtmlDocument {
  const words = library.words[locale] ?? {};
  const brand = library.brands[id];
  const say = (key: string, values: Readonly<Record<string, unknown>> = {}): string => fixedWord(words, `statement-${key}`, values);
  const folder = `${id}/${locale}/share/`;
  const files = entries.filter((one) => one.deck && !one.partOf && one.path.startsWith(folder));
  const done = new Set(files.flatMap(({ checked }) => checked?.found ?? []));
  const title = say('title', { title: `${brand?.name[locale] ?? id}: ${library.project.title[locale] ?? ''}` });
  const context = {
    ...{ words, title, languages: otherLanguages(localesOf(library, id), locale, `share/${STATEMENT}`) },
    aims: [say('aim-pages'), say('aim-pdf')],
    gates: CHECKS.filter((check) => done.has(check)).map((check) => ({ name: say(check), says: say(`${check}-says`) })),
    states: statesOf(files).map((key) => say(key)),
    files: files.map((entry) => ({ href: entry.path.slice(folder.length), ...fileRow(entry, words) })),
    notChecked: ['axe', 'verapdf', 'people'].map((key) => say(`not-${key}`)),
    limits: ['browser', 'pdf-size', 'sources'].map((key) => say(`limit-${key}`)),
    contact: contactOf(library, id, locale),
    edition: say('edition', { version: library.project.version, date: languageOf(locale).dayInWords(library.project.date) }),
  };
  return {
    ...{ language: locale, title, bodyClass: 'index statement' },
    body: environment.render('statement/statement.hbs', context as never),
    styles: [
      ...['tokens.css', 'index/index.css', 'statement/statement.css'].map((path) => templateText(templates, path)),
      ...(brand ? [brandStyle({ colors: brand.colors } as never)] : []),
    ],
  };
}

/** The states and uses in which the web pages and decks among `files` were measured; none where that was not done for each. */
function statesOf(files: readonly ListedEntry[]): string[] {
  const pages = files.filter(({ media }) => media === 'html');
  if (pages.length === 0 || pages.some(({ kept }) => kept === undefined)) return [];
  const hasDecks = pages.some(({ format }) => formatRow(format)?.part === 'slides');
  const states = STATES.filter(({ ofDecks }) => hasDecks || !ofDecks);
  return [...states.map(({ id }) => `state-${id}`), ...Object.keys(USES).map((use) => `use-${use}`)];
}

function fileRow({ title, format, paper, media, checked }: ListedEntry, words: Words): { name: string; found: string; text: string } {
  const kind = fixedWord(words, paper ? `paper-${paper}` : `media-${media}`);
  const name = `${title}: ${formatWord(words, format)}, ${kind}`;
  if (!checked) return { name, found: fixedWord(words, 'statement-none'), text: '–' };
  const found = checked.found.map((check) => fixedWord(words, `statement-${check}`)).join('; ');
  return { name, found, text: sizeInWords(checked, media, words) };
}

/** The smallest size that the build lets pass, in points on paper and else in CSS px. */
function sizeInWords({ text }: Checked, media: string, words: Words): string {
  const onPaper = media === 'pdf' && Number.isInteger(Math.round(text * 100) / 100 / POINT);
  return fixedWord(words, onPaper ? 'statement-points' : 'statement-pixels', { size: Math.round(onPaper ? text / POINT : text) });
}

function contactOf({ brands, project }: Library, id: string, locale: string): { label: string; value: string }[] {
  return CONTACT.flatMap((name) => {
    const value = brands[id]?.facts[name]?.[locale];
    return value ? [{ label: project.facts[name]?.label[locale] ?? name, value }] : [];
  });
}
