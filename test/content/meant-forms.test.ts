import { describe, expect, test } from 'vitest';
import { formsMeantBy } from '../../scripts/content/meant-forms.js';
import { brokenProject, readBroken } from '../support/broken-project.js';

const brand = 'decks/brands/example-clinic/brand.yaml';
const project = 'decks/project.yaml';
const visit = 'decks/visit.deck.yaml';

describe('a value in another form is told with the one to write', () => {
  test.each([
    [brand, /^colors:[\s\S]*?(?=^\w)/m, 'colors: { accent: dark blue }\n', 'Write accent: "#00008b".'],
    [brand, /^colors:[\s\S]*?(?=^\w)/m, 'colors: { accent: 2b5d8a }\n', 'Write accent: "#2b5d8a".'],
    [brand, /^colors:[\s\S]*?(?=^\w)/m, 'colors: { accent: "rgb(43, 93, 138)" }\n', 'Write accent: "#2b5d8a".'],
    [brand, /^colors:[\s\S]*?(?=^\w)/m, 'colors: { accent: "#28a" }\n', 'Write accent: "#2288aa".'],
    [brand, /^colors:[\s\S]*?(?=^\w)/m, 'colors: { accent: "#2B5D8A;" }\n', 'Write accent: "#2b5d8a".'],
    [brand, /^colors:[\s\S]*?(?=^\w)/m, 'colors: { accent: 0x2b5d8a }\n', 'Write accent: "#2b5d8a".'],
    [brand, /^colors:[\s\S]*?(?=^\w)/m, 'colors: { accent: "43, 93, 138" }\n', 'Write accent: "#2b5d8a".'],
    [brand, /^ {2}phone: .*$/m, '  phone: 0123456789', 'Write phone: { en: "0123456789" }.'],
    [brand, /^ {2}phone: .*$/m, '  phone: +48221234567', 'Write phone: { en: "+48221234567" }.'],
    [brand, /^name: .*$/m, 'name: 007', 'Write name: { en: "007" }.'],
    [project, /^locales: .*$/m, 'locales: [en_US]', 'Write en-US.'],
    [brand, /^region: .*$/m, 'region: us\nallowedOrigins: ["https://www.example.org/"]', 'Write https://www.example.org.'],
    [visit, /^id: .*$/m, 'id: Our Visit', 'Write id: our-visit.'],
    [visit, /^teachBack: .*$/m, 'teachBack: [first-days skin]', 'Write first-days, skin.'],
    [project, /^date: .*$/m, 'date: 23.11.2026', 'Write date: 2026-11-23.'],
    [project, /^date: .*$/m, 'date: November 23, 2026', 'Write date: 2026-11-23.'],
    [project, /^facts:$/m, 'facts:\n  Opening Hours: { label: { en: Hours } }', 'Write opening-hours: for it.'],
  ])('%s, %s as %j', (file, from, to, hint) => {
    const root = brokenProject((files) => {
      const text = files.text(file).replace(from, to);
      expect(text).not.toBe(files.text(file));
      return { [file]: text };
    });
    expect(readBroken(root).diagnostics.map((one) => one.hint ?? '')).toContainEqual(expect.stringContaining(hint));
  });

  test.each([
    ['2026/11/23', '2026-11-23'],
    ['11/23/2026', '2026-11-23'],
    ['23 Nov 2026', '2026-11-23'],
    ['2026-3-4', '2026-03-04'],
    ['4.3.2026', '2026-03-04'],
    ['3/3/2026', '2026-03-03'],
  ])('%s is the day %s', (written, day) => expect(formsMeantBy(written)).toContain(day));

  test.each(['3/4/2026', '12/11/2026', 'next Monday', 'in 2026', '1.2.26'])('%s is no day that can be told for sure', (written) => {
    expect(formsMeantBy(written).filter((form) => /^\d{4}-\d\d-\d\d$/.test(form))).toEqual([]);
  });
});
