import { readFile, writeFile } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { makeFolder } from '../machine/make-folder.js';

/** Unpacks the regular files of a small brotli-packed tar (ustar: 512-byte headers, octal sizes, names under 100 bytes). */
export async function unpackTar(from: string, into: string): Promise<void> {
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
    if (!target.startsWith(`${resolve(into)}${sep}`) && target !== resolve(into)) {
      throw new Error(`${from} holds a path that leaves its folder: ${name}`);
    }
    if (isFile) {
      makeFolder(dirname(target));
      await writeFile(target, tar.subarray(at + 512, at + 512 + size), { mode: 0o755 });
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
}
