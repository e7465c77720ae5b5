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
