import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { cacheFolder } from '../machine/cache-folder.js';
import { diskTrouble } from '../machine/disk-trouble.js';
import { makeFolder } from '../machine/make-folder.js';
import { moveTo } from '../machine/move-to.js';
import { ownFolder, sweepFolders } from '../machine/owned-folders.js';
import { findPacked } from './packed-chromium.js';
import { unpackTar } from './unpack-tar.js';

/** A browser unpacked from its npm package: the program, and the libraries that travel with it. */
interface UnpackedChromium {
  readonly program: string;
  readonly libraries: string;
}

/** How to have the browser in another place. */
export const OTHER_CACHE = 'set XDG_CACHE_HOME to another folder';

/**
 * Unpacks the browser of `@sparticuz/chromium` (Linux x64), or that of another such package, once per user and version, and returns where it lies.
 * The folder appears whole or not at all: it is filled under another name and renamed, so two processes may race; what a killed process
 * left half filled is removed. Throws when the package is missing, and an EnvironmentError when the cache folder cannot be written.
 */
export async function unpackChromium(env: NodeJS.ProcessEnv, from?: Awaited<ReturnType<typeof findPacked>>): Promise<UnpackedChromium> {
  const packed = from ?? (await findPacked());
  const folder = join(cacheFolder(env), `chromium-${packed.version}`);
  if (!existsSync(join(folder, 'chromium'))) {
    try {
      await unpackInto(packed.folder, folder);
    } catch (error) {
      throw diskTrouble(error, folder, OTHER_CACHE);
    }
  }
  return { program: join(folder, 'chromium'), libraries: join(folder, 'lib') };
}

async function unpackInto(source: string, folder: string): Promise<void> {
  makeFolder(dirname(folder), { mode: 0o700, elsewhere: OTHER_CACHE });
  await sweepFolders(dirname(folder), `${basename(folder)}.`);
  const filling = await mkdtemp(`${folder}.`);
  const disown = ownFolder(filling);
  try {
    await Promise.all([
      unpackProgram(join(source, 'chromium.br'), join(filling, 'chromium')),
      unpackTar(join(source, 'al2023.tar.br'), filling),
    ]);
    disown();
    // One that lacks its program was taken apart, as those do who clear old files away.
    if (existsSync(folder) && !existsSync(join(folder, 'chromium'))) await rm(folder, { recursive: true, force: true });
    await moveTo(filling, folder, { elsewhere: OTHER_CACHE }).catch((cause) => {
      if (!existsSync(join(folder, 'chromium'))) throw cause;
    });
  } finally {
    disown();
    await rm(filling, { recursive: true, force: true });
  }
}

const unpackProgram = (from: string, to: string): Promise<void> =>
  pipeline(createReadStream(from), createBrotliDecompress({ chunkSize: 1 << 20 }), createWriteStream(to, { mode: 0o755 }));
