import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readPair } from '../../scripts/content/translate/read-pair.js';
import { readPairs } from '../../scripts/content/translate/read-pairs.js';
import { hasErrors } from '../../scripts/model/diagnostic.js';
import { beforeOmegaT } from '../support/omegat-words.js';
import { BOTH, ENGLISH, imported, inModule, SPANISH, TEA, teaPair, xliffOf } from '../support/translation-cases.js';

const codesOf = (text: string, pairs = [teaPair()]) => [...new Set(imported(pairs, text).diagnostics.map(({ code }) => code))];
const textOf = (pairs: Parameters<typeof imported>[0], text: string, path = TEA.to) =>
  imported(pairs, text).files.find(({ pair }) => pair.file.to === path)?.text;
const yaml = (kind: 'claims' | 'shared' | 'safety' | 'glossary' | 'fixed', source: string, target?: string) => {
  const path = kind === 'shared' ? 'decks/project.yaml' : `decks/${kind}/es.yaml`;
  return readPair(
    { kind, from: `decks/${kind}/en.yaml`, to: path, source: '' },
    { source, target: kind === 'shared' ? source : target },
    BOTH,
  );
};
const translated = (pairs: readonly ReturnType<typeof yaml>[], words: Readonly<Record<string, string>>): string =>
  Object.entries(words).reduce(
    (text, [english, spanish]) =>
      text.replace(new RegExp(`(<source>${english}</source>\\s*<target[^>]*>)${english}(?=</target>)`), `$1${spanish}`),
    xliffOf(pairs),
  );

test('what nobody edited changes nothing in all that is shipped, and what is written from it says the same', () => {
  const pairs = readPairs({ root: '.', templates: 'templates', ...BOTH });
  const text = xliffOf(pairs);
  expect(imported(pairs, text)).toMatchObject({ files: [], diagnostics: [] });
  // From nothing: each file is made anew, and read back in it every text is what it was.
  const anew = pairs
    .filter(({ file, units }) => file.kind === 'module' && units.some(({ target }) => target))
    .slice(0, 6)
    .map((pair) => ({ ...pair, target: undefined, unlike: [], units: pair.units.map(({ target: _, to: __, ...unit }) => unit) }));
  const only = text.replace(/ *<file original="([^"]*)"[\s\S]*?<\/file>\n/g, (whole, path) =>
    anew.some(({ file }) => file.to === path) ? whole : '',
  );
  const { files, diagnostics } = imported(anew, only);
  expect(diagnostics.filter(({ code }) => code !== 'codes-differ' && code !== 'numbers-differ')).toEqual([]);
  expect(files).toHaveLength(6);
});

test('what OmegaT 3.6 sends back stands where it belongs, cut into sentences and joined again, with every code', () => {
  const { files, diagnostics } = imported([beforeOmegaT()], readFileSync('test/fixtures/omegat.xlf', 'utf8'));
  expect(diagnostics).toEqual([]);
  // A heading that is the same in both is left as it is.
  expect(files[0]?.text.replace(/[\s\S]*(?=## )/, '')).toBe(
    '## Brief: Tea\n\nCalienta a **4 de 5** de nosotros.[^warm] Pregunte a [us](tel:555) & llame al {{crisis}} en seguida.\\\nNo espere < 5 minutos.[^instruction]\n\n- Déjelo reposar **5 minutos**. Luego bébalo.[^warm][^stand]\n\n| Clase | Tiempo |\n| --- | --- |\n| Negro \\| blanco | 5 minutos |\n',
  );
});

describe('what is edited is written where it stands, and nothing else', () => {
  test('a paragraph', () => {
    const text = xliffOf([teaPair()]).replace('en seguida', 'al 5 * 5, [ya]');
    expect(codesOf(text)).toEqual(['numbers-differ']);
    expect(textOf([teaPair()], xliffOf([teaPair()]).replace('en seguida', '*ya*, [hoy](aquí)'))).toBe(
      inModule(SPANISH.replace('en seguida', '*ya\\*, [hoy](aquí\\)')),
    );
  });

  test('codes in another order', () => {
    const [english, spanish] = ['**Call** {{crisis}} or [us](tel:1).', '**Llame** al {{crisis}} o a [nosotros](tel:1).'];
    const pair = teaPair(english, spanish);
    const turned = xliffOf([pair]).replace(
      /<g id="1" ctype="bold">Llame<\/g>[\s\S]*?<g id="3" ctype="link">nosotros<\/g>\./,
      'A <g id="3" ctype="link">nosotros</g> o al <ph id="2" ctype="x-value"/> <g id="1">llame</g>.',
    );
    expect(textOf([pair], turned)).toBe(inModule('A [nosotros](tel:1) o al {{crisis}} **llame**.'));
  });

  test("segments in another order, a file without the tool's own attributes, and line breaks of a tool", () => {
    const whole = xliffOf([teaPair()]).replace('en seguida', 'ahora');
    const units = whole.match(/ *<trans-unit[\s\S]*?<\/trans-unit>\n/g) ?? [];
    const turned = whole.replace(/(?<=<body>\n)[\s\S]*(?= *<\/body>)/, [...units].reverse().join(''));
    expect(textOf([teaPair()], turned)).toBe(inModule(SPANISH.replace('en seguida', 'ahora')));
    expect(textOf([teaPair()], whole.replace(/(<target[^>]*>)/g, '$1\n   '))).toBe(inModule(SPANISH.replace('en seguida', 'ahora')));
    const bare = whole.replace(/ (?:category|product-name|extradata)="[^"]*"/g, '');
    expect(codesOf(bare)).toEqual(['words-newer']);
    expect(imported([teaPair()], bare, { force: true }).files).toHaveLength(1);
  });

  test('a text that has moved is known by its words', () => {
    const now = teaPair(`Be still.\n\n${ENGLISH}`, `Quédese quieto.\n\n${SPANISH}`);
    expect(textOf([now], xliffOf([teaPair()]).replace('en seguida', 'ahora'))).toContain('Llame al {{crisis}} ahora.');
  });
});

describe('what is missing is made as in the first language', () => {
  test('a file', () => {
    const pair = teaPair(ENGLISH, undefined);
    const fresh = { ...pair, target: undefined, units: pair.units.map(({ target: _, to: __, ...unit }) => unit) };
    expect(textOf([fresh], xliffOf([teaPair()]))).toBe(inModule(SPANISH));
  });

  test('a passage, behind the one before it', () => {
    const more = '\n## Print: Tea\n\nBoil it.\n\n## Teach-back\n\n- When?\n';
    const pair = readPair(TEA, { source: inModule(ENGLISH) + more, target: `${inModule(SPANISH)}\n## Teach-back\n\n- ¿Cuándo?\n` }, BOTH);
    const text = xliffOf([pair]).replace('>Boil it.</target>', '>Hiérvalo.</target>');
    expect(textOf([pair], text)).toBe(`${inModule(SPANISH)}\n## Print: Tea\n\nHiérvalo.\n\n## Teach-back\n\n- ¿Cuándo?\n`);
  });

  test('an entry and a key of a file of one language, with its comments', () => {
    const source =
      '# Words.\n\nwarm:\n  says: "It warms you up."\n  short: "Smith and others, 2020"\n\ncold:\n  says: It cools you down.\n';
    const target = '# Palabras.\n\nwarm:\n  says: "Le da calor." # visto\n';
    const pair = yaml('claims', source, target);
    const text = translated([pair], { 'Smith and others, 2020': 'Smith y otros, 2020', 'It cools you down.': 'Le refresca: mucho.' });
    expect(textOf([pair], text, pair.file.to)).toBe(
      '# Palabras.\n\nwarm:\n  says: "Le da calor." # visto\n  short: "Smith y otros, 2020"\n\ncold:\n  says: "Le refresca: mucho."\n',
    );
  });

  test('a language in a file of all languages', () => {
    const source =
      'title: { en: Tea for all of us } # top\nfacts:\n  a:\n    en: Come in here\n  b: { en: [one of us, two of us], es: ["TO TRANSLATE: one of us", dos de nosotros] }\n';
    const pair = yaml('shared', source);
    const text = translated([pair], { 'Tea for all of us': 'Té, para todos', 'Come in here': 'Pase', 'one of us': 'uno de nosotros' });
    expect(textOf([pair], text, pair.file.to)).toBe(
      'title: { en: Tea for all of us, es: "Té, para todos" } # top\nfacts:\n  a:\n    en: Come in here\n    es: Pase\n  b: { en: [one of us, two of us], es: ["uno de nosotros", dos de nosotros] }\n',
    );
  });

  test('a value that the translator typed is no code of the text', () => {
    const pair = yaml('fixed', 'call: Call {number} when you can.\n', 'call: Llame al {number}.\n');
    const typed = xliffOf([pair]).replace('Llame al', 'Llame {name} al');
    expect(codesOf(typed, [pair])).toEqual(['words-not-put-in']);
  });

  test('what still reads as in the first language is left, and a name only where the tool says so', () => {
    const pair = yaml('fixed', 'call: Call us when you can.\nname: Spravato\n', '');
    expect(imported([pair], xliffOf([pair])).files).toEqual([]);
    const told = xliffOf([pair]).replaceAll('state="new"', 'state="translated"');
    expect([...(imported([pair], told).files[0]?.text ?? '')].join('')).toContain('name: Spravato');
  });
});

describe('what cannot be trusted is told, and nothing of it is written', () => {
  const whole = xliffOf([teaPair()]);
  test.each([
    ['nothing', '', 'xliff-unread'],
    ['another text', 'Dear all, here it is.', 'xliff-unread'],
    ['a page', '<html><body/></html>', 'xliff-unread'],
    ['XLIFF 2', whole.replace('version="1.2"', 'version="2.0"'), 'xliff-unread'],
    ['no file in it', '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"/>', 'xliff-unread'],
    ['entities', whole.replace('<xliff', '<!DOCTYPE x [<!ENTITY a "aaa"><!ENTITY b "&a;&a;">]>\n<xliff'), 'xliff-unread'],
    ['an outer file', whole.replace('<xliff', '<!DOCTYPE x SYSTEM "file:///etc/passwd">\n<xliff'), 'xliff-unread'],
    ['depth', whole.replace('Calienta', `${'<g id="1">'.repeat(5000)}${'</g>'.repeat(5000)}`), 'xliff-unread'],
    ['comments that never end', whole.replace('</xliff>', '<!-- '.repeat(50_000)), 'xliff-unread'],
    ['more than any explainer has', `${whole}${' '.repeat(8 * 1024 * 1024)}`, 'xliff-unread'],
    ['a broken tag', whole.replace('</source>', '</sorce>'), 'xliff-unread'],
    ['an entity that is none', whole.replace('Calienta', 'Calienta &nada;'), 'xliff-unread'],
    ['another source language', whole.replace('source-language="en"', 'source-language="de"'), 'xliff-foreign'],
    ['another language', whole.replace('target-language="es"', 'target-language="fr"'), 'xliff-foreign'],
    ['no language', whole.replace(' target-language="es"', ''), 'xliff-foreign'],
    ['another file', whole.replace('modules/tea/es', 'modules/../../../etc/es'), 'xliff-foreign'],
    ['a file twice', whole.replace(/ *<file [\s\S]*<\/file>\n/, '$&$&'), 'segment-twice'],
    ['a code twice', whole.replace('en seguida', '<ph id="1"/>'), 'codes-differ'],
    ['a code of nobody', whole.replace('en seguida', '<x id="77"/>'), 'codes-differ'],
    ['a pair around nothing', whole.replace('<g id="1" ctype="bold">4 de 5</g>.<x', '4 de 5 <x id="1"/>.<x'), 'codes-differ'],
    ['a source that never was', whole.replace('<source>It warms', '<source>It cools'), 'source-changed'],
  ])('%s', (_, text, code) => {
    const { files, diagnostics } = imported([teaPair()], text);
    expect([...new Set(diagnostics.map((one) => one.code))]).toEqual([code]);
    expect(hasErrors(diagnostics)).toBe(true);
    expect(diagnostics.every(({ at, hint }) => at?.file === 'words.xlf' && at.line > 0 && hint)).toBe(true);
    if (code !== 'source-changed') expect(files).toEqual([]);
  });

  test('cut anywhere, it is told', () => {
    for (let length = 60; length < whole.length - 2; length += 97) expect(codesOf(whole.slice(0, length))).toEqual(['xliff-unread']);
  });

  test('all that is wrong is told at once', () => {
    const text = whole.replace('4 de 5', '4 de 9').replace('<ph id="1" ctype="x-value">{{crisis}}</ph> en seguida', '9 en seguida');
    expect(codesOf(text)).toEqual(['numbers-differ', 'codes-differ']);
  });
});

describe('what tools add to a file, by the habits of each', () => {
  const marked = (between: string): string =>
    xliffOf([teaPair(ENGLISH.replace('at once.', 'at once. Sit down.'), SPANISH.replace('en seguida.', 'en seguida. Siéntese.'))]).replace(
      /<target state="translated">Llame al (<ph[^/]*\/ph>) en seguida\. Siéntese\.<\/target>/,
      `<seg-source><mrk mtype="seg" mid="1">Call $1 at once.</mrk> <mrk mtype="seg" mid="2">Sit down.</mrk></seg-source>
        <target state="translated"><mrk mtype="seg" mid="1">Llame ya al $1.</mrk>${between}<mrk mtype="seg" mid="2">Siéntese.</mrk></target>
        <alt-trans match-quality="88%"><source>Call</source><target>Marque</target></alt-trans>`,
    );
  const pair = () => teaPair(ENGLISH.replace('at once.', 'at once. Sit down.'), SPANISH.replace('en seguida.', 'en seguida. Siéntese.'));

  test.each(['', ' ', '\n          '])(
    'sentences that were cut apart, with %j between them, and what a memory proposes beside them',
    (between) => {
      expect(textOf([pair()], marked(between))).toBe(inModule(SPANISH.replace('al {{crisis}} en seguida.', 'ya al {{crisis}}. Siéntese.')));
    },
  );

  test.each([
    [
      'a language with a country',
      (text: string) =>
        text.replaceAll('target-language="es"', 'target-language="es-US"').replaceAll('source-language="en"', 'source-language="en-US"'),
    ],
    [
      'no state, but an approval',
      (text: string) => text.replaceAll('<trans-unit ', '<trans-unit approved="yes" ').replaceAll(' state="translated"', ''),
    ],
    [
      'namespaces and notes of its own',
      (text: string) => text.replace('<xliff ', '<xliff xmlns:x="urn:x" x:a="1" ').replaceAll('</trans-unit>', '<x:note/></trans-unit>'),
    ],
    ['an empty target', (text: string) => text.replace(/<target[^>]*>Tea<\/target>/, '<target state="new"/>')],
    ['no target', (text: string) => text.replace(/<target[^>]*>Tea<\/target>/, '')],
  ])('%s', (_, change) => {
    const sent = change(xliffOf([teaPair()]).replace('en seguida', 'ya'));
    expect(codesOf(sent)).toEqual([]);
    expect(textOf([teaPair()], sent)).toBe(inModule(SPANISH.replace('en seguida', 'ya')));
  });

  test.each([
    ['Trados', 'xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" sdl:version="1.0"', 'Save Target As'],
    ['memoQ', 'xmlns:mq="MQXliff" mq:version="1"', 'Export (Stored Path)'],
    ['Phrase', 'xmlns:m="http://www.memsource.com/mxlf/2.0"', 'Completed file'],
  ])('the working file of %s is refused in one line that names what to save', (tool, names, menu) => {
    const { files, diagnostics } = imported([teaPair()], xliffOf([teaPair()]).replace('<xliff ', `<xliff ${names} `));
    expect(files).toEqual([]);
    expect(diagnostics).toMatchObject([
      { code: 'xliff-unread', message: expect.stringContaining(tool), hint: expect.stringContaining(menu) },
    ]);
  });
});
