import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findBrowser } from '../browser/find-browser.js';
import { forget } from './bench-set.js';
import { type Run, runMeasured } from './run-measured.js';

export interface PeersWish {
  /** The command line tool, compiled. */
  readonly cli: string;
  /** Folder that holds the `decks/`, and a folder to work in. */
  readonly from: string;
  readonly work: string;
  readonly rounds: number;
}

/** Other tools, in versions that run on Node 20; nothing of the project needs them. */
const PEERS = { '@marp-team/marp-cli': '4.5.1', '@vivliostyle/cli': '10.6.0', decktape: '3.16.1' } as const;
type Peer = keyof typeof PEERS;

/** Where each of them begins, and ends: what this tool made. */
interface Places {
  /** Folder of a brand and language as this tool builds it. */
  readonly variant: string;
  readonly keptHtml: string;
  readonly browser: string;
  readonly out: string;
}

interface Match {
  readonly title: string;
  readonly peer: Peer;
  /** How many times faster than the peer is aimed at. */
  readonly aim: number;
  /** What this tool is asked to build. */
  readonly ours: readonly string[];
  /** The peer's runs, each with the file that it makes. */
  readonly theirs: (places: Places) => readonly { readonly args: readonly string[]; readonly file: string }[];
}

const TALKS = ['consult', 'community-talk'];

const MATCHES: readonly Match[] = [
  {
    title: 'Two Marp decks, each as HTML and PDF',
    peer: '@marp-team/marp-cli',
    aim: 5,
    ours: [...TALKS, '--format', 'marp,slides'],
    theirs: ({ variant, browser, out }) =>
      TALKS.flatMap((deck) =>
        ['html', 'pdf'].map((kind) => {
          const file = join(out, `${deck}.${kind}`);
          return { file, args: [join(variant, 'staff', `${deck}.marp.md`), '--browser-path', browser, '-o', file] };
        }),
      ),
  },
  {
    title: 'The brochure',
    peer: '@vivliostyle/cli',
    aim: 8,
    ours: 'take-home --format brochure --paper letter'.split(' '),
    theirs: ({ keptHtml, browser, out }) => {
      const file = join(out, 'brochure.pdf');
      const page = join(keptHtml, 'share', 'take-home.brochure.letter.pdf.html');
      return [{ file, args: ['build', page, '-o', file, '--executable-browser', browser] }];
    },
  },
  {
    title: 'The slides of the staff deck as PDF',
    peer: 'decktape',
    aim: 10,
    ours: ['consult', '--format', 'slides'],
    theirs: ({ variant, browser, out }) => {
      const file = join(out, 'consult.pdf');
      const deck = pathToFileURL(join(variant, 'staff', 'consult.reveal.html')).href;
      return [{ file, args: ['--chrome-path', browser, '--chrome-arg=--no-sandbox', ...'--size 1280x720 reveal'.split(' '), deck, file] }];
    },
  },
];

export const PEERS_HEAD = ['| What | With | theirs | ours | times faster | aim |', '|---|---|---|---|---|---|'] as const;

/**
 * Makes the same pieces with other tools and with this one, in turns, with one browser, from nothing known; returns the rows of a table.
 * Installs the other tools into the folder to work in. A tool that does not make its file is said to.
 */
export async function measurePeers({ cli, from, work, rounds }: PeersWish): Promise<string[]> {
  const project = join(work, 'project');
  cpSync(join(from, 'decks'), join(project, 'decks'), { recursive: true });
  const build = (...more: readonly string[]) =>
    runMeasured([cli, 'build', ...more, '--project', project, ...'--locale en --out'.split(' '), join(work, 'out')]);
  await build('--keep-html');
  const brand = join('example-clinic/en');
  renameSync(join(work, 'out'), join(work, 'kept'));
  const places: Places = {
    ...{ variant: join(work, 'kept', brand), keptHtml: join(work, 'kept', 'kept-html', brand), out: join(work, 'theirs') },
    browser: (await findBrowser({})).path,
  };
  mkdirSync(places.out);
  installPeers(join(work, 'peers'));
  const rows: string[] = [];
  for (const match of MATCHES) rows.push(await measureMatch(match, { places, work, rounds, build }));
  return rows;
}

function installPeers(folder: string): void {
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: PEERS }));
  // None of them brings a browser of its own: all print with the same.
  const env = { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1' };
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: folder, env, stdio: 'ignore' });
}

interface MatchWish {
  readonly places: Places;
  readonly work: string;
  readonly rounds: number;
  readonly build: (...args: readonly string[]) => Promise<Run>;
}

async function measureMatch({ title, peer, aim, ours, theirs }: Match, { places, work, rounds, build }: MatchWish): Promise<string> {
  const program = programOf(join(work, 'peers', 'node_modules', peer));
  const seen: { theirs: Spent[]; ours: Spent[] } = { theirs: [], ours: [] };
  for (let round = 0; round < rounds; round++) {
    const runs: Run[] = [];
    for (const { args, file } of theirs(places)) {
      rmSync(file, { force: true });
      runs.push(await runMeasured([program, ...args]));
      if (!existsSync(file)) return `| ${title} | ${peer} ${PEERS[peer]} | it makes no file of ours | | | ${aim} |`;
    }
    seen.theirs.push(sumOf(runs));
    forget();
    rmSync(join(work, 'out'), { recursive: true, force: true });
    seen.ours.push(await build(...ours));
  }
  const [a, b] = [middle(seen.theirs), middle(seen.ours)];
  const cell = ({ ms, cpu }: Spent): string => `${(ms / 1000).toFixed(1)} s (${cpu.toFixed(1)})`;
  return `| ${title} | ${peer} ${PEERS[peer]} | ${cell(a)} | ${cell(b)} | ${(a.ms / b.ms).toFixed(1)} | ${aim} |`;
}

type Spent = Pick<Run, 'ms' | 'cpu'>;
const sumOf = (runs: readonly Run[]): Spent => ({
  ms: runs.reduce((sum, { ms }) => sum + ms, 0),
  cpu: runs.reduce((sum, { cpu }) => sum + cpu, 0),
});
/** The middle run by time. */
const middle = (runs: readonly Spent[]): Spent => [...runs].sort((a, b) => a.ms - b.ms)[Math.floor(runs.length / 2)] as Spent;

function programOf(folder: string): string {
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { bin: string | Record<string, string> };
  return join(folder, typeof bin === 'string' ? bin : (Object.values(bin)[0] ?? ''));
}
