import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** One name that the package exports, as its emitted declaration has it. */
export interface Exported {
  readonly name: string;
  /** Path of its module from the declarations' folder, without its ending: "browser/open-printer". */
  readonly module: string;
  readonly kind: 'function' | 'class' | 'type';
  /** Its doc comment as plain lines; '' when it has none. */
  readonly says: string;
  /** The declaration itself, without the comment above it. */
  readonly text: string;
}

interface Declarations {
  /** Every top-level declaration by name, comment and all. */
  readonly own: ReadonlyMap<string, string>;
  /** Names that come from a file of ours. */
  readonly imported: readonly string[];
}

const FROM = /^(?:export|import) (?:type )?(\*|\{[^}]*\}) from '([^']+)';$/gm;
const START = /^(?:export )?(?:declare )?(?:abstract )?(?:interface|type|function|class|const) (\w+)/;

const namesIn = (list: string): string[] => (list.match(/\w+/g) ?? []).filter((word) => word !== 'type');

/** Reads one emitted declaration file: the compiler writes each declaration from the first column to its own last line. */
function readDeclarations(folder: string, module: string): Declarations {
  const text = readFileSync(join(folder, `${module}.d.ts`), 'utf8');
  const imported = [...text.matchAll(FROM)].flatMap(([, names = '', from = '']) => (from.startsWith('.') ? namesIn(names) : []));
  const own = new Map<string, string>();
  let comment = '';
  for (let rest = text.replaceAll(FROM, '').replace(/^\n+/, ''); rest !== ''; rest = rest.replace(/^\n+/, '')) {
    const piece = /^\/\*\*[\s\S]*?\*\/\n/.exec(rest)?.[0] ?? wholeDeclaration(rest);
    rest = rest.slice(piece.length);
    const name = START.exec(piece)?.[1];
    if (name) own.set(name, comment + piece.trimEnd());
    comment = piece.startsWith('/**') ? piece : '';
  }
  return { own, imported };
}

function wholeDeclaration(text: string): string {
  let end = 0;
  let depth = 0;
  for (const line of text.split('\n')) {
    end += line.length + 1;
    for (const sign of line.replace(/\/\*.*?\*\/|'[^']*'/g, '')) depth += '{('.includes(sign) ? 1 : '})'.includes(sign) ? -1 : 0;
    if (depth === 0 && /[;}]$/.test(line)) break;
  }
  return text.slice(0, end);
}

/** Paths of the declaration files that `index.d.ts` in `folder` leads to, over other files too. */
export function reachable(folder: string, path = 'index.d.ts', found = new Set<string>()): Set<string> {
  if (found.has(path)) return found;
  found.add(path);
  const text = readFileSync(join(folder, path), 'utf8');
  for (const [, from = '', inline = ''] of text.matchAll(/from '(\.[^']+)'|import\('(\.[^']+)'\)/g)) {
    reachable(folder, posix.join(posix.dirname(path), (from || inline).replace(/\.js$/, '.d.ts')), found);
  }
  return found;
}

/** Returns all that `index.d.ts` in `folder` exports from our own files, in its order. */
export function readExports(folder: string): Exported[] {
  const index = readFileSync(join(folder, 'index.d.ts'), 'utf8');
  return [...index.matchAll(FROM)].flatMap(([, names = '', from = '']) => {
    const module = posix.normalize(from).replace(/\.js$/, '');
    const { own } = readDeclarations(folder, module);
    const wanted = names === '*' ? [...own].filter(([, text]) => /^export /m.test(text)).map(([name]) => name) : namesIn(names);
    return wanted.map((name) => describe(name, module, own.get(name) ?? ''));
  });
}

function describe(name: string, module: string, text: string): Exported {
  const comment = /^\/\*\*([\s\S]*?)\*\/\n/.exec(text);
  const says = (comment?.[1] ?? '').replace(/^\s*\* ?/gm, '').trim();
  const bare = text
    .slice(comment?.[0].length ?? 0)
    .replace(/^export /, '')
    .replace(/^declare /, '');
  const kind = bare.startsWith('function') ? 'function' : bare.startsWith('class') ? 'class' : 'type';
  return { name, module, kind, says, text: bare };
}

/** Types of our own that exported declarations speak of and the package does not export: "build: Secret". */
export function hiddenTypes(folder: string, exported: readonly Exported[]): string[] {
  const known = new Set(exported.map(({ name }) => name));
  return exported.flatMap(({ module, name, text }) => {
    const { own, imported } = readDeclarations(folder, module);
    const used = new Set(text.replace(/\/\*[\s\S]*?\*\/|'[^']*'/g, '').match(/\b[A-Z]\w*[a-z]\w*/g));
    return [...used].filter((one) => !known.has(one) && (own.has(one) || imported.includes(one))).map((one) => `${name}: ${one}`);
  });
}

/** Modules whose types describe content: `loadLibrary()` makes it, few programs write it themselves. */
const CONTENT = /^model\/(codes|content|definitions|wording|organisation|localised)$/;

const HEAD = `# The API

\`import { build } from 'teachback'\`: ESM with types, Node 20.19 or newer. Every call takes one object, or a folder. What is wrong with
the content comes back as \`diagnostics\`; trouble with the machine is thrown as an \`EnvironmentError\`, and an abort as the signal's reason.

This page is made from the doc comments: \`npm run api\` writes it.
`;

/** Returns the reference as Markdown: each call with its types, then the types of results, then the names of those of the content. */
export function apiReference(exported: readonly Exported[]): string {
  const modules = [...new Set(exported.map(({ module }) => module))].filter((module) => !CONTENT.test(module));
  const parts = modules.map((module) => exported.filter((one) => one.module === module)).map(bySpeech);
  const calls = parts.filter(([first]) => first?.kind === 'function').flat();
  const results = parts.filter(([first]) => first?.kind !== 'function').flat();
  const content = exported.filter(({ module }) => CONTENT.test(module)).map(({ name }) => `\`${name}\``);
  return [
    HEAD,
    `${calls
      .filter(({ kind }) => kind === 'function')
      .map(line)
      .join('\n')}\n`,
    ...calls.map(entry),
    '## Types that they share\n',
    ...results.map(entry),
    '## Types of the content\n',
    `A \`Library\` is all content of one explainer, every locale, as plain data. Its parts: ${content.join(', ')}.\n`,
  ].join('\n');
}

/** A call stands before its types. */
const bySpeech = (part: readonly Exported[]): Exported[] => [
  ...part.filter(({ kind }) => kind === 'function'),
  ...part.filter(({ kind }) => kind !== 'function'),
];

/** The first sentence of a call, with a link to the rest. */
const line = ({ name, says }: Exported): string =>
  `- [\`${name}()\`](#${name.toLowerCase()}): ${/^[\s\S]*?[.:](?=\s|$)/.exec(says)?.[0].replace(/\s+/g, ' ').replace(/:$/, '.')}`;

const entry = ({ kind, name, says, text }: Exported): string =>
  `${kind === 'function' ? `## ${name}()` : `### ${name}`}\n\n${says ? `${says}\n\n` : ''}\`\`\`ts\n${text.replace(/^ {4}/gm, '  ')}\n\`\`\`\n`;
