import { expect, test } from 'vitest';
import { readYaml } from '../../scripts/content/read-yaml.js';
import { brandSchema } from '../../scripts/content/schema/brand.js';
import { claimsSchema } from '../../scripts/content/schema/claims.js';
import type { Diagnostic } from '../../scripts/model/diagnostic.js';
import { fixtureFiles } from '../support/broken-project.js';

const BRAND = `id: clinic
name: { en: River Clinic }
region: us # the country
logo: logo.svg
colors:
  accent: "#2b5d8a"
offers: [cast] # what it offers
facts:
  phone: { en: 555-0100 }
  hours: { en: "Monday to Friday" }
  author: { en: "River Clinic" }
`;

function told(text: string, schema: typeof brandSchema | typeof claimsSchema = brandSchema): Diagnostic[] {
  const found: Diagnostic[] = [];
  readYaml({ file: 'a.yaml', text }, schema, found);
  return found;
}

test.each([
  ['"Monday to Friday" }', '"Monday to Friday" es: "Lunes a viernes" }', 10, 'hours: { en: "Monday to Friday", es: "Lunes a viernes" }'],
  ['{ en: River Clinic }', "{ en: 'River Clinic' es: 'Clínica' }", 2, "name: { en: 'River Clinic', es: 'Clínica' }"],
  ['"#2b5d8a"', '"#2b5d8a",', 6, 'Take the comma at the end out: accent: "#2b5d8a"'],
  ['logo: logo.svg', 'logo: "logo.svg",', 4, 'Take the comma at the end out: logo: "logo.svg"'],
  ['facts:\n', 'facts: {} # by name\n', 8, 'Take what says that nothing follows out: facts:'],
  ['[cast]', '[cast', 7, 'Close the bracket: offers: [cast]'],
  ['[cast]', '[cast]]', 7, 'Take one ] out: offers: [cast]'],
  ['River Clinic }', 'River Clinic }}', 2, 'Take one } out: name: { en: River Clinic }'],
  ['region: us', 'region: [us]', 3, 'Write the one text without brackets: region: us'],
  ['region: us', 'region: [ "us", ]', 3, 'Write the one text without brackets: region: "us"'],
  ['logo: logo.svg', 'logo: [logo.svg]', 4, 'Write the one text without brackets: logo: logo.svg'],
  ['region: us', 'region = us', 3, 'Write a colon and a blank between the two: region: us'],
  ['region: us', 'region:us', 3, 'Write a colon and a blank between the two: region: us'],
  ['region: us', 'region; us', 3, 'Write a colon and a blank between the two: region: us'],
  ['{ en: River Clinic }', '{ en = River Clinic }', 2, 'name: { en: River Clinic }'],
  ['{ en: River Clinic }', '{en:River Clinic}', 2, 'name: {en: River Clinic}'],
  ['{ en: River Clinic }', '{ en=River Clinic, es=Clínica }', 2, 'name: { en: River Clinic, es: Clínica }'],
  ['region: us', 'region：us', 3, 'Write a colon and a blank between the two: region: us'],
  ['{ en: River Clinic }', 'River Clinic: pain and mood', 2, 'name: { en: "River Clinic: pain and mood" }'],
  ['  hours:', '   hours:', 10, 'Begin this line with 2 blanks: hours:'],
  ['  hours:', 'hours:', 10, 'Begin this line with 2 blanks: hours:'],
  ['  hours:', ' hours:', 10, 'Begin this line with 2 blanks: hours:'],
  ['name: {', ' name: {', 2, 'Begin this line with no blank: name:'],
  ['{ en: River Clinic }', '\nen: River Clinic', 3, 'Begin this line with 2 blanks: en: River Clinic'],
  ['to Friday" }', 'to\n  Friday" }', 11, 'Begin this line with 4 blanks: Friday" }'],
])('%j as %j is one message at its line, with the line to write', (from, to, line, hint) => {
  const found = told(BRAND.replace(from, to));
  expect(found.map(({ code, at }) => `${code} ${at?.line}`)).toEqual([`yaml-syntax ${line}`]);
  expect(found[0]?.hint).toContain(hint);
});

test('an entry of a list without its hyphen is one message, however much follows it', () => {
  const text = fixtureFiles.text('decks/claims.yaml').replace(/^- id: raising/m, 'id: raising');
  const found = told(text, claimsSchema);
  expect(found.map(({ hint }) => hint)).toEqual(['Begin each entry of the list with "- ": - id: raising']);
});

test('two mistakes in one file are two messages', () => {
  const found = told(BRAND.replace('region: us', 'region = us').replace('"#2b5d8a"', '"#2b5d8a",'));
  expect(found.length).toBe(2);
});
