import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../../scripts/cli.js';
import type { Stories } from '../../scripts/commands/index.js';
import { sarifOf } from '../../scripts/commands/sarif.js';
import { type Diagnostic, error, warning } from '../../scripts/model/diagnostic.js';
import { once } from '../../scripts/model/remember.js';
import { buildToFolder } from '../../scripts/stories/build-to-folder.js';
import { openDeckCache } from '../../scripts/stories/deck-cache.js';
import { judgeProject } from '../../scripts/stories/judge-project.js';
import { CACHE } from '../support/places.js';
import { withoutDemands } from '../support/without-demands.js';

const FIXTURE = new URL('../fixtures/cast-care', import.meta.url).pathname;
const AS_OF = '2026-11-23';
const work = mkdtempSync(join(tmpdir(), 'teachback-check-'));
const place = join(work, 'clinic', 'project');
const out = join(work, 'out');
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** A small explainer with two decks and an artifact of each, which needs no browser: `visit` does not use the module your-questions. */
beforeEach(() => {
  rmSync(join(work, 'clinic'), { recursive: true, force: true });
  cpSync(FIXTURE, place, { recursive: true });
  for (const deck of ['visit', 'take-home']) change(`${deck}.deck.yaml`, /formats: .*/, 'formats: [marp.md]');
  change('modules/your-questions/en.md', /\n## Brief/, '\n## Slide: Your questions {#ask}\n\n::: phone crisis\nIf\n:::\n\n## Brief');
  change('project.yaml', /papers: .*/, 'papers: [letter]');
  withoutDemands(place);
});

function change(path: string, pattern: RegExp, by: string): void {
  const file = join(place, 'decks', path);
  writeFileSync(file, readFileSync(file, 'utf8').replace(pattern, by));
}

/** Runs a command line in the folder above the project, against the real API or one that gives what the test says. */
async function teachback(line: string, stories: Partial<Stories> = {}) {
  const printed = { stdout: '', stderr: '' };
  const writer = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      printed[name] += text;
    },
  });
  const around = { stdout: writer('stdout'), stderr: writer('stderr'), env: {}, cwd: join(work, 'clinic') };
  const exitCode = await run([...line.split(' ').filter(Boolean), '--project', 'project'], { ...around, stories });
  return { exitCode, ...printed };
}

const at = (file: string, line: number, column = 1) => ({ file, line, column });
const finding = (...diagnostics: Diagnostic[]): Partial<Stories> => ({ check: async () => ({ diagnostics, pieces: [] }) });
const some = [
  warning({ code: 'long-sentence', message: 'Long.', at: at('decks/b.md', 2) }),
  warning({ code: 'long-sentence', message: 'Long.', at: at('decks/b.md', 2) }),
  warning({ code: 'long-sentence', message: 'Long.', at: at('decks/b.md', 9) }),
  error({ code: 'unknown-claim', message: 'Claim "x" is not there.', hint: 'Mend it.', at: at('decks/a b.md', 14, 9) }),
  error({ code: 'bad-output', message: 'There is no deck.' }),
];

describe('the summary', () => {
  it('counts each code, errors first, the same problem once', async () => {
    const { stdout, stderr } = await teachback('check', finding(...some));
    expect(stdout.split('\n').filter(Boolean)).toEqual([
      'What was found',
      '  Count  Severity  Code',
      '      1  error     bad-output',
      '      1  error     unknown-claim',
      '      2  warning   long-sentence',
    ]);
    expect(stderr).toContain('2 errors, 2 warnings\n');
  });

  it('says how hard each piece is to read', async () => {
    const { stdout } = await teachback('check');
    expect(stdout).toMatch(/Piece +Locale +Words +FKGL/);
    expect(stdout).toMatch(/visit\/slides +en +\d+ +\d+\.\d/);
    expect(stdout).toMatch(/take-home\/slides +en +\d+ +\d+\.\d/);
  });

  it('is in the JSON, with each problem once', async () => {
    const { exitCode, stdout } = await teachback('check --json', finding(...some));
    const { summary, diagnostics } = JSON.parse(stdout);
    expect([exitCode, summary.errors, summary.warnings, diagnostics.length]).toEqual([1, 2, 2, 4]);
    expect(summary.codes[2]).toEqual({ code: 'long-sentence', severity: 'warning', count: 2 });
  });
});

describe('--max-warnings', () => {
  const two = finding(...some.filter(({ severity }) => severity === 'warning'));

  it('exits with 1 only when there are more', async () => {
    expect((await teachback('check --max-warnings 2', two)).exitCode).toBe(0);
    const { exitCode, stderr } = await teachback('check --max-warnings 1', two);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('More warnings than --max-warnings allows (1).');
    expect((await teachback('check --max-warnings 0 --json', two)).stdout).toContain('"exitCode": 1');
  });

  it.each(['-1', 'few', '1.5'])('refuses %s', async (value) => {
    expect((await teachback(`check --max-warnings=${value}`, two)).exitCode).toBe(2);
  });
});

describe('--sarif', () => {
  it('prints that one document, with paths from the folder of the command', async () => {
    const { exitCode, stdout } = await teachback('check --sarif', finding(...some));
    const log = JSON.parse(stdout);
    expect(exitCode).toBe(1);
    expect(log.runs[0].results.map((one: { ruleId: string }) => one.ruleId)).toEqual([
      'unknown-claim',
      'long-sentence',
      'long-sentence',
      'bad-output',
    ]);
    expect(log.runs[0].results[0]).toEqual({
      ruleId: 'unknown-claim',
      ruleIndex: 2,
      level: 'error',
      message: { text: 'Claim "x" is not there. Mend it.' },
      locations: [{ physicalLocation: { artifactLocation: { uri: 'project/decks/a%20b.md' }, region: { startLine: 14, startColumn: 9 } } }],
    });
  });

  it('has what SARIF 2.1.0 requires (sections 3.13, 3.14, 3.18, 3.19, 3.27 to 3.30, 3.49)', () => {
    const log = sarifOf(some, { version: '1.0.0', folder: '' }) as never as Record<string, never>;
    expect(log).toMatchObject({ version: '2.1.0', $schema: expect.stringMatching(/^https:.*2\.1\.0\.json$/), runs: [expect.anything()] });
    const [run] = log.runs as never as {
      tool: { driver: { name: string; rules: { id: string; shortDescription: { text: string } }[] } };
      results: Result[];
    }[];
    expect(run?.tool.driver.name).toBe('teachback');
    const rules = run?.tool.driver.rules ?? [];
    expect(rules.every(({ id, shortDescription }) => id && shortDescription.text.endsWith('.'))).toBe(true);
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    for (const { ruleId, ruleIndex, level, message, locations = [] } of run?.results ?? []) {
      expect([rules[ruleIndex]?.id, ['error', 'warning'].includes(level), message.text.length > 0]).toEqual([ruleId, true, true]);
      for (const { physicalLocation } of locations) {
        const { artifactLocation, region } = physicalLocation;
        expect([new URL(artifactLocation.uri, 'https://example.org/').host, region.startLine > 0, region.startColumn > 0]).toEqual([
          'example.org',
          true,
          true,
        ]);
      }
    }
  });

  it('does not go with --json', async () => {
    expect(await teachback('check --json --sarif')).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('Choose one of them') });
  });
});

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations?: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string };
      readonly region: { readonly startLine: number; readonly startColumn: number };
    };
  }[];
}

describe('--report', () => {
  it('writes one page that quotes the content harmlessly, runs nothing and asks for nothing', async () => {
    change('modules/your-questions/en.md', /\n## Brief/, '\nAsk.[^<img src=x onerror=alert(1)>]\n\n## Brief');
    change('modules/your-questions/en.md', /\n## Print([^\n]*)\n/, '\n## Print$1\n\nWe say so.[^nobody]\n');
    const { exitCode } = await teachback('check --report reports/today.html');
    const html = readFileSync(join(work, 'clinic', 'reports', 'today.html'), 'utf8');
    expect(exitCode).toBe(1);
    expect(html).toContain('Content-Security-Policy" content="default-src \'none\'');
    expect(html).toMatch(/<h2 id="file-\d+">decks\/modules\/your-questions\/en\.md<\/h2>/);
    expect(html).toContain('<th scope="col">Problem and next step</th>');
    expect(html).toMatch(/<html lang="en" dir="ltr">[\s\S]*<h1>Check of [^<]+0\.3\.0<\/h1>/);
    expect(html).toMatch(/Claim &quot;nobody&quot;/);
    expect(html).not.toMatch(/<script|<img|src=|href=/);
    expect(readdirSync(join(work, 'clinic', 'reports'))).toEqual(['today.html']);
  });

  it.each(['report', 'project/decks/claims.yaml'])('refuses %s, which is no page', async (file) => {
    expect(await teachback(`check --report ${file}`)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('.html') });
  });

  it('refuses a folder, and a place where nothing can be written, with the next step', async () => {
    mkdirSync(join(work, 'clinic', 'folder.html'));
    writeFileSync(join(work, 'clinic', 'file'), '');
    for (const file of ['folder.html', 'file/report.html']) {
      const { exitCode, stderr } = await teachback(`check --report ${file}`);
      expect([exitCode, stderr]).toEqual([3, expect.stringMatching(/There is a (folder|file) where[\s\S]*--report/)]);
    }
  });
});

describe('--built', () => {
  it('finds what only the finished thing shows, and writes nothing', async () => {
    change('take-home.deck.yaml', /formats: .*/, 'formats: [brochure]');
    change(
      'modules/your-questions/en.md',
      /(## Brief[^\n]*\n)/,
      `$1\n${'Keep this page in a dry and easy place. '.repeat(30)}[^instruction]\n`,
    );
    const before = readdirSync(place, { recursive: true });
    expect((await teachback('check --json')).stdout).not.toContain('"fit-');
    const { exitCode, stdout, stderr } = await teachback('check --built --json');
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout).summary.codes[0].code).toMatch(/^fit-/);
    expect(stderr).toMatch(/made {6}example-clinic\/en\/staff\/visit\.marp\.md \(\d of 2\)/);
    expect(readdirSync(place, { recursive: true })).toEqual(before);
  }, 300_000);
});

const files = (): string[] =>
  readdirSync(out, { recursive: true })
    .map(String)
    .filter((path) => path.endsWith('.md'));
const home = 'example-clinic/en/staff/take-home.marp.md';
const talk = 'example-clinic/en/staff/visit.marp.md';

const build = (request: object = {}) => buildToFolder({ project: place, out, asOf: AS_OF, cache: CACHE, ...request });
/** What was made of the content as it is. */
const published = join(work, 'published');
const publish = once(() => build({ out: published }));
const buildBefore = async (): Promise<void> => {
  await publish();
  cpSync(published, out, { recursive: true });
};

describe('a build with errors', () => {
  beforeEach(() => rmSync(out, { recursive: true, force: true }));

  it('stops the decks they concern, makes the others and leaves earlier files as they were', async () => {
    await buildBefore();
    expect(files().sort()).toEqual([home, talk]);
    const earlier = readFileSync(join(out, home));
    change('modules/your-questions/en.md', /(## Brief[^\n]*\n)/, '$1\nWe say so.[^nobody]\n');
    change('modules/first-days/en.md', /Keep it dry\./, 'Keep it very dry.');
    const report = await build();
    expect(report.made).toContain(talk);
    expect(report.failed).toEqual([{ path: home, diagnostics: [expect.objectContaining({ code: 'unknown-claim' })] }]);
    expect(readFileSync(join(out, home)).equals(earlier)).toBe(true);
    expect((await build()).upToDate).toBe(false);
  }, 300_000);

  it('keeps what was made of a deck whose own file cannot be read', async () => {
    await buildBefore();
    change('take-home.deck.yaml', /formats: .*/, 'formats: [marpmd]');
    change('modules/first-days/en.md', /Keep it dry\./, 'Keep it very dry.');
    expect((await build()).made).toContain(talk);
    expect(files().sort()).toEqual([home, talk]);
  }, 300_000);

  it('of the project, the region or an unknown place stops all', async () => {
    for (const [path, pattern] of [
      ['regions/us.yaml', /id: us/],
      ['glossary/en.yaml', /^- .*/m],
    ] as const) {
      const text = readFileSync(join(place, 'decks', path), 'utf8');
      change(path, pattern, '- {');
      const report = await build();
      writeFileSync(join(place, 'decks', path), text);
      expect([path, report.diagnostics.length > 0, report.made, report.failed]).toEqual([path, true, [], []]);
    }
    expect(existsSync(join(out, 'manifest.json'))).toBe(false);
  });

  it('in a claim stops the decks that rest on it', async () => {
    const stoppedBy = async (): Promise<string[]> =>
      [...(await judgeProject({ project: place, asOf: AS_OF }, openDeckCache())).stopped.values()].map(({ deck }) => deck).sort();
    expect(await stoppedBy()).toEqual([]);
    writeFileSync(
      join(place, 'decks', 'modules', 'your-questions', 'en.md'),
      `${readFileSync(join(place, 'decks', 'modules', 'your-questions', 'en.md'), 'utf8').replace(/## Print[\s\S]*/, '')}## Print: Questions\n\nOne group says so.[^only-here]\n`,
    );
    const claim = `\n- id: only-here\n  role: status\n  verdict: supported\n  evidence: [{ ref: nobody-2020, basis: "Says so.", read: primary }]\n  checked: ${AS_OF}\n  due: 2027-11-23\n`;
    change('claims.yaml', /$/, claim);
    change('claims/en.yaml', /$/, '\nonly-here:\n  says: One group says so.\n  short: One group\n');
    expect(await stoppedBy()).toEqual(['take-home']);
  });
});

describe('a build that demands reviews', () => {
  const approve = async (modules: string, due: string) =>
    teachback(`approve ${modules} --by Reviewer --role nurse --on 2026-01-10 --due ${due} --as-of 2026-01-10`);
  const inVisit = 'what-it-is first-days moving skin daily-life coming-off when-to-call';

  it('makes nothing of a deck with a module that nobody has approved, and names the module', async () => {
    rmSync(out, { recursive: true, force: true });
    await approve(inVisit, '2027-01-10');
    const report = await teachback(`build --require-approved --as-of ${AS_OF} --out ${out} --json`);
    const { failed, made } = JSON.parse(report.stdout);
    expect(report.exitCode).toBe(1);
    expect(made).toContain(talk);
    expect(failed).toEqual([
      { path: home, diagnostics: [expect.objectContaining({ code: 'not-approved', at: at('decks/modules/your-questions/en.md', 1) })] },
    ]);
    expect(files()).toEqual([talk]);
  }, 300_000);

  it('is not taken for done because a build without the demand was', async () => {
    rmSync(out, { recursive: true, force: true });
    await buildBefore();
    const report = await build({ requireApproved: true });
    expect([report.upToDate, report.diagnostics.filter(({ code }) => code === 'not-approved').length > 0]).toEqual([false, true]);
  }, 300_000);

  it('takes what is approved and not what has ended', async () => {
    rmSync(out, { recursive: true, force: true });
    await approve(`${inVisit} your-questions`, '2026-06-01');
    const codes = async (line: string): Promise<string[]> => {
      const { stdout } = await teachback(`build visit ${line} --as-of ${AS_OF} --out ${out} --json`);
      const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
      return [...new Set(diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code))];
    };
    expect(await codes('--no-expired')).toEqual(['review-expired']);
    expect(await codes('--require-approved')).toEqual(['not-approved']);
    expect(existsSync(join(out, talk))).toBe(false);
    expect(await codes('')).toEqual([]);
    expect(existsSync(join(out, talk))).toBe(true);
  }, 300_000);
});
