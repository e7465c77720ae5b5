import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { FONT_LETTERS } from '../../scripts/bundle/fonts/open-fonts.js';
import { openBundler } from '../../scripts/bundle/inline-html.js';
import { readFacts } from '../../scripts/checks/facts.js';
import { runChecks } from '../../scripts/checks/run-checks.js';
import { composeDeck } from '../../scripts/compose/compose-deck.js';
import { type LibraryRead, readLibrary } from '../../scripts/content/read-library.js';
import { readTemplates } from '../../scripts/content/read-templates.js';
import { openDesk, WRITERS } from '../../scripts/formats/index.js';
import { planJobs } from '../../scripts/formats/plan-jobs.js';
import type { Library } from '../../scripts/model/content.js';
import type { Deck } from '../../scripts/model/deck.js';
import type { Diagnostic } from '../../scripts/model/diagnostic.js';
import type { Format } from '../../scripts/model/formats.js';
import type { HtmlDocument } from '../../scripts/model/html-document.js';
import type { Job } from '../../scripts/model/job.js';
import type { Paper } from '../../scripts/model/paper.js';
import { htmlEnvironment, type Templates } from '../../scripts/render/templates.js';
import { renderGallery } from '../../scripts/site/render-index.js';
import { cleanIn, type Edit, edit, planted } from './edits.js';
import { keptFor } from './kept.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const AS_OF = '2026-11-23';
const VARIANT = { brand: 'example-clinic', locale: 'en' };

const entry = z.strictObject({
  id: z.string(),
  kind: z.string(),
  gate: z.enum(['check', 'measure', 'pdf', 'axe', 'browser-test']),
  /** The piece that it is looked for in: deck, format, paper; then what is opened in it. */
  on: z.string(),
  says: z.string(),
  edits: z.array(edit).min(1),
  code: z.array(z.string()).min(1),
  /** True where no gate catches it yet. Once one does, its test asks for this to go. */
  missed: z.boolean().default(false),
});
const schema = z.strictObject({ faults: z.array(entry), harmless: z.array(entry.pick({ id: true, says: true, edits: true })) });

export type AccessFault = z.infer<typeof entry>;

/** Returns the committed fault list of accessibility. */
export const readAccessFaults = (): z.infer<typeof schema> =>
  schema.parse(parse(readFileSync(join(root, 'test/faults/accessible-faults.yaml'), 'utf8')));

export interface Piece {
  readonly html: string;
  readonly deck: Deck;
  /** The templates that it was written by. */
  readonly templates: Readonly<Record<string, string>>;
  /** None of its own where it is a page that lists files. */
  readonly job: Job;
}

/** A copy of the shipped content, templates and scripts, in memory but for what must lie on disk, in which edits stand for one piece. */
export interface AccessField {
  /** "take-home booklet letter", "take-home booklet" (the web page), "consult slides", "consult marp", "gallery". */
  make(piece: string, edits: readonly Edit[]): Promise<Piece>;
  /** All that the checks say, without a browser. */
  check(edits: readonly Edit[]): Promise<readonly Diagnostic[]>;
  remove(): void;
}

export function openAccessField(): AccessField {
  const folder = mkdtempSync(join(tmpdir(), 'teachback-access-'));
  cpSync(join(root, 'decks'), join(folder, 'decks'), { recursive: true });
  const cleanTemplates = readTemplates(join(root, 'templates'));
  const cleanLibrary = libraryOf(root, new Map());
  const cleanDecks = new Map<string, Promise<Deck>>();
  const planned = planJobs(cleanLibrary);
  const bundler = openBundler();
  let count = 0;
  const library = (texts: Texts): Library => (inFolder(texts, 'decks/').length === 0 ? cleanLibrary : libraryOf(folder, texts));
  const deckOf = async (id: string, from: Library): Promise<Deck> => {
    const composed = (from === cleanLibrary && cleanDecks.get(id)) || composeDeck(from, { ...VARIANT, deck: id }).then(({ deck }) => deck);
    if (from === cleanLibrary) cleanDecks.set(id, composed);
    return composed;
  };
  return {
    async make(piece, edits) {
      const texts = planted(edits);
      const from = library(texts);
      const templates = { ...cleanTemplates, ...Object.fromEntries(inFolder(texts, 'templates/')) };
      const [id = '', format = 'gallery', paper] = piece.split(' ');
      const deck = await deckOf(id === 'gallery' ? 'consult' : id, from);
      const job = planned.find((one) => one.deck === id && one.format === format && one.paper === (paper as Paper | undefined));
      const document = job ? await documentOf(job, deck, templates) : galleryOf(deck, from, templates);
      const inline =
        inFolder(texts, 'scripts/').length === 0 ? bundler.inline : (await toolOf(join(folder, `tool-${++count}`), texts)).inline;
      return { html: await inline(document), deck, templates, job: job ?? (planned[0] as Job) };
    },
    async check(edits) {
      const { library: read, diagnostics } = readWith(folder, planted(edits));
      return [...diagnostics, ...(read ? runChecks(readFacts(read, AS_OF)) : [])];
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

type Texts = ReadonlyMap<string, string>;

/** The texts below a folder, by path from it. */
const inFolder = (texts: Texts, start: string): [string, string][] =>
  [...texts].filter(([file]) => file.startsWith(start)).map(([file, text]) => [file.slice(start.length), text]);

function libraryOf(project: string, texts: Texts): Library {
  const { library } = readWith(project, texts);
  if (!library) throw new Error(`The content of ${project} cannot be read.`);
  return library;
}

/** Reads the content of a project with some texts in it, for as long as that takes; only these are parsed. */
function readWith(project: string, texts: Texts): LibraryRead {
  const changed = inFolder(texts, 'decks/').map(([file, text]) => ({ file: join('decks', file), text }));
  for (const { file, text } of changed) writeFileSync(join(project, file), text);
  const read = readLibrary(project, join(root, 'templates'), { letters: FONT_LETTERS, kept: keptFor(root, project) });
  for (const { file } of changed) writeFileSync(join(project, file), cleanIn(root, file));
  return read;
}

/** What the scripts in pages, and what bundles them, are made of. */
const OF_PAGES = ['bundle', 'client', 'languages', 'measure', 'model'];

/** A bundler of a tool whose scripts were edited. */
async function toolOf(target: string, texts: Texts): Promise<ReturnType<typeof openBundler>> {
  mkdirSync(target, { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(target, 'node_modules'));
  cpSync(join(root, 'package.json'), join(target, 'package.json'));
  for (const name of OF_PAGES) cpSync(join(root, 'scripts', name), join(target, 'scripts', name), { recursive: true });
  for (const [file, text] of inFolder(texts, 'scripts/')) {
    mkdirSync(dirname(join(target, 'scripts', file)), { recursive: true });
    writeFileSync(join(target, 'scripts', file), text);
  }
  const tool = (await import(join(target, 'scripts/bundle/inline-html.ts'))) as { openBundler: typeof openBundler };
  return tool.openBundler();
}

async function documentOf(job: Job, deck: Deck, templates: Templates): Promise<HtmlDocument> {
  const write = async (pages?: Readonly<Record<string, number>>): Promise<HtmlDocument> =>
    (await WRITERS[job.format]({ deck, job, pages }, openDesk(templates))) as HtmlDocument;
  const document = await write();
  // On paper the contents say pages, as they do after the first print.
  return job.namesPages
    ? write(Object.fromEntries([...document.body.matchAll(/href="#([\w-]+)"/g)].map(([, id = '']) => [id, 2])))
    : document;
}

/** A gallery of so many cards that it has a search field, some with a picture and one in another language. */
function galleryOf(deck: Deck, library: Library, templates: Templates): HtmlDocument {
  const formats: readonly Format[] = ['reveal', 'marp', 'slides', 'notes', 'brochure', 'handout', 'large-print', 'booklet'];
  const entries = ['consult', 'community-talk'].flatMap((id) =>
    formats.map((format) => ({
      ...{
        path: `example-clinic/en/share/${id}.${format}.html`,
        title: deck.title,
        deck: id,
        brand: 'example-clinic',
        locale: 'en',
        format,
      },
      ...{ folder: 'share' as const, media: 'html' as const, status: deck.status.text, bytes: 1000 },
    })),
  );
  const pictureOf = (): Uint8Array => new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]);
  return renderGallery(library, { brand: 'example-clinic', entries, pictureOf }, { templates, environment: htmlEnvironment(templates) });
}
