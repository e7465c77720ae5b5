import { resolve } from 'node:path';
import type { checkEnvironment } from '../stories/doctor.js';
import { type Call, defineCommand } from './command.js';
import { paintFor, printJson, printLines, tableLines, visible } from './print.js';
import { EXIT } from './surroundings.js';

export interface Options {
  readonly project: string;
  readonly out?: string;
  readonly browserPath?: string;
}

/** Prints what the tool needs from this computer and what it found, with the mending step; 3 when something fails. */
export const doctor = defineCommand({
  name: 'doctor',
  example: 'teachback doctor --browser-path /usr/bin/chromium',
  story: async (request) => (await import('../stories/doctor.js')).checkEnvironment(request),
  describe: (command) =>
    command
      .description('see whether this computer has what the tool needs, and how to mend what it lacks')
      .option('--out <dir>', 'where a build would write (<project>/dist/decks)')
      .option('--browser-path <path>', 'the browser to print with'),
  async run({ options, story, around }: Call<Options, typeof checkEnvironment>) {
    const { stdout, stderr, env, cwd, signal } = around;
    const checks = await story({
      project: resolve(cwd, options.project),
      ...(options.out !== undefined && { out: resolve(cwd, options.out) }),
      ...(options.browserPath !== undefined && { browserPath: options.browserPath }),
      ...(signal && { signal }),
    });
    const failures = checks.filter(({ ok }) => !ok).length;
    const exitCode = failures > 0 ? EXIT.environment : EXIT.done;
    if (options.json) return printJson(around, exitCode, { checks });
    const paint = paintFor(stdout, env);
    const lines = tableLines(checks.map(({ name, ok, found }) => [ok ? 'ok' : 'FAILED', name, visible(found)]));
    checks.forEach(({ ok, mend }, index) => {
      const line = lines[index] ?? '';
      printLines(stdout, [ok ? line : paint('red', line), ...(mend ? [`        ${visible(mend)}`] : [])]);
    });
    printLines(stderr, [failures === 0 ? 'All is well.' : `${failures} of ${checks.length} checks failed.`]);
    return exitCode;
  },
});
