import { cpSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { brokenProject, fixtureFiles, readBroken } from '../support/broken-project.js';

/** What is said of the clinic of the fixture under another id, in a folder of that name. */
function ofBrand(id: string) {
  const root = brokenProject(
    (files) => ({
      'decks/project.yaml': files.text('decks/project.yaml').replace(/^brands: .*$/m, `brands: [${id}]`),
      [`decks/brands/${id}/brand.yaml`]: files.text('decks/brands/example-clinic/brand.yaml').replace(/^id: .*$/m, `id: ${id}`),
    }),
    (project) => {
      cpSync(join(project, 'decks/brands/example-clinic'), join(project, 'decks/brands', id), { recursive: true });
      renameSync(join(project, 'decks/brands/example-clinic'), join(project, 'decks/old'));
    },
  );
  return readBroken(root).diagnostics.filter(({ severity }) => severity === 'error');
}

describe('an id that can be no name of files is told at its line', () => {
  test.each(['index.html', 'manifest.json', 'thumbs'])('a brand %s, beside which a build writes a file of that name', (id) => {
    const [{ message, at, hint } = { message: '' }] = ofBrand(id);
    expect(message).toBe(`"id" is "${id}": a build writes a file or folder "${id}" of its own beside those of the brands.`);
    expect(at?.file).toBe(`decks/brands/${id}/brand.yaml`);
    expect(hint).toMatch(/^Choose another id/);
  });

  test.each(['con', 'nul', 'com1', 'lpt9', 'aux.clinic'])('a brand %s, which Windows keeps for itself', (id) => {
    expect(ofBrand(id)[0]?.message).toContain('Windows keeps the name');
  });

  test.each(['index', 'console', 'com', 'com10', 'null', 'auxiliary', 'st.con'])('%s is a name like any other', (id) => {
    expect(ofBrand(id).filter(({ message }) => /^"id"/.test(message))).toEqual([]);
  });

  test('a deck is held to the same', () => {
    const [name = ''] = ['decks/visit.deck.yaml'];
    const root = brokenProject({ 'decks/prn.deck.yaml': fixtureFiles.text(name).replace(/^id: .*$/m, 'id: prn'), [name]: null });
    expect(readBroken(root).diagnostics.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('Windows keeps the name "prn"'),
    );
  });
});
