import type { BuildRequest } from '../stories/build-to-folder.js';
import { paintFor, visible } from './paint.js';
import type { Surroundings } from './surroundings.js';

/** What is told of each job as it ends, and the end of the telling. */
export interface Progress {
  readonly tell: NonNullable<BuildRequest['onProgress']>;
  readonly end: () => void;
}

/** Shows how far a build is on stderr: one line that changes on a terminal (failures stay above it), a line a job elsewhere. */
export function showProgress({ stderr, env }: Pick<Surroundings, 'stderr' | 'env'>): Progress {
  const paint = paintFor(stderr, env);
  if (!stderr.isTTY || env.TERM === 'dumb') {
    return {
      tell: ({ kind, path, done, total }) => stderr.write(`${kind.padEnd(9)} ${visible(path)} (${done} of ${total})\n`),
      end: () => {},
    };
  }
  const clear = '\r\u001b[2K';
  return {
    tell: ({ kind, path, done, total }) => {
      const failure = kind === 'failed' ? `${paint('red', 'failed')} ${visible(path)}\n` : '';
      const line = `${String(done).padStart(String(total).length)} of ${total}  ${visible(path)}`.slice(0, (stderr.columns ?? 80) - 1);
      stderr.write(`${clear}${failure}${line}`);
    },
    end: () => stderr.write(clear),
  };
}
