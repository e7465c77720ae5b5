import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashFile } from '../../scripts/publish/hash.js';
import { readManifest } from '../../scripts/publish/listing.js';
import { buildToFolder } from '../../scripts/stories/build-to-folder.js';
import { edit, hashesIn, smallProject } from '../support/many-brands.js';
import { AS_OF, CACHE, ROOT } from '../support/places.js';

/** Two pieces for two clinics, built by the command, which is killed while it works. */
const work = mkdtempSync(join(tmpdir(), 'teachback-killed-build-'));
mkdirSync(join(ROOT, 'dist'), { recursive: true });
const lib = mkdtempSync(join(ROOT, 'dist', 'killed-test-'));
const project = join(work, 'project');
const CLINICS = ['example-clinic', 'example-clinic-2'];

beforeAll(async () => {
  const shape = { bundle: true, splitting: true, format: 'esm', platform: 'node', target: 'node20.19', packages: 'external' } as const;
  await build({ entryPoints: [join(ROOT, 'scripts/cli.ts')], ...shape, outdir: lib, logLevel: 'warning' });
  smallProject(project, CLINICS.length, { 'take-home': ['brochure', 'handout'] });
});
afterAll(() => {
  for (const folder of [work, lib]) rmSync(folder, { recursive: true, force: true });
});

const built = (out: string) => buildToFolder({ project, out, asOf: AS_OF, cache: CACHE });

/** Kills the command once it has told of so many pieces. */
async function killAfter(pieces: number, out: string): Promise<void> {
  const args = [join(lib, 'cli.js'), 'build', '--project', project, '--out', out, '--as-of', AS_OF, '--jobs', '1'];
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    said += text;
    if ((said.match(/^made /gm) ?? []).length >= pieces) child.kill('SIGKILL');
  });
  const end = await once(child, 'close');
  expect([said, end]).toEqual([said, [null, 'SIGKILL']]);
}

test('after a kill each clinic has all old or all new pieces, the list is true, and the next build makes only the rest', async () => {
  const [old, wanted, out] = [join(work, 'old'), join(work, 'wanted'), join(work, 'out')];
  expect((await built(old)).made).toContain('example-clinic-2/en/share/take-home.handout.a4.pdf');
  edit(project, 'project.yaml', /^version: .*$/m, 'version: "0.4.0"');
  await built(wanted);
  // After the first folder has changed; each moment of the sink is tried in test/publish/killed.test.ts.
  const pieces = 3;
  cpSync(old, out, { recursive: true });
  await killAfter(pieces, out);
  for (const clinic of CLINICS) {
    expect([hashesIn(join(old, clinic, 'en')), hashesIn(join(wanted, clinic, 'en'))]).toContainEqual(hashesIn(join(out, clinic, 'en')));
  }
  // The second clinic is whole too where the kill came as the build ended.
  const whole = CLINICS.filter((clinic) => isDeepStrictEqual(hashesIn(join(out, clinic, 'en')), hashesIn(join(wanted, clinic, 'en'))));
  expect(whole).toContain(CLINICS[0]);
  for (const { path, sha256 } of readManifest(out)?.artifacts ?? []) expect([path, hashFile(join(out, path))]).toEqual([path, sha256]);
  const { made, resumed, unchanged, failed } = await built(out);
  const rest = made.filter((path) => !resumed.includes(path) && !path.endsWith('.png'));
  expect([failed, resumed.length + unchanged.length >= pieces, rest.length <= 4 - pieces]).toEqual([[], true, true]);
  expect(hashesIn(out)).toEqual(hashesIn(wanted));
  mkdirSync(join(wanted, '.store/folders/example-clinic/en/jobs'), { recursive: true });
  expect([(await built(wanted)).upToDate, existsSync(join(wanted, '.store'))]).toEqual([true, false]);
  expect(unchanged).toHaveLength(2 * whole.length);
}, 180_000);
