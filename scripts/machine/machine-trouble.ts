import { EnvironmentError } from '../model/job.js';
import { diskTrouble, hasCode, shown } from './disk-trouble.js';
import { tooFewFiles } from './open-files.js';

/** System calls that look at what is there, and change nothing. */
const LOOKING = ['read', 'scandir', 'opendir', 'stat', 'lstat', 'access', 'realpath', 'readlink'];

/**
 * Returns an error that the operating system gave, wherever it came up, as an EnvironmentError with the next step. Undefined for one that
 * is no trouble of the machine.
 */
export function machineTrouble(error: unknown): EnvironmentError | undefined {
  if (error instanceof EnvironmentError) return error;
  if (hasCode(error, 'EMFILE', 'ENFILE')) return tooFewFiles(error);
  if (hasCode(error, 'ENOMEM', 'EAGAIN', 'ERR_WORKER_OUT_OF_MEMORY', 'ERR_WORKER_INIT_FAILED')) {
    const mend = 'Close other programs, or give this container or account more memory and processes, then run the command again.';
    return new EnvironmentError('memory', 'This computer has no memory left for one more program.', mend, { cause: error });
  }
  const { path, syscall = '' } = (error ?? {}) as NodeJS.ErrnoException;
  if (!(error instanceof Error) || typeof path !== 'string') return undefined;
  // An open does not say whether it was to read or to write.
  const [done, may] = syscall === 'open' ? ['opened', 'open'] : ['read', 'read'];
  if ((syscall === 'open' || LOOKING.includes(syscall)) && hasCode(error, 'EACCES', 'EPERM', 'EIO')) {
    const message = `"${shown(path)}" cannot be ${done}: ${hasCode(error, 'EIO') ? 'the disk fails there' : 'it is protected'}.`;
    return new EnvironmentError('disk', message, `See that you may ${may} it, then run the command again.`, { cause: error });
  }
  const trouble = diskTrouble(error, path);
  // Something that is not there was not looked for first: that is no trouble of the disk.
  return trouble instanceof EnvironmentError && !hasCode(error, 'ENOENT', 'EINVAL') ? trouble : undefined;
}
