import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildToFolder } from '../../scripts/stories/build-to-folder.js';
import { initProject } from '../../scripts/stories/init.js';
import { templatesFolder } from '../../scripts/stories/open-project.js';
import { openPreview } from '../../scripts/stories/preview.js';

/** An explainer from somebody who means harm: each value tries to end the text, attribute, script or template that it stands in. */
const folder = mkdtempSync(join(tmpdir(), 'teachback-hostile-'));
const [root, out] = [join(folder, 'project'), join(folder, 'out')];
const EVIL = `</title></style></textarea></script>"'><svg onload=alert()><script>alert()</script>{{x}}`;
const made = new Map<string, string>();

beforeAll(async () => {
  await initProject({ folder: root });
  const write = (path: string, key: string, value: string, more = ''): void => {
    const text = readFileSync(join(root, 'decks', path), 'utf8');
    writeFileSync(
      join(root, 'decks', path),
      text.replace(new RegExp(`^${key}: .*$`, 'm'), () => `${key}: { en: ${JSON.stringify(value)} }${more}`),
    );
  };
  write(
    'brands/example-clinic/brand.yaml',
    'name',
    '"\'></style><script>alert()</script>',
    '\nbaseUrl: { en: "https://www.example.org/leaflets/" }',
  );
  write('project.yaml', 'name', EVIL);
  for (const deck of ['visit', 'take-home']) {
    write(`${deck}.deck.yaml`, 'title', EVIL);
    write(`${deck}.deck.yaml`, 'subtitle', '$(x) `t` <!-- [a](javascript:alert()) {base}');
  }
  const { failed, diagnostics } = await buildToFolder({ project: root, out, formats: ['marp', 'reveal', 'booklet'], papers: ['letter'] });
  expect([failed, diagnostics.filter(({ severity }) => severity === 'error')]).toEqual([[], []]);
  for (const path of readdirSync(out, { recursive: true }).map(String))
    if (/\.(html|json)$/.test(path) && !/manifest\.json$|^coverage-/.test(path)) made.set(path, readFileSync(join(out, path), 'utf8'));
  const wish = { root, templates: templatesFolder(), ownTemplates: templatesFolder(), asOf: '2026-11-23' };
  await openPreview(wish).refresh((view, html) => made.set(view, html));
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true }));

test('no page, no view of the preview and no oEmbed file lets a value out of its place', () => {
  const paths = [...made.keys()].map((path) => path.replaceAll('\\', '/').split('/').at(-1));
  expect(paths).toEqual(expect.arrayContaining(['visit.marp.html', 'visit.reveal.html', 'take-home.booklet.html', 'accessibility.html']));
  expect(paths).toEqual(expect.arrayContaining(['visit.oembed.json', 'take-home.oembed.json', 'index.html', 'deck', 'handout']));
  for (const [path, text] of made) {
    const html = path.endsWith('.json') ? JSON.parse(text).html : text.replace(/<style>[\s\S]*?<\/style>/g, '');
    expect([path, /<script>alert|<svg onload|href="\s*javascript:/i.test(html), /&lt;|&quot;/.test(html)]).toEqual([path, false, true]);
  }
});

test('the line to copy holds the title as text, twice wrapped: once in the index, once in the page it is pasted into', () => {
  const [, index = ''] = [...made].find(([path]) => path.endsWith('index.html') && path.includes('share')) ?? [];
  const [, line = ''] = /<textarea[^>]*>([^<]*visit\.marp\.html[^<]*)<\/textarea>/.exec(index) ?? [];
  expect(line).toContain('title&#x3D;&quot;&amp;lt;/title&amp;gt;');
  expect(line).not.toMatch(/[<>"]/);
});
