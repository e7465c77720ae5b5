import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FONT_LETTERS } from '../../../scripts/bundle/fonts/open-fonts.js';
import { type LibraryRead, readLibrary } from '../../../scripts/content/read-library.js';
import type { Kept } from '../../../scripts/content/read-text.js';
import type { Diagnostic } from '../../../scripts/model/diagnostic.js';
import { remember } from '../../../scripts/model/remember.js';
import type { Edits } from '../broken-project.js';
import { TEMPLATES } from '../places.js';
import { saidOf } from '../plant.js';

export const STARTER = join(TEMPLATES, 'starter');

/** One copy of the starter, in which edits stand for as long as they are judged: only what they change is parsed anew. */
export interface StarterField {
  /** All that `check` says once `edits` stand in the copy; with `until` no more than is needed to find that code. */
  judge(edits: Edits, wish?: { readonly requireApproved?: true | undefined; readonly until?: string }): Promise<readonly Diagnostic[]>;
  remove(): void;
}

/** What reading content asks the templates for. */
const isNeeded = (path: string): boolean => path === TEMPLATES || /(?:locales.*|tokens\.css)$/.test(path);

const placeOf = (path: string): string => (path.startsWith('templates/') ? join(TEMPLATES, '..', path) : join(STARTER, path));

/** Returns the text of a file of the starter, or of the tool's templates. */
export const starterText = remember((path) => readFileSync(placeOf(path), 'utf8'));

/** The text of a file that the starter or the templates have; none of another. */
const textOr = (path: string): string | null => (existsSync(placeOf(path)) ? starterText(path) : null);

/** What of some edits differs from the starter. */
export const changedBy = (edits: Edits): Edits =>
  Object.fromEntries(Object.entries(edits).filter(([path, content]) => content !== textOr(path)));

export function openStarterField(): StarterField {
  const root = mkdtempSync(join(tmpdir(), 'teachback-cures-'));
  cpSync(STARTER, root, { recursive: true });
  const put = (path: string, content: string | Uint8Array | null): void => {
    const target = join(root, path);
    mkdirSync(dirname(target), { recursive: true });
    if (content === null) rmSync(target, { force: true });
    else writeFileSync(target, content);
  };
  /** As it was, with no folder left that only an edit had made. */
  const restore = (path: string): void => {
    put(path, existsSync(join(STARTER, path)) ? starterText(path) : null);
    for (let folder = dirname(path); !existsSync(join(STARTER, folder)); folder = dirname(folder))
      rmSync(join(root, folder), { recursive: true, force: true });
  };
  for (const name of readdirSync(join(STARTER, 'decks/regions')).filter((one) => !/^(us|gb)\./.test(one)))
    rmSync(join(root, 'decks/regions', name));
  const kept: Kept = new Map();
  readLibrary(root, TEMPLATES, { kept, letters: FONT_LETTERS });
  const planted = (edits: Edits, known: Kept): LibraryRead => {
    const own = Object.keys(edits).some((path) => path.startsWith('templates/'));
    if (own) cpSync(TEMPLATES, join(root, 'templates'), { recursive: true, filter: isNeeded });
    for (const [path, content] of Object.entries(edits)) put(path, content);
    const read = readLibrary(root, own ? join(root, 'templates') : TEMPLATES, { kept: known, letters: FONT_LETTERS });
    for (const path of Object.keys(edits)) restore(path);
    rmSync(join(root, 'templates'), { recursive: true, force: true });
    return read;
  };
  const judge = async (edits: Edits, { requireApproved, until }: Parameters<StarterField['judge']>[1] = {}, known = new Map(kept)) => {
    const read = planted(edits, known);
    const said: Diagnostic[] = [];
    for await (const more of saidOf(read, { kept: known, ...(requireApproved && { requireApproved }) })) {
      said.push(...more);
      if (said.some(({ code }) => code === until)) break;
    }
    return said;
  };
  /** A cure often leaves the starter as it was. */
  let clean: Promise<readonly Diagnostic[]> | undefined;
  return {
    judge(edits, wish = {}): Promise<readonly Diagnostic[]> {
      const changed = changedBy(edits);
      if (Object.keys(changed).length > 0 || wish.requireApproved) return judge(changed, wish);
      clean ??= judge({}, {}, kept);
      return clean;
    },
    remove: () => rmSync(root, { recursive: true }),
  };
}
