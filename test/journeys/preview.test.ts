import { cpSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { openPreview } from '../../scripts/stories/preview.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const project = mkdtempSync(join(tmpdir(), 'teachback-preview-'));
afterAll(() => rmSync(project, { recursive: true, force: true }));

test('templates that are taken away hold the view, and show it again once they are back', async () => {
  const [templates, away] = [join(project, 'templates'), join(project, 'away')];
  cpSync(join(root, 'templates'), templates, { recursive: true });
  const preview = openPreview({ root, templates, ownTemplates: join(root, 'templates'), asOf: '2026-11-23', deck: 'consult' });
  const shown: string[] = [];
  const refresh = () => preview.refresh((view) => shown.push(view));
  renameSync(templates, away);
  expect(await refresh()).toEqual({ diagnostics: [], held: true });
  expect(shown).toEqual([]);
  renameSync(away, templates);
  expect((await refresh()).held).toBe(false);
  expect(shown).toEqual(['deck', 'handout']);
});

test.each([
  ['consult', 'take-home', 'handout'],
  ['community-talk', 'take-home', 'handout'],
  ['take-home', 'take-home', 'handout'],
  ['choices', 'choices', 'sheet'],
  ['ride-home', 'ride-home', 'sheet'],
])('beside %s stands what it prints itself, else the handout that patients take home', async (deck, printed, format) => {
  const templates = join(root, 'templates');
  const preview = openPreview({ root, templates, ownTemplates: templates, asOf: '2026-11-23', deck });
  const { shown } = await preview.refresh(() => {});
  expect(shown?.printed).toEqual({ deck: printed, format });
});
