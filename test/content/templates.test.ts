import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readTemplates } from '../../scripts/content/read-templates.js';

test('templates that an editor on Windows wrote read as all others', () => {
  const folder = mkdtempSync(join(tmpdir(), 'teachback-templates-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'partials'));
  writeFileSync(join(folder, 'partials/list.hbs'), '\uFEFF<ul>\r\n</ul>\r\n');
  writeFileSync(join(folder, 'look.css'), 'a {}\n');
  expect(readTemplates(folder)).toEqual({ 'look.css': 'a {}\n', 'partials/list.hbs': '<ul>\n</ul>\n' });
});
