import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { FONT_LETTERS } from '../../scripts/bundle/fonts/open-fonts.js';
import { type BrandFiles, brandValues, packBrand, unpackBrand } from '../../scripts/content/brand-zip.js';
import { MOST_PACKED } from '../../scripts/content/limits.js';
import { readBrandZip } from '../../scripts/content/read-brand-zip.js';
import { photoDrawing } from '../../scripts/model/photo.js';
import { emptyClinic, libraryOf } from '../../scripts/studio/clinic.js';
import { clinicIn, filesOf } from '../../scripts/studio/clinic-file.js';
import { shippedLibrary } from '../support/shipped.js';

const library = shippedLibrary();
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const clinic = {
  ...emptyClinic(library),
  name: { en: 'Riverside "A&E": # Clínica' },
  facts: { phone: { en: '555-0142' }, hours: { en: 'Mon: 9 to 5\nTue: {closed}' } },
  colors: { accent: '#1f6a6b' },
  logo: photoDrawing({ href: `data:image/png;base64,${PNG}`, width: 1, height: 1 }),
};
const drawn = (fill: string) => ({ tag: 'rect', attributes: { width: '4', height: '4', fill }, children: [] });
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const taken = (files: Record<string, string>, name?: string) =>
  readBrandZip(zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, bytesOf(text)]))), {
    ...{ file: '/tmp/clinic.zip', name, letters: FONT_LETTERS },
  });

describe('the file of a clinic', () => {
  test('gives back what was saved, with a word to each line, and no word of a patient', () => {
    const read = unpackBrand(packBrand(filesOf(library, clinic))) as BrandFiles;
    expect(read.yaml).toContain('# Phone\n');
    expect(clinicIn(library, read.yaml)).toMatchObject({
      unknown: [],
      clinic: { name: clinic.name, facts: clinic.facts, colors: clinic.colors },
    });
    expect(read.logo).toEqual({ name: 'logo.png', bytes: new Uint8Array(Buffer.from(PNG, 'base64')) });
    expect(libraryOf(library, clinic).brand.logo).toBeDefined();
  });

  test('is taken into a project with its comments, under its own name or another one', () => {
    const own = readBrandZip(packBrand(filesOf(library, clinic)), { file: 'clinic.zip', letters: FONT_LETTERS });
    const other = readBrandZip(packBrand(filesOf(library, clinic)), { file: 'clinic.zip', name: 'north', letters: FONT_LETTERS });
    expect([own, other]).toMatchObject([{ id: 'riverside-a-e-clinica' }, { id: 'north' }]);
    const files = 'files' in other ? other.files : [];
    expect(files.map(({ name }) => name)).toEqual(['logo.png', 'brand.yaml']);
    expect(brandValues(String(files[1]?.bytes))).toMatchObject({ id: 'north', facts: { phone: { en: '555-0142' } }, logo: 'logo.png' });
    expect(String(files[1]?.bytes)).toContain('# Phone');
  });

  test('that leaves what it does not know is told so, and loses nothing else', () => {
    const read = clinicIn(
      library,
      'name: { en: North }\nregion: mars\nfax: 1\nfacts: { phone: { en: 555-0100 }, horoscope: { en: good } }\n',
    );
    expect(read?.unknown).toEqual(['fax', 'horoscope', 'mars']);
    expect(read?.clinic.facts).toEqual({ phone: { en: '555-0100' } });
  });

  test('keeps where its files stand on the web, and who may speak to them, from one saving to the next', () => {
    const kept = { baseUrl: { en: 'https://www.example.org/leaflets/' }, allowedOrigins: ['https://www.example.org'] };
    const read = clinicIn(library, filesOf(library, { ...clinic, kept: { ...clinic.kept, ...kept } }).yaml);
    expect(read).toMatchObject({ unknown: [], clinic: { kept } });
  });

  test.each([
    ['a color that no clinic has', 'colors: { sand: "#123456", accent: "#1f6a6b" }', 'sand', { colors: { accent: '#1f6a6b' } }],
    ['an address that is none', 'baseUrl: { en: "javascript:alert(1)" }', 'en', { kept: { baseUrl: {} } }],
    [
      'a site that is none',
      'allowedOrigins: ["https://x.org/", "https://www.example.org"]',
      'https://x.org/',
      { kept: { allowedOrigins: ['https://www.example.org'] } },
    ],
    ['modules that do not lie in it', 'modules: [{ module: a, after: b }]', 'modules', {}],
  ])('that holds %s says that it was not taken over', (_, line, unknown, taken) => {
    expect(clinicIn(library, `name: { en: North }\n${line}\n`)).toMatchObject({ unknown: [unknown], clinic: taken });
  });

  test('holds a logo as a drawing in the colors in which it was seen, and as the picture that it was', () => {
    const svg = {
      tag: 'svg',
      attributes: { viewBox: '0 0 8 4' },
      children: [drawn('var(--accent, #ff0000)'), drawn('var(--own, #00ff00)')],
    };
    const { logo } = filesOf(library, { ...clinic, logo: svg });
    expect([logo?.name, new TextDecoder().decode(logo?.bytes)]).toEqual([
      'logo.svg',
      expect.stringMatching(/fill="#1f6a6b".*fill="#00ff00"/),
    ]);
    const taken = readBrandZip(packBrand(filesOf(library, { ...clinic, logo: svg })), { file: 'clinic.zip', letters: FONT_LETTERS });
    expect(taken).toMatchObject({ files: [{ name: 'logo.svg' }, { name: 'brand.yaml' }], diagnostics: [] });
    const webp = photoDrawing({ href: 'data:image/webp;base64,UklGRg==', width: 1, height: 1 });
    expect(filesOf(library, { ...clinic, logo: webp }).logo?.name).toBe('logo.webp');
  });
});

describe('a file that is no clinic', () => {
  const packed = packBrand(filesOf(library, clinic));
  test.each([
    ['is no ZIP file', bytesOf('hello'), 'broken'],
    ['is cut off', packed.subarray(0, packed.length - 30), 'broken'],
    ['is empty', new Uint8Array(), 'broken'],
    ['is larger than a clinic', new Uint8Array(MOST_PACKED + 1), 'heavy'],
    ['unpacks to much more', zipSync({ 'logo.png': new Uint8Array(7_000_000), 'brand.yaml': bytesOf('id: x') }), 'heavy'],
    ['has very many files', zipSync(Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`${n}.txt`, bytesOf('x')]))), 'heavy'],
    ['has a name that leads out of it', zipSync({ '../../brand.yaml': bytesOf('id: x') }), 'names'],
    ['has an absolute name', zipSync({ '/etc/brand.yaml': bytesOf('id: x') }), 'names'],
    ["has a name with another system's slashes", zipSync({ '..\\brand.yaml': bytesOf('id: x') }), 'names'],
    ['has no brand.yaml', zipSync({ 'logo.png': bytesOf('x') }), 'empty'],
  ] as const)('is refused whole: it %s', (_, bytes, trouble) => {
    expect(unpackBrand(bytes)).toEqual({ trouble });
  });

  test('lies about its size, and no more is unpacked than it says', () => {
    const bytes = zipSync({ 'brand.yaml': bytesOf('name: { en: North }\n'.repeat(50_000)) });
    const size = new DataView(bytes.buffer, bytes.byteOffset);
    const central = bytes.length - 22 - 46 - 'brand.yaml'.length;
    size.setUint32(central + 24, 20, true);
    expect(unpackBrand(bytes)).toEqual({ yaml: 'name: { en: North }\n' });
  });

  test.each([
    ['an unknown key', { 'brand.yaml': 'id: north\nname: { en: North }\nregion: us\nfax: 1\n' }, 'unknown-key'],
    ['no YAML', { 'brand.yaml': 'id: [north' }, 'yaml-syntax'],
    ['one word for a brand.yaml', { 'brand.yaml': 'hello' }, 'wrong-type'],
    ['a list for a brand.yaml', { 'brand.yaml': '- id: north\n- name: North' }, 'wrong-type'],
    ['nothing in its brand.yaml', { 'brand.yaml': '# empty\n' }, 'wrong-type'],
    ['a value nested without end', { 'brand.yaml': `facts: ${'{ a: '.repeat(3000)}` }, 'over-limit'],
    ['a value nested without end in many lines', { 'brand.yaml': `facts:\n${'[\n'.repeat(3000)}` }, 'yaml-syntax'],
    [
      'a logo with a program in it',
      {
        'brand.yaml': 'id: north\nname: { en: North }\nregion: us\n',
        'logo.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>1</script></svg>',
      },
      'bad-svg',
    ],
  ])('is not written where it has %s: the message names the line', (_, files, code) => {
    const read = taken(files as unknown as Record<string, string>, 'north');
    expect('wrong' in read && read.diagnostics.map((one) => [one.code, one.at?.file.startsWith('clinic.zip/')])).toContainEqual([
      code,
      true,
    ]);
  });

  test('is not written where its brand.yaml refers to its own parts: no line of it would be what was seen', () => {
    const read = taken({ 'brand.yaml': 'id: north\nname: { en: &n North }\nregion: us\nfacts: { phone: { en: *n } }\n' }, 'north');
    expect(read).toMatchObject({ wrong: expect.stringContaining('without & and *'), diagnostics: [] });
  });
});
