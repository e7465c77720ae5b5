import { randomUUID } from 'node:crypto';
import { CLOSED, type Reply } from '../dev/open-server.js';
import { messageWithHint } from '../model/diagnostic.js';
import { entryIn } from '../model/entry-in.js';
import { FORMATS } from '../model/formats.js';
import type { Artifact, Outcome } from '../model/job.js';
import { PAPER_NAMES } from '../model/paper.js';
import type { FilesNews, FilesWish } from '../studio/page/project-news.js';
import { type BuildOptions, build } from './build.js';

/** What there is to ask for. */
export interface Askable {
  readonly brands: readonly string[];
  readonly locales: readonly string[];
  readonly decks: readonly string[];
}

const MOST_PIECES = 50;

/** Returns the wish in the JSON text that a page sent, or undefined: a name that is not known, and a key too, refuses all of it. */
export function readWish(text: string, known: Askable): FilesWish | undefined {
  const wish = recordIn(parsed(text), ['brand', 'locales', 'papers', 'pieces']);
  if (!wish || !known.brands.some((one) => one === wish.brand)) return undefined;
  const isPiece = (one: unknown): boolean => {
    const piece = recordIn(one, ['deck', 'format']);
    return piece !== undefined && isOneOf(known.decks)(piece.deck) && entryIn(FORMATS, String(piece.format)) !== undefined;
  };
  const { papers, pieces } = wish;
  const isRight =
    isListOf(wish.locales, isOneOf(known.locales)) &&
    (papers === undefined || isListOf(papers, isOneOf(PAPER_NAMES))) &&
    (pieces === undefined || isListOf(pieces, isPiece));
  return isRight ? (wish as unknown as FilesWish) : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** An object with no other keys than these. */
const recordIn = (value: unknown, keys: readonly string[]): Readonly<Record<string, unknown>> | undefined =>
  typeof value === 'object' && value !== null && Object.keys(value).every((key) => keys.includes(key))
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;

const isOneOf =
  (names: readonly string[]) =>
  (value: unknown): boolean =>
    names.some((name) => name === value);

const isListOf = (value: unknown, isRight: (one: unknown) => boolean): boolean =>
  Array.isArray(value) && value.length > 0 && value.length <= MOST_PIECES && value.every(isRight);

type Making = Pick<BuildOptions, 'printer' | 'signal'> & { readonly project: string };

/** Makes files by the whole path of a build, tells how far it is, and hands them to `keep` as one ZIP file, with its name beside the page. */
export async function makeFiles(
  wish: FilesWish,
  making: Making,
  { tell, keep }: { readonly tell: (news: FilesNews) => void; readonly keep: (name: string, reply: Reply) => void },
): Promise<void> {
  const { brand, locales, papers = [], pieces = [] } = wish;
  const scope = { decks: [...new Set(pieces.map(({ deck }) => deck))], formats: [...new Set(pieces.map(({ format }) => format))] };
  const options = { ...making, ...scope, brands: [brand], locales, papers };
  const { outcomes, diagnostics } = await build({ ...options, onProgress: ({ done, total }) => tell({ done, total }) });
  const artifacts = outcomes.flatMap((one) => (one.kind === 'made' ? one.artifacts : [])).filter(isAskedFor(pieces));
  const failed = [
    ...new Set([...diagnostics, ...outcomes.flatMap(failureOf)].flatMap((one) => (one.severity === 'error' ? [messageWithHint(one)] : []))),
  ];
  if (artifacts.length === 0) return tell({ wrong: failed.slice(0, MOST_TOLD).join(' ') || 'None of these decks lists such a piece.' });
  const { packFiles } = await import('../content/pack-files.js');
  const name = `${brand}.${locales.join('-')}.zip`;
  const href = `made/${randomUUID()}.zip`;
  const body = packFiles(Object.fromEntries(artifacts.map(({ path, bytes }) => [path.slice(brand.length + 1), bytes])));
  keep(href, { type: 'application/zip', policy: CLOSED, saveAs: name, body });
  tell({ href, name, made: artifacts.length, failed: failed.slice(0, MOST_TOLD) });
}

const MOST_TOLD = 5;
const failureOf = (outcome: Outcome) => (outcome.kind === 'failed' ? outcome.diagnostics : []);

/** A deck that has two of the formats is made in both, asked for or not. */
const isAskedFor =
  (pieces: NonNullable<FilesWish['pieces']>) =>
  ({ entry }: Artifact): boolean =>
    pieces.length === 0 || (entry.media === 'pdf' && pieces.some(({ deck, format }) => deck === entry.deck && format === entry.format));
