import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readLibrary } from '../../scripts/content/read-library.js';
import { readTemplates } from '../../scripts/content/read-templates.js';
import type { Kept } from '../../scripts/content/read-text.js';
import { languageOf } from '../../scripts/languages/index.js';
import type { Library } from '../../scripts/model/content.js';
import { buildPacket } from '../../scripts/packet/build-packet.js';
import { renderReview } from '../../scripts/packet/render-review.js';
import { hashBytes } from '../../scripts/publish/hash.js';
import { htmlEnvironment } from '../../scripts/render/templates.js';
import { wordsOf } from '../../scripts/reviews/read-words.js';
import { templatesRoot } from '../support/broken-project.js';
import { cleanIn, type Edit, planted } from '../support/edits.js';
import { ALL } from '../support/long-lists.js';
import { FROZEN, readFaults } from '../support/plant.js';

const { human } = readFaults(FROZEN);
const folder = mkdtempSync(join(tmpdir(), 'teachback-human-'));
cpSync(join(FROZEN.folder, 'decks'), join(folder, 'decks'), { recursive: true });
afterAll(() => rmSync(folder, { recursive: true }));
const kept: Kept = new Map();
const templates = readTemplates(templatesRoot);
const environment = htmlEnvironment(templates);

/** What a reviewer reads of the content with some edits. */
function packetWith(edits: readonly Edit[]): string {
  const texts = planted(edits, FROZEN.folder);
  for (const [file, text] of texts) writeFileSync(join(folder, file), text);
  const library = readLibrary(folder, templatesRoot, { kept }).library as Library;
  for (const file of texts.keys()) writeFileSync(join(folder, file), cleanIn(FROZEN.folder, file));
  const packet = buildPacket({
    ...{
      reader: { library, locale: 'en', language: languageOf('en'), region: 'us' },
      decks: [],
      asOf: '2026-11-23',
      diagnostics: [],
      statuses: {},
    },
    ...{ termsIn: () => [], changes: { first: [], others: [], modules: [] }, pieces: [], checklist: { pieces: [], items: [] } },
    wordsOf: (module) => wordsOf(library, { module, locale: 'en', regions: ['us'] }, hashBytes) ?? [],
  });
  return renderReview(packet, { templates, environment, words: library.words.en ?? {}, paper: 'letter' }).body.replaceAll('&#x27;', "'");
}

const clean = packetWith([]);

/** Some of them; the long run has all. */
const tried = ALL ? human : human.slice(0, 4);

test.each(tried.map(({ id, edits }) => [id, edits] as const))(
  '%s: what no program can judge is before the eyes of whoever reads the packet',
  (_, edits) => {
    const before = new Set(clean.split('\n'));
    const fresh = packetWith(edits)
      .split('\n')
      .filter((one) => !before.has(one));
    expect(fresh.length).toBeGreaterThan(0);
    const said = edits.flatMap(({ find, with: text }) => (find.includes(wordsIn(text)) ? [] : [wordsIn(text)]));
    for (const words of said) expect(fresh.join('\n')).toContain(words);
  },
);

/** The longest run of words in what was written that is printed as it stands. */
function wordsIn(written: string): string {
  if (/^\s*(?:qualifiedBy|role|takesUp)|^$/m.test(written)) return '';
  const runs = written.split(/\[\^[^\]]*\]|[|#*\n"]|[.!?:]\s|^\w+:/).map((run) => run.trim());
  return runs.sort((a, b) => b.length - a.length)[0] ?? '';
}
