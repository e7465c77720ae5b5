import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildToFolder } from '../../scripts/stories/build-to-folder.js';
import { AS_OF, ROOT } from '../support/places.js';
import { builtPath, shippedBuild } from '../support/shipped.js';

/** A copy of the shipped explainer and of what it became, elsewhere: built once more. */
const work = mkdtempSync(join(tmpdir(), 'teachback-again-'));
const project = join(work, 'project');
const out = join(work, 'out');
const request = { project, out, asOf: AS_OF, keepHtml: true };
/** One file of each way in which bytes are made. */
const LOST = [
  'staff/consult.reveal.html',
  'share/consult.marp.html',
  'share/consult.slides.pdf',
  'share/take-home.brochure.letter.pdf',
  'share/take-home.booklet.a4.pdf',
].map((path) => `example-clinic/en/${path}`);

beforeAll(() => {
  cpSync(join(ROOT, 'decks'), join(project, 'decks'), { recursive: true });
  cpSync(shippedBuild().out, out, { recursive: true });
  for (const path of LOST) rmSync(join(out, path));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('building again', () => {
  it('in another folder finds what each file was made of unchanged, and gives a file that was lost the same bytes', async () => {
    const { made, failed } = await buildToFolder(request);
    expect([failed, made.filter((path) => !/\.png$|kept-html/.test(path)).sort()]).toEqual([[], LOST.sort()]);
    const entries = readdirSync(shippedBuild().out, { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(shippedBuild().out, join(entry.parentPath, entry.name)));
    for (const path of paths) expect([path, readFileSync(join(out, path)).equals(readFileSync(builtPath(path)))]).toEqual([path, true]);
  });

  it('does nothing when nothing changed', async () => {
    const again = await buildToFolder(request);
    expect(again.upToDate).toBe(true);
    expect(again.made).toEqual([]);
  });
});
