import { resolve } from 'node:path';
import { paintFor, tableLines, visible } from './paint.js';
import { printJson, printLines } from './print-json.js';
import { EXIT, type Surroundings } from './surroundings.js';

interface DoctorOptions {
  readonly project: string;
  readonly out?: string;
  readonly browserPath?: string;
  readonly json?: boolean;
}

/** Prints what the tool needs from this computer and what it found, with the mending step. Returns the exit code: 3 when something fails. */
export async function doctorCommand(options: DoctorOptions, around: Surroundings): Promise<number> {
  const { stdout, stderr, env, cwd, signal } = around;
  const checks = await around.api.doctor({
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
}
