import { wordsIn } from './codes.js';
import type { FilePair, Unit } from './read-pair.js';
import type { XliffHead } from './write-xliff.js';
import { xmlText } from './xml-codes.js';

interface Entry {
  readonly term: string;
  readonly plain: string;
  /** What it is called in the other language, as far as that is known. */
  readonly other: string | undefined;
}

/** Returns the glossary as TBX (the basic form of ISO 30042 that OmegaT, Trados, memoQ and Weblate read). */
export function writeTbx({ first, locale, project }: XliffHead, pair: FilePair | undefined): string {
  const entries = entriesOf(pair?.units ?? []);
  const term = (lang: string, text: string): string =>
    `        <langSet xml:lang="${lang}"><tig><term>${xmlText(text)}</term></tig></langSet>\n`;
  const body = entries.map(
    ({ term: own, plain, other }) =>
      `      <termEntry>\n        <descrip type="definition">${xmlText(plain)}</descrip>\n${term(first, own)}${other === undefined ? '' : term(locale, other)}      </termEntry>\n`,
  );
  const head = `  <martifHeader><fileDesc><sourceDesc><p>${xmlText(project)}</p></sourceDesc></fileDesc></martifHeader>\n`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<martif type="TBX-Basic" xml:lang="${first}">\n${head}  <text>\n    <body>\n${body.join('')}    </body>\n  </text>\n</martif>\n`;
}

function entriesOf(units: readonly Unit[]): Entry[] {
  const plain = new Map(units.filter(({ shape }) => shape === 'plain').map((unit) => [unit.place, unit]));
  return units
    .filter(({ shape }) => shape === 'term')
    .map(({ place, source, target }) => ({
      term: wordsIn(source),
      plain: wordsIn(plain.get(place)?.source ?? []),
      other: target && wordsIn(target),
    }));
}
