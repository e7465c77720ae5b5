import { join } from 'node:path';
import { type PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { readFacts } from '../../scripts/checks/facts.js';
import { runChecks } from '../../scripts/checks/run-checks.js';
import { composeDeck } from '../../scripts/compose/compose-deck.js';
import { readLibrary } from '../../scripts/content/read-library.js';
import { judgeWords } from '../../scripts/dev/judge-words.js';
import { planJobs } from '../../scripts/formats/plan-jobs.js';
import type { Code } from '../../scripts/model/codes.js';
import type { Diagnostic } from '../../scripts/model/diagnostic.js';
import { EnvironmentError } from '../../scripts/model/job.js';
import type { Brand } from '../../scripts/model/organisation.js';
import { once, remember } from '../../scripts/model/remember.js';
import type { Sink } from '../../scripts/model/sink.js';
import { describePdf } from '../../scripts/pdf/describe-pdf.js';
import { readTags, setKids, walk } from '../../scripts/pdf/tags.js';
import { inspectText } from '../../scripts/publish/inspect-text.js';
import { judgeTemplates } from '../../scripts/render/judge-templates.js';
import { withoutAddress } from '../../scripts/site/render-embeds.js';
import { approveModules } from '../../scripts/stories/approve.js';
import { loadLibrary } from '../../scripts/stories/open-project.js';
import { brokenProject, templatesRoot } from './broken-project.js';
import { at, deckOf, library, module, p, passage, slide } from './compose-library.js';
import { AS_OF, FIXTURE } from './places.js';
import { BODY, DESCRIPTION, load, printSample } from './sample-pdf.js';
import { TRANSLATION_CASES } from './translation-cases.js';

/** What the stages after the words say. It loads what it needs. */
export type Provoke = () => Promise<readonly Diagnostic[]>;

/** How one mistake is brought about, and how it is when somebody has done what the message said. */
export interface StageCase {
  readonly planted: Provoke;
  /** The words of the message or its hint that the cure does. */
  readonly follows: string;
  readonly cured: Provoke;
}

const NOTE = 'Tell the guests how the leaves are dried and rolled by hand.';

/** A finished brochure or shared deck that reads like `pages`. */
const finished =
  (format: 'brochure' | 'marp', pages: (caveats: string) => readonly string[]): Provoke =>
  async () => {
    const notes = [p(NOTE)];
    const brew = module('brew', { slides: [slide('one', [p('It warms.[^warm]')], { notes })], brief: passage([p('It warms.[^warm]')]) });
    const content = library([brew], deckOf(['brew'], { formats: ['marp', 'brochure'], brochure: { 'inside-left': ['brew'] } }));
    const { deck } = await composeDeck(content, { deck: 'tea', brand: 'house', locale: 'en' });
    const caveats = deck.slides.flatMap((one) =>
      one.caveats.flatMap(({ spans }) => spans.map((span) => ('text' in span ? span.text : ''))),
    );
    const [job] = planJobs(content, { formats: [format] });
    return job ? inspectText({ pages: pages(caveats.join(' ')) }, deck, job) : [];
  };

/** A sample as the browser prints it, once for all that is changed in it. */
const sampleOf = remember(async (body) => {
  const { onePrinter } = await import('./one-printer.js');
  return await printSample(await onePrinter(), body);
});

/** The sample PDF as the browser prints it, changed. */
const printed =
  (change: (doc: PDFDocument) => void = () => {}, body = BODY): Provoke =>
  async () => {
    const doc = await load(await sampleOf(body));
    change(doc);
    return (await describePdf(await doc.save({ useObjectStreams: false }), DESCRIPTION)).diagnostics;
  };

function loseLink(doc: PDFDocument): void {
  const tag = walk(readTags(doc)).find(({ type }) => type === 'Link');
  if (!tag) throw new Error('the sample has no link');
  const annotations = doc.getPages()[0]?.node.Annots();
  for (const kid of tag.kids) if (kid.kind === 'object' && kid.target) annotations?.remove(annotations.asArray().indexOf(kid.target));
  setKids(
    tag,
    tag.kids.filter(({ kind }) => kind !== 'object'),
  );
}

/** What stops a build of the fixture into a folder. */
async function builtTo(out: string): Promise<readonly Diagnostic[]> {
  const { insideContent } = await import('../../scripts/stories/inside-content.js');
  const found = insideContent(FIXTURE, out);
  return found ? [found] : [];
}

const REVIEW =
  'kind: clinical, module: skin, locale: en, regions: [us], by: A, role: B, on: 2026-01-01, due: 2027-01-01, snapshot: unknown';
async function approvedInto(reviews: string): Promise<readonly Diagnostic[]> {
  const project = brokenProject({ 'decks/reviews.yaml': reviews });
  const who = { by: 'A. Nurse', role: 'nurse', on: '2026-11-20', due: '2027-11-20' };
  return (await approveModules({ project, modules: ['skin'], ...who, asOf: AS_OF })).diagnostics;
}

const fixture = once(async () => {
  const { library: read } = await loadLibrary(FIXTURE);
  if (!read) throw new Error('The fixture cannot be read.');
  return read;
});

async function takenBy(take: Sink['take']): Promise<readonly Diagnostic[]> {
  const { build } = await import('../../scripts/stories/build.js');
  const { outcomes } = await build({ project: await fixture(), formats: ['marp.md'], asOf: AS_OF, sink: { take } });
  return outcomes.flatMap((one) => (one.kind === 'failed' ? one.diagnostics : []));
}

/** A handout by a printer whose pages are late, or by one that works. */
async function printedBy(late: boolean): Promise<readonly Diagnostic[]> {
  const [{ build }, { onePrinter }] = await Promise.all([import('../../scripts/stories/build.js'), import('./one-printer.js')]);
  const printer = await onePrinter();
  const withPage = () => Promise.reject(new EnvironmentError('page-late', 'A page was not ready after 60 seconds.', 'Look for a figure.'));
  const used = late ? { ...printer, withPage, withUsedPage: withPage } : printer;
  const { outcomes } = await build({ project: await fixture(), formats: ['handout'], papers: ['a4'], asOf: AS_OF, printer: used });
  return outcomes.flatMap((one) => (one.kind === 'failed' ? one.diagnostics : []));
}

/** A shared page of a brand that gives these addresses. */
async function listedBy(baseUrl: Brand['baseUrl']): Promise<readonly Diagnostic[]> {
  const page = { path: 'house/en/share/tea.marp.html', title: 'Tea', deck: 'tea', brand: 'house', locale: 'en', format: 'marp', bytes: 9 };
  return withoutAddress({ id: 'house', baseUrl, at: at() } as unknown as Brand, [{ ...page, folder: 'share', media: 'html' }]);
}

/** What the preview is told by a command line that says `printed`. */
const saidBy = async (printed: string): Promise<readonly Diagnostic[]> => {
  const project = brokenProject({ 'cli.mjs': `console.log(${JSON.stringify(printed)});\n` });
  return (await judgeWords(join(project, 'cli.mjs'), project, new AbortController().signal)) ?? [];
};

const whole = finished('marp', (caveats) => [caveats]);

/** A language without words lacks much besides. */
const ofCode = (code: Code, found: readonly Diagnostic[]): Diagnostic[] => found.filter((one) => one.code === code);

/** A language is asked for: one that the project has begun with \`drafts\`, or not. */
const askedFor =
  (drafts: string): Provoke =>
  async () => {
    const root = brokenProject(({ replaced }) => ({
      'decks/project.yaml': replaced('decks/project.yaml', 'locales: [en]', `locales: [en]\n${drafts}`),
    }));
    return ofCode('unknown-locale', readLibrary(root, templatesRoot, { asked: ['es'] }).diagnostics);
  };

/** A slide in Spanish beside its twin. */
const asTwin =
  (text: string): Provoke =>
  async () => {
    const brew = (locale: string, words: string) => module('brew', { locale, slides: [slide('warm', [p(words)])] });
    const tea = library([brew('en', 'It warms 4 of 5.[^warm]')], deckOf(['brew']));
    const both = { ...tea, modules: { brew: { en: brew('en', 'It warms 4 of 5.[^warm]'), es: brew('es', text) } } };
    return ofCode('twin-differs', runChecks(readFacts({ ...both, project: { ...tea.project, locales: ['en', 'es'] } }, AS_OF)));
  };

/** The title of a deck in Spanish. */
const inSpanish =
  (title: string): Provoke =>
  async () => {
    const deck = { ...deckOf(['brew']), title: { en: 'How tea is made', es: title } };
    const tea = library([module('brew')], deck);
    return ofCode('untranslated', runChecks(readFacts({ ...tea, project: { ...tea.project, locales: ['en', 'es'] } }, AS_OF)));
  };

export const STAGE_CASES = {
  ...TRANSLATION_CASES,
  'unknown-locale': { planted: askedFor(''), follows: 'drafts: [es]', cured: askedFor('drafts: [es]') },
  'twin-differs': { planted: asTwin('Calienta a 4 de 5.'), follows: 'Write them as in', cured: asTwin('Calienta a 4 de 5.[^warm]') },
  untranslated: {
    planted: inSpanish('TO TRANSLATE: How tea is made'),
    follows: 'Write it in "es"',
    cured: inSpanish('Cómo se hace el té'),
  },
  'template-unread': {
    planted: async () => judgeTemplates({ 'a.hbs': '{{#if a}}' }),
    follows: 'Close each {{#if}}',
    cured: async () => judgeTemplates({ 'a.hbs': '{{#if a}}{{/if}}' }),
  },
  'style-unread': {
    planted: async () => judgeTemplates({ 'a.css': '@phone {}' }),
    follows: '@media',
    cured: async () => judgeTemplates({ 'a.css': '@media print {}' }),
  },
  'style-idle': {
    planted: async () => judgeTemplates({ 'a.hbs': '<p class="note">', 'a.css': '.noet {}' }),
    follows: 'Did you mean "note"?',
    cured: async () => judgeTemplates({ 'a.hbs': '<p class="note">', 'a.css': '.note {}' }),
  },
  'bad-output': {
    planted: () => builtTo(join(FIXTURE, 'decks/out')),
    follows: 'Choose another --out',
    cured: () => builtTo(join(FIXTURE, 'out')),
  },
  'reviews-not-a-list': {
    planted: () => approvedInto(`[{ ${REVIEW} }]\n`),
    follows: 'Write each review below the other',
    cured: () => approvedInto(`- { ${REVIEW} }\n`),
  },
  'not-checked': {
    planted: () => saidBy('no report'),
    follows: 'Run "teachback check": it says what stops it',
    cured: () => saidBy('{"diagnostics":[]}'),
  },
  'not-taken': {
    planted: () => takenBy(() => Promise.reject(new Error('the disk is full'))),
    follows: 'build again',
    cured: () => takenBy(() => Promise.resolve()),
  },
  'not-printed': { planted: () => printedBy(true), follows: 'Look for a figure', cured: () => printedBy(false) },
  'no-base-url': {
    planted: () => listedBy({}),
    follows: 'write baseUrl: { en: "https://www.example.org/leaflets/" }',
    cured: () => listedBy({ en: 'https://www.example.org/leaflets/' }),
  },
  'caveat-missing': { planted: finished('marp', () => ['nothing']), follows: 'must be mended', cured: whole },
  'note-shared': { planted: finished('marp', (caveats) => [`${caveats} ${NOTE}`]), follows: 'must be mended', cured: whole },
  'fit-pages': {
    planted: finished('brochure', (caveats) => [caveats, '', '']),
    follows: 'Shorten the passages',
    cured: finished('brochure', (caveats) => [caveats, '']),
  },
  'pdf-not-tagged': {
    planted: printed((doc) => doc.catalog.delete(PDFName.of('StructTreeRoot'))),
    follows: 'Use the bundled browser',
    cured: printed(),
  },
  'pdf-unknown-structure': {
    planted: printed((doc) => readTags(doc)[0]?.dict.set(PDFName.of('S'), PDFName.of('Shape'))),
    follows: 'Use the bundled browser',
    cured: printed(),
  },
  'pdf-unknown-operator': {
    planted: printed((doc) =>
      doc.getPages()[0]?.node.set(PDFName.of('Contents'), doc.context.register(doc.context.stream('0 0 m 1 1 l Zz S'))),
    ),
    follows: 'Use the bundled browser',
    cured: printed(),
  },
  'pdf-lost-link': { planted: printed(loseLink), follows: 'Shorten the text around it', cured: printed() },
  'pdf-missing-letter': {
    planted: printed(() => {}, '<h1>Sign</h1><p>Here \u{F0123} it is</p>'),
    follows: 'Use a character that the fonts of the templates have',
    cured: printed(),
  },
} satisfies Partial<Record<Code, StageCase>>;
