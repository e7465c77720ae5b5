import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page, Printer } from '../../scripts/browser/open-printer.js';
import type { Diagnostic } from '../../scripts/model/diagnostic.js';
import { loadAndMeasure } from '../../scripts/stories/load-and-measure.js';
import { type AccessFault, openAccessField, type Piece, readAccessFaults } from '../support/accessible-field.js';
import { PHONE } from '../support/accessible-pages.js';
import { AXE, found as axeFinds } from '../support/axe-judge.js';
import { BROWSER_FACTS } from '../support/browser-facts.js';
import { openedAt } from '../support/browser-judges.js';
import type { Edit } from '../support/edits.js';
import { measuringScript } from '../support/judge-page.js';
import { onePrinter } from '../support/one-printer.js';
import { PDF_FACTS } from '../support/pdf-facts.js';
import { named, stateFloor } from '../support/plant.js';
import { shipPdf } from '../support/shipped-pdfs.js';

/** The fault list of accessibility: each fault is planted alone, and the gate that must catch it says its kind and its place. */
const { faults, harmless } = readAccessFaults();
const field = openAccessField();
const folder = mkdtempSync(join(tmpdir(), 'teachback-access-pages-'));
const LONG = 300_000;
let printer: Printer;

beforeAll(async () => {
  printer = await onePrinter();
}, LONG);
afterAll(async () => {
  field.remove();
  rmSync(folder, { recursive: true, force: true });
}, LONG);

/** What a gate says: its kind, and the place. */
interface Caught {
  readonly name: string;
  readonly says: string;
}

const judged = (all: readonly Diagnostic[]): Caught[] =>
  all.filter(({ severity }) => severity === 'error').map(({ code, message, at }) => ({ name: code, says: `${at?.file ?? ''} ${message}` }));

async function attempt(name: string, holds: () => unknown): Promise<Caught[]> {
  try {
    await holds();
    return [];
  } catch (cause) {
    return [{ name, says: (cause as Error).message }];
  }
}

/** Opens what the entry names, as a file on disk. */
function openPage(id: string, { html }: Piece, wish: Parameters<typeof openedAt>[2], use: Parameters<typeof openedAt>[3]): Promise<void> {
  const file = join(folder, `${id}.html`);
  writeFileSync(file, html);
  return openedAt(printer, pathToFileURL(file).href, wish, use);
}

const KEYS = { menu: 'm', keys: '?' } as const;

async function axeOn(id: string, piece: Piece, opens: string): Promise<Caught[]> {
  const names: string[] = [];
  const hash = opens.startsWith('#') ? opens.replace('#', '#/') : '';
  await openPage(id, piece, { hash, ...(opens === 'phone' && { size: PHONE }) }, async (page: Page) => {
    await page.evaluate(AXE);
    if (opens === 'menu' || opens === 'keys') await page.keyboard.press(KEYS[opens]);
    names.push(...(await axeFinds(page, opens || 'page')));
  });
  return names.map((one) => ({ name: /^[^:]+: ([\w-]+):/.exec(one)?.[1] ?? one, says: one }));
}

const measured = async (piece: Piece): Promise<Diagnostic[]> => {
  const script = await measuringScript;
  return printer.withUsedPage((page) => loadAndMeasure(page, { script, templates: async () => piece.templates }, piece));
};

const GATES: Readonly<
  Record<AccessFault['gate'], (id: string, piece: Piece, opens: string, code: readonly string[]) => Promise<Caught[]>>
> = {
  check: async () => [],
  measure: async (_, piece) => judged(await measured(piece)),
  pdf: async (_, piece) => {
    const found = judged(await measured(piece));
    const shipped = await shipPdf(printer, piece);
    const told = await Promise.all(
      Object.entries(PDF_FACTS).map(([name, holds]) =>
        attempt(name, () => holds(shipped, [piece.job.format, piece.job.paper].filter(Boolean).join(' '))),
      ),
    );
    return [...found, ...judged(shipped.made.diagnostics), ...told.flat()];
  },
  axe: axeOn,
  'browser-test': async (id, piece, _, code) => {
    const facts = Object.entries(BROWSER_FACTS).filter(([name]) => code.some((one) => name.includes(one)));
    const told = await Promise.all(
      facts.map(async ([name, { wish = {}, holds }]) =>
        attempt(name, () => openPage(`${id}-${name.length}`, piece, wish, (page, session) => holds(page, session))),
      ),
    );
    return told.flat();
  },
};

async function catchesOf({ id, gate, on, edits, code }: AccessFault): Promise<Caught[]> {
  if (gate === 'check') return judged(await field.check(edits));
  const [piece = '', opens = ''] = on.split(': ');
  return GATES[gate](id, await field.make(piece, edits), opens, code);
}

stateFloor('accessible-faults.yaml', faults, harmless);

const isCaught = async (fault: AccessFault): Promise<boolean> =>
  (await catchesOf(fault)).some(({ name, says }) => says !== '' && fault.code.some((code) => name.includes(code)));

// At once: the browser judges one while the next is rendered.
describe.concurrent('a gate says the kind and the place of', () => {
  test.each(named(faults))('%s', { timeout: LONG }, async (_, fault) => {
    expect(await isCaught(fault), 'as the list says by "missed"').toBe(!fault.missed);
  });
});

/** The pieces on which harmless edits are judged: they take in every template together, and each gate judges one or more. */
const PIECES: readonly { on: string; gate: AccessFault['gate']; opens?: string }[] = [
  ...['consult slides', 'consult reveal', 'take-home large-print letter'].map((on) => ({ on, gate: 'measure' as const })),
  ...['take-home brochure letter', 'take-home handout letter'].map((on) => ({ on, gate: 'pdf' as const })),
  ...['gallery', 'consult reveal'].map((on) => ({ on, gate: 'axe' as const })),
  { on: 'take-home booklet', gate: 'axe', opens: 'phone' },
  { on: 'consult reveal', gate: 'browser-test' },
];

/** All that every gate says of some edits. */
async function saidOf(id: string, edits: readonly Edit[], pieces: typeof PIECES): Promise<Caught[]> {
  const judge = async ({ on, gate, opens = '' }: (typeof PIECES)[number]): Promise<Caught[]> =>
    GATES[gate](`${id}-${on.replaceAll(' ', '-')}`, await field.make(on, edits), opens, [
      'keyboard',
      '44 px',
      'announced',
      'forced colors',
    ]);
  const all = await Promise.all(pieces.map(judge));
  return [...judged(await field.check(edits)), ...all.flat()];
}

test('harmless edits, all that can stand together at once, raise nothing', { timeout: LONG }, async () => {
  const rounds: Edit[][] = [];
  for (const { edits } of harmless) {
    const round = rounds.find((one) => edits.every(({ find }) => one.every((other) => other.find !== find)));
    if (round) round.push(...edits);
    else rounds.push([...edits]);
  }
  expect(rounds).toHaveLength(2);
  const [first = [], second = []] = rounds;
  expect(await saidOf('harmless', first, PIECES)).toEqual([]);
  // Another color of the brand: it is measured, and moves nothing.
  expect(second.map(({ file }) => file.endsWith('brand.yaml'))).toEqual([true]);
  expect(await saidOf('color', second, PIECES.slice(0, 1))).toEqual([]);
});
