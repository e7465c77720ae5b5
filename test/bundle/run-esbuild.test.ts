import { expect, test } from 'vitest';
import { bundle, transformed } from '../../scripts/bundle/run-esbuild.js';
import { EnvironmentError } from '../../scripts/model/job.js';
import { esbuildProcesses, kill } from '../support/browser-processes.js';

const small = (css: string): Promise<string> => transformed(css, { loader: 'css', minify: true });

/** A bundle that takes until `onLoad` returns. */
const slow = (onLoad: () => void) =>
  bundle({
    ...{ stdin: { contents: "import 'slow'" }, bundle: true, write: false, logLevel: 'silent' },
    plugins: [
      {
        name: 'slow',
        setup(one) {
          one.onResolve({ filter: /^slow$/ }, ({ path }) => ({ path, namespace: 'slow' }));
          one.onLoad({ filter: /.*/, namespace: 'slow' }, () => {
            onLoad();
            return { contents: '1' };
          });
        },
      },
    ],
  });

const killAll = (): void => {
  for (const pid of esbuildProcesses()) kill(pid);
};

test.runIf(process.platform === 'linux')(
  'a build goes on when the process of esbuild is killed between two uses, and in the middle of one',
  async () => {
    expect(await small('a { color: red }')).toContain('a{color:red}');
    killAll();
    expect(await Promise.all(['b', 'c', 'd'].map((one) => small(`${one} { color: red }`)))).toEqual(
      ['b', 'c', 'd'].map((one) => `${one}{color:red}\n`),
    );
    const kills = { left: 1 };
    const { outputFiles } = await slow(() => {
      if (kills.left-- > 0) killAll();
    });
    expect(outputFiles).toHaveLength(1);
  },
);

test.runIf(process.platform === 'linux')(
  'where it is killed again and again, that is told with the next step, and nothing of it lasts',
  async () => {
    const trouble = await slow(killAll).then(
      () => undefined,
      (cause: EnvironmentError) => cause,
    );
    expect(trouble).toBeInstanceOf(EnvironmentError);
    expect([trouble?.code, trouble?.message, trouble?.mend]).toEqual([
      'no-bundler',
      expect.stringMatching(/esbuild\) was ended from outside/),
      expect.stringContaining('Run the command again'),
    ]);
    expect(await small('e { color: red }')).toContain('e{color:red}');
  },
);
