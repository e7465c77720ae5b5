import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { promisify } from 'node:util';

const ROOT = new URL('../..', import.meta.url).pathname;

/** Runs a program to its end. Rejects, with what it said, when it fails. */
export const run = promisify(execFile);

export interface Packed {
  readonly tarball: string;
  /** Paths of the files in it. */
  readonly files: readonly string[];
  /** Bytes of the tarball. */
  readonly size: number;
  /** Hosts that the installation asked for and was refused. */
  readonly refused: readonly string[];
}

/** Packs the tool as it would be published and installs it in `folder` with every host but the registry out of reach. */
export async function installPacked(folder: string): Promise<Packed> {
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: ROOT, maxBuffer: 1e8 });
  const [{ filename, files, size }] = JSON.parse(stdout.slice(stdout.search(/^\[/m)));
  const tarball = `${folder}/${filename}`;
  const registry = new URL((await run('npm', ['config', 'get', 'registry'])).stdout.trim()).host;
  await using gate = await openGate(registry);
  const env = { ...process.env, HTTP_PROXY: gate.url, HTTPS_PROXY: gate.url, npm_config_proxy: gate.url, npm_config_https_proxy: gate.url };
  await run('npm', ['install', tarball, '--prefer-offline', '--no-audit', '--no-fund'], { cwd: folder, env });
  return { tarball, files: files.map(({ path }: { path: string }) => path), size, refused: gate.refused };
}

/** A proxy that lets through to one host only. */
async function openGate(allowed: string): Promise<AsyncDisposable & { readonly url: string; readonly refused: readonly string[] }> {
  const refused: string[] = [];
  const gate = createServer((_, response) => response.writeHead(403).end());
  gate.on('connect', (request, socket, head) => {
    const { hostname, port } = new URL(`http://${request.url}`);
    socket.on('error', () => {});
    if (hostname !== allowed) {
      refused.push(hostname);
      return void socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    }
    const other = connect(Number(port) || 443, hostname, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      other.write(head);
      other.pipe(socket).pipe(other);
    });
    other.on('error', () => socket.destroy());
  });
  await new Promise<void>((ready) => gate.listen(0, '127.0.0.1', ready));
  const close = async (): Promise<void> => {
    gate.closeAllConnections();
    gate.close();
  };
  return { url: `http://127.0.0.1:${(gate.address() as AddressInfo).port}`, refused, [Symbol.asyncDispose]: close };
}
