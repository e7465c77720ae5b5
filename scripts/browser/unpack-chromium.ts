import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { brotliDecompress, createBrotliDecompress } from 'node:zlib';

/** A browser unpacked from its npm package: the program, the libraries and the fonts that travel with it. */
export interface UnpackedChromium {
  readonly program: string;
  readonly libraries: string;
  readonly fonts: string;
}

interface Packed {
  readonly folder: string;
  readonly version: string;
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/**
 * Unpacks the browser of `@sparticuz/chromium` (Linux x64) once per user and version, and returns where it lies.
 * The folder appears whole or not at all: it is filled under another name and renamed, so two processes may race.
 * Throws when the package is missing or the cache folder cannot be written.
 */
export async function unpackChromium(env: NodeJS.ProcessEnv): Promise<UnpackedChromium> {
  const packed = await findPacked();
  const folder = join(cacheFolder(env), `chromium-${packed.version}`);
  if (!(await exists(folder))) await unpackInto(packed.folder, folder);
  return { program: join(folder, 'chromium'), libraries: join(folder, 'lib'), fonts: join(folder, 'fonts') };
}

const cacheFolder = (env: NodeJS.ProcessEnv): string =>
  join(env.XDG_CACHE_HOME ? resolve(env.XDG_CACHE_HOME) : join(env.HOME || homedir(), '.cache'), 'teachback');

async function findPacked(): Promise<Packed> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  let root = dirname(entry);
  while (basename(root) !== 'chromium') root = dirname(root);
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  return { folder: join(root, 'bin'), version };
}

async function unpackInto(source: string, folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true, mode: 0o700 });
  const filling = await mkdtemp(`${folder}.`);
  try {
    await Promise.all([
      unpackProgram(join(source, 'chromium.br'), join(filling, 'chromium')),
      unpackTar(join(source, 'al2023.tar.br'), filling),
      unpackTar(join(source, 'fonts.tar.br'), filling),
    ]);
    await writeFile(join(filling, 'fonts', 'fonts.conf'), fontsConf(join(folder, 'fonts')));
    await rename(filling, folder).catch(async (cause) => {
      if (!(await exists(folder))) throw cause;
    });
  } finally {
    await rm(filling, { recursive: true, force: true });
  }
}

const unpackProgram = (from: string, to: string): Promise<void> =>
  pipeline(createReadStream(from), createBrotliDecompress({ chunkSize: 1 << 20 }), createWriteStream(to, { mode: 0o755 }));

/** Unpacks the regular files of a small brotli-packed tar (ustar: 512-byte headers, octal sizes, names under 100 bytes). */
async function unpackTar(from: string, into: string): Promise<void> {
  const tar = await promisify(brotliDecompress)(await readFile(from));
  const field = (at: number, length: number) =>
    tar
      .toString('latin1', at, at + length)
      .replace(/\0.*$/s, '')
      .trim();
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0; ) {
    const name = field(at, 100);
    const size = Number.parseInt(field(at + 124, 12) || '0', 8);
    const isFile = field(at + 156, 1) === '0' || field(at + 156, 1) === '';
    const target = resolve(into, name);
    if (!target.startsWith(resolve(into))) throw new Error(`${from} holds a path that leaves its folder: ${name}`);
    if (isFile) {
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, tar.subarray(at + 512, at + 512 + size), { mode: 0o755 });
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
}

/** Fonts for a machine that has none: Chromium does not start without any. */
const fontsConf = (folder: string): string =>
  `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}</dir><dir>/usr/share/fonts</dir><cachedir>${folder}/cache</cachedir></fontconfig>
`;
