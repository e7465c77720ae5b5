import { languageOf } from '../languages/index.js';
import type { Block, Inline, Library, Module } from '../model/content.js';
import { type Diagnostic, error } from '../model/diagnostic.js';
import { allBlocks, plainText, runsOf } from '../model/tree.js';

type Phone = Extract<Block, { kind: 'phone' }>;

/** What only a person can say. */
const OPEN = 'TO FILL IN';
const LONGEST_ID = 3;

/**
 * Reports the phone boxes of a module in which signs of its own stand, as until 0.2.0: in a list, in several sentences, or where the
 * data has no sign of that urgency. One message a file, with the new form written out. What data that could not be read lacks says nothing.
 */
export function reportOldBoxes(module: Module, safety: Library['safety'], diagnostics: Diagnostic[]): void {
  const urgencies = new Set(Object.values(safety).map(({ urgency }) => urgency));
  const isUnread = diagnostics.some(({ severity, at }) => severity === 'error' && at?.file.startsWith('decks/safety'));
  const { sentencesOfRun } = languageOf(module.locale);
  const isOld = ({ urgency, blocks }: Phone): boolean => {
    const inner = allBlocks(blocks);
    if (inner.some(({ kind }) => kind === 'list')) return true;
    if (urgency === undefined || blocks.length === 0) return false;
    const isLong = inner.some((block) => runsOf(block).some((run) => sentencesOfRun(run).filter(({ text }) => hasWords(text)).length > 1));
    return isLong || blocks.filter(({ kind }) => kind === 'paragraph').length > 1 || (!isUnread && !urgencies.has(urgency));
  };
  const { slides, brief, print } = module;
  const blocks = [...slides, brief, print].flatMap((passage) => allBlocks(passage?.blocks ?? []));
  const boxes = blocks.filter((block): block is Phone => block.kind === 'phone' && isOld(block));
  const [first] = boxes;
  if (!first) return;
  const lines = [...new Set(boxes.map(({ at }) => at.line))].join(', ');
  const message = `The phone boxes of this file (line ${lines}) hold signs of their own. Danger signs are data now: each is an entry of decks/safety.yaml, and a box prints those of its urgency below one sentence at most.`;
  const signs = signsIn(boxes);
  const entries = signs.map(({ id, urgency }) => `{ id: ${id}, kind: sign, urgency: ${urgency}, source: ${OPEN}, checked: ${OPEN} }`);
  const words = signs.map(({ id, says }) => `${id}: { says: ${JSON.stringify(says)} }`);
  const renamed = boxes.some(({ urgency }) => urgency === undefined) ? ' (::: phone clinic is ::: phone same-day now)' : '';
  const hint =
    `Write into decks/safety.yaml: [${entries.join(', ')}]; into decks/safety/${module.locale}.yaml: { ${words.join(', ')} }; take the signs out of the boxes${renamed}; ` +
    `and name them in decks/requirements.yaml, in tells: { ${toldBy(signs)} }.`;
  diagnostics.push(error({ code: 'old-form', message, at: first.at, hint }));
}

interface OldSign {
  readonly id: string;
  readonly urgency: string;
  readonly says: string;
}

/** The signs of each urgency, from the passage that lists most of them. */
function signsIn(boxes: readonly Phone[]): OldSign[] {
  const byUrgency = new Map<string, string[]>();
  for (const box of boxes) {
    const urgency = box.urgency ?? 'same-day';
    const says = writtenIn(box);
    if (says.length > (byUrgency.get(urgency)?.length ?? 0)) byUrgency.set(urgency, says);
  }
  const used = new Set<string>();
  return [...byUrgency].flatMap(([urgency, all]) =>
    all.map((says) => {
      const stem = idOf(says);
      let id = stem;
      for (let n = 2; used.has(id); n++) id = `${stem}-${n}`;
      used.add(id);
      return { id, urgency, says };
    }),
  );
}

/** A number at the start of a line is none: "911. Call at once." is one sentence. */
const hasWords = (text: string): boolean => /\p{L}/u.test(text);

/** Each entry of its lists; without a list, each sentence. */
function writtenIn({ blocks }: Phone): string[] {
  const inner = allBlocks(blocks);
  const items = inner.flatMap((block) => (block.kind === 'list' ? block.items.flatMap((item) => item.blocks) : []));
  const runs = (items.length > 0 ? allBlocks(items) : inner)
    .flatMap((block) => runsOf(block))
    .map((run: readonly Inline[]) => plainText(run));
  const texts = items.length > 0 ? runs : runs.flatMap((run) => run.split(/(?<=[.;])\s+/));
  return texts
    .map((one) => one.trim().replace(/[.;]$/, ''))
    .flatMap((one) => (hasWords(one) ? [one.charAt(0).toLowerCase() + one.slice(1)] : []));
}

const idOf = (says: string): string =>
  says
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .toLowerCase()
    .split(/\s+/)
    .slice(0, LONGEST_ID)
    .join('-')
    .replace(/[^a-z0-9-]/g, '') || 'sign';

const toldBy = (signs: readonly OldSign[]): string =>
  [...new Set(signs.map(({ urgency }) => urgency))]
    .map((urgency) => `${urgency}: [${signs.flatMap((sign) => (sign.urgency === urgency ? [sign.id] : [])).join(', ')}]`)
    .join(', ');
