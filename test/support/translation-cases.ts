import { type Imported, importWords } from '../../scripts/content/translate/import-words.js';
import { otherBlocks } from '../../scripts/content/translate/other-blocks.js';
import { type FilePair, readPair } from '../../scripts/content/translate/read-pair.js';
import { isLeft } from '../../scripts/content/translate/read-pairs.js';
import { readXliff } from '../../scripts/content/translate/read-xliff.js';
import { type Sources, withSources } from '../../scripts/content/translate/sources.js';
import { staleIn } from '../../scripts/content/translate/stale-words.js';
import { writeXliff } from '../../scripts/content/translate/write-xliff.js';
import type { Diagnostic } from '../../scripts/model/diagnostic.js';

export const BOTH = { first: 'en', locale: 'es' };
export const TEA = { kind: 'module' as const, from: 'decks/modules/tea/en.md', to: 'decks/modules/tea/es.md', source: '' };
export const ENGLISH = 'It warms **4 of 5**.[^warm]\n\nCall {{crisis}} at once.';
export const SPANISH = 'Calienta a **4 de 5**.[^warm]\n\nLlame al {{crisis}} en seguida.';

export const inModule = (body: string, head = 'title: Tea\nsummary: It is warm today.'): string =>
  `---\n${head}\n---\n\n## Brief: Tea\n\n${body}\n`;

/** A module in English beside one in Spanish. */
export const teaPair = (english = ENGLISH, spanish: string | undefined = SPANISH): FilePair =>
  readPair(TEA, { source: inModule(english), target: spanish === undefined ? undefined : inModule(spanish) }, BOTH);

/** What the export writes of some files. */
export const xliffOf = (pairs: readonly FilePair[], project = 'tea'): string =>
  writeXliff(
    { project, ...BOTH },
    pairs.map(({ file, units }) => ({
      path: file.to,
      segments: units.map((unit) => ({
        unit,
        state: unit.target && !isLeft(unit) ? ('translated' as const) : ('new' as const),
        notes: [],
      })),
    })),
  );

interface More {
  readonly force?: boolean;
  readonly sources?: Sources;
}

/** What the import makes of an XLIFF text. */
export function imported(pairs: readonly FilePair[], text: string, { force = false, sources = new Map() }: More = {}): Imported {
  const unread: Diagnostic[] = [];
  const files = readXliff(text, 'words.xlf', unread);
  const done = importWords(pairs, { project: 'tea', ...BOTH, force, files, sources });
  return { ...done, diagnostics: [...unread, ...done.diagnostics] };
}

/** What is told of a file that came back otherwise than it went out. */
const back =
  (change: (text: string) => string, now: FilePair = teaPair()) =>
  async (): Promise<readonly Diagnostic[]> =>
    imported([now], change(xliffOf([teaPair()]))).diagnostics;

const as = (old: string, put: string) => (text: string) => text.replace(old, put);
const same = back((text) => text);
const MARK = '<x id="2" ctype="x-mark" equiv-text="[^warm]"/></target>';
const besideSpanish = (spanish: string) => async () => otherBlocks(teaPair('It is warm.', spanish), BOTH);

const kept = (): Sources => withSources(new Map(), TEA.to, teaPair().units, teaPair().units);
const stale = (now: FilePair) => async () => staleIn(now, kept(), BOTH);

export const TRANSLATION_CASES = {
  stale: {
    planted: stale(teaPair(ENGLISH.replace('at once', 'today'))),
    follows: 'Translate it anew',
    cured: stale(teaPair(ENGLISH.replace('at once', 'today'), SPANISH.replace('en seguida', 'hoy'))),
  },
  'other-blocks': {
    planted: besideSpanish('Es tibio.\n\nEs dulce.'),
    follows: 'Give both the same paragraphs',
    cured: besideSpanish('Es tibio. Es dulce.'),
  },
  'xliff-unread': { planted: back((text) => text.slice(0, 900)), follows: 'Export the words again', cured: same },
  'xliff-foreign': { planted: back(as('category="tea"', 'category="coffee"')), follows: 'Import them in that project', cured: same },
  'proposal-left': {
    planted: back((text) =>
      text.replace('<target state="translated">Llame', '<target state="needs-translation" state-qualifier="mt-suggestion">Marque'),
    ),
    follows: 'read and confirm it',
    cured: back((text) =>
      text.replace('<target state="translated">Llame', '<target state="translated" state-qualifier="mt-suggestion">Marque'),
    ),
  },
  'segment-twice': {
    planted: back((text) => text.replace(/ *<trans-unit id="brief.2"[\s\S]*?<\/trans-unit>\n/, '$&$&')),
    follows: 'Take one of the two out',
    cured: same,
  },
  'source-changed': {
    planted: back((text) => text, teaPair(ENGLISH.replace('at once', 'today'))),
    follows: 'take this segment out of the file',
    cured: back(
      (text) => text.replace(/ *<trans-unit id="brief.3"[\s\S]*?<\/trans-unit>\n/, ''),
      teaPair(ENGLISH.replace('at once', 'today')),
    ),
  },
  'codes-differ': {
    planted: back(as(MARK, '</target>')),
    follows: 'Put each code of the source into it once',
    cured: back(as(`.${MARK}`, `!${MARK}`)),
  },
  'numbers-differ': {
    planted: back(as('4 de 5', '4 de 6')),
    follows: 'Write the numbers of the source',
    cured: back(as('4 de 5', 'unas 4 de 5')),
  },
  'words-newer': {
    planted: back(as('en seguida', 'ya mismo'), teaPair(ENGLISH, SPANISH.replace('en seguida', 'ahora'))),
    follows: 'take this segment out of the file',
    cured: back(
      (text) => text.replace(/ *<trans-unit id="brief.3"[\s\S]*?<\/trans-unit>\n/, ''),
      teaPair(ENGLISH, SPANISH.replace('en seguida', 'ahora')),
    ),
  },
  'words-not-put-in': {
    planted: back((text) => text.replaceAll('>Tea</target>', '>Té {#tea}</target>')),
    follows: 'take the segment out of the file',
    cured: same,
  },
};
