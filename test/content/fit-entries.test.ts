import { describe, expect, test } from 'vitest';
import { stoppedDecks } from '../../scripts/compose/stopped-decks.js';
import { brokenProject, readBroken } from '../support/broken-project.js';

const project = 'decks/project.yaml';

/** What is left of the project with its line `key: ...` written as `line`, and what is stopped. */
function withLine(line: string) {
  const key = line.split(':')[0] ?? '';
  const root = brokenProject((files) => ({ [project]: files.text(project).replace(new RegExp(`^${key}: .*$`, 'm'), line) }));
  const { library, diagnostics } = readBroken(root);
  return { library, diagnostics, stopped: library ? stoppedDecks(library, diagnostics).size : undefined };
}

describe('an entry of a list of the project that cannot be used stops itself alone', () => {
  test.each([
    ['locales: [en, english]', 'locales', ['en'], 'locales.1'],
    ['locales: [e_n, en]', 'locales', ['en'], 'locales.0'],
    ['brands: [example-clinic, River Clinic]', 'brands', ['example-clinic'], 'brands.1'],
    ['brands: [My_Clinic, example-clinic]', 'brands', ['example-clinic'], 'brands.0'],
    ['papers: [letter, a5]', 'papers', ['letter'], 'papers.1'],
    ['papers: [A4, a4, legal]', 'papers', ['a4'], 'papers.0'],
  ] as const)('%s', (line, key, left, named) => {
    const { library, diagnostics } = withLine(line);
    expect(library?.project[key]).toEqual(left);
    expect(diagnostics[0]).toMatchObject({ severity: 'error', at: { file: project } });
    expect(diagnostics[0]?.message).toContain(`"${named}" is`);
    if (library)
      expect(
        [...stoppedDecks(library, diagnostics).values()].filter(({ locale, brand }) => locale === 'en' && brand === 'example-clinic'),
      ).toEqual([]);
  });

  test.each(['locales: [english]', 'papers: [a5]', 'brands: [River Clinic]', 'date: tomorrow', 'version: ""'])(
    '%s leaves nothing to make, and is told',
    (line) => {
      const { library, diagnostics } = withLine(line);
      expect(library).toBeUndefined();
      expect(diagnostics.length).toBeGreaterThan(0);
    },
  );
});
