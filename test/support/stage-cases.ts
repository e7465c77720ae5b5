import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { composeDeck } from '../../scripts/compose/compose-deck.js';
import { judgeWords } from '../../scripts/dev/judge-words.js';
import { planJobs } from '../../scripts/formats/plan-jobs.js';
import type { Code } from '../../scripts/model/codes.js';
import type { Diagnostic } from '../../scripts/model/diagnostic.js';
import { EnvironmentError } from '../../scripts/model/job.js';
import type { Brand } from '../../scripts/model/organisation.js';
import { describePdf } from '../../scripts/pdf/describe-pdf.js';
import { readTags, setKids, walk } from '../../scripts/pdf/tags.js';
import { inspectText } from '../../scripts/publish/inspect-text.js';
import { judgeTemplates } from '../../scripts/render/judge-templates.js';
import { withoutAddress } from '../../scripts/site/render-embeds.js';
import { approveModules } from '../../scripts/stories/approve.js';
import { brokenProject } from './broken-project.js';
import { at, deckOf, library, module, p, passage, slide } from './compose-library.js';
import { AS_OF, FIXTURE } from './places.js';
import { BODY, DESCRIPTION, load, printSample } from './sample-pdf.js';

/** What the stages after the words say: each function brings about one mistake, and loads what it needs for it. */
type Provoke = () => Promise<readonly Diagnostic[]>;

/** A finished brochure or shared deck that reads like `pages`. */
const finished =
  (format: 'brochure' | 'marp', pages: (caveats: string) => readonly string[]): Provoke =>
  async () => {
    const notes = [p('Tell the guests how the leaves are dried and rolled by hand.')];
    const brew = module('brew', { slides: [slide('one', [p('It warms.[^warm]')], { notes })], brief: passage([p('It warms.[^warm]')]) });
    const content = library([brew], deckOf(['brew'], { formats: ['marp', 'brochure'], brochure: { 'inside-left': ['brew'] } }));
    const { deck } = await composeDeck(content, { deck: 'tea', brand: 'house', locale: 'en' });
    const caveats = deck.slides.flatMap((one) =>
      one.caveats.flatMap(({ spans }) => spans.map((span) => ('text' in span ? span.text : ''))),
    );
    const [job] = planJobs(content, { formats: [format] });
    return job ? inspectText({ pages: pages(caveats.join(' ')) }, deck, job) : [];
  };

/** The sample PDF as the browser prints it, changed. */
const printed =
  (change: (doc: PDFDocument) => void, body = BODY): Provoke =>
  async () => {
    const { openPrinter } = await import('../../scripts/browser/open-printer.js');
    await using printer = await openPrinter();
    const doc = await load(await printSample(printer, body));
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

export const STAGE_CASES = {
  'template-unread': async () => judgeTemplates({ 'a.hbs': '{{#if a}}' }),
  'style-unread': async () => judgeTemplates({ 'a.css': '@phone {}' }),
  'bad-output': async () => {
    const { buildToFolder } = await import('../../scripts/stories/build-to-folder.js');
    return (await buildToFolder({ project: FIXTURE, out: join(FIXTURE, 'decks/out'), asOf: AS_OF })).diagnostics;
  },
  'reviews-not-a-list': async () => {
    const project = brokenProject({});
    const fields =
      'kind: clinical, module: skin, locale: en, regions: [us], by: A, role: B, on: 2026-01-01, due: 2027-01-01, snapshot: unknown';
    writeFileSync(join(project, 'decks/reviews.yaml'), `[{ ${fields} }]\n`);
    const who = { by: 'A. Nurse', role: 'nurse', on: '2026-11-20', due: '2027-11-20' };
    return (await approveModules({ project, modules: ['skin'], ...who, asOf: AS_OF })).diagnostics;
  },
  'not-checked': async () => (await judgeWords(join(FIXTURE, 'nothing.js'), FIXTURE, new AbortController().signal)) ?? [],
  'not-taken': async () => {
    const { build } = await import('../../scripts/stories/build.js');
    const sink = { take: () => Promise.reject(new Error('the disk is full')) };
    const { outcomes } = await build({ project: FIXTURE, formats: ['marp.md'], asOf: AS_OF, sink });
    return outcomes.flatMap((one) => (one.kind === 'failed' ? one.diagnostics : []));
  },
  'not-printed': async () => {
    const { build } = await import('../../scripts/stories/build.js');
    const withPage = () =>
      Promise.reject(new EnvironmentError('page-late', 'A page was not ready after 60 seconds.', 'Look for a figure.'));
    const close = async (): Promise<void> => {};
    const printer = { version: 'Chrome/1', sandbox: true, withPage, withUsedPage: withPage, close, [Symbol.asyncDispose]: close };
    const { outcomes } = await build({ project: FIXTURE, formats: ['handout'], papers: ['a4'], asOf: AS_OF, printer });
    return outcomes.flatMap((one) => (one.kind === 'failed' ? one.diagnostics : []));
  },
  'no-base-url': async () => {
    const page = {
      path: 'house/en/share/tea.marp.html',
      title: 'Tea',
      deck: 'tea',
      brand: 'house',
      locale: 'en',
      format: 'marp',
      bytes: 9,
    };
    const brand = { id: 'house', baseUrl: {}, at: at() } as unknown as Brand;
    return withoutAddress(brand, [{ ...page, folder: 'share', media: 'html' }]);
  },
  'caveat-missing': finished('marp', () => ['nothing']),
  'note-shared': finished('marp', (caveats) => [`${caveats} Tell the guests how the leaves are dried and rolled by hand.`]),
  'fit-pages': finished('brochure', (caveats) => [caveats, '', '']),
  'pdf-not-tagged': printed((doc) => doc.catalog.delete(PDFName.of('StructTreeRoot'))),
  'pdf-unknown-structure': printed((doc) => readTags(doc)[0]?.dict.set(PDFName.of('S'), PDFName.of('Shape'))),
  'pdf-unknown-operator': printed((doc) =>
    doc.getPages()[0]?.node.set(PDFName.of('Contents'), doc.context.register(doc.context.stream('0 0 m 1 1 l Zz S'))),
  ),
  'pdf-lost-link': printed(loseLink),
  'pdf-missing-letter': printed(() => {}, '<h1>Sign</h1><p>Here \u{F0123} it is</p>'),
} satisfies Partial<Record<Code, Provoke>>;
