import { DOMParser, type Element, type Node } from '@xmldom/xmldom';
import { type At, type Diagnostic, error } from '../../model/diagnostic.js';
import { lineAt } from '../../model/line-at.js';

/** Words and codes as they stand in an XLIFF file: a code has its number. */
export type XliffPart = string | XliffCode;

export interface XliffCode {
  readonly id: string;
  readonly parts?: readonly XliffPart[];
  /** What the file says that it stands for: "[^fast]". */
  readonly shown?: string;
}

export interface XliffUnit {
  readonly id: string;
  readonly at: At;
  readonly source: readonly XliffPart[];
  /** Undefined where there is none, or an empty one. */
  readonly target: readonly XliffPart[] | undefined;
  readonly targetAt: At;
  /** As the tool says: "translated", "needs-review-translation". */
  readonly state: string;
  /** True where the tool says that a machine or a memory proposed the translation. */
  readonly isProposal: boolean;
  /** What the translation was when it was exported, as `printOf` says; undefined where the tool dropped that. */
  readonly print: string | undefined;
}

export interface XliffFile {
  readonly original: string;
  readonly first: string;
  readonly locale: string;
  /** The project's id; undefined where the tool dropped it. */
  readonly project: string | undefined;
  readonly at: At;
  readonly units: readonly XliffUnit[];
}

/** In letters: far above any explainer. */
const MOST_LETTERS = 8 * 1024 * 1024;
/** Elements within elements: codes in codes are a few. */
const MOST_DEPTH = 50;
const AGAIN = 'Export the words again (teachback translate export), or have the translator save the file as XLIFF 1.2.';

/** Files that tools keep for themselves while a text is translated: their segments and codes have numbers of their own. */
const OWN_FILES = [
  {
    namespace: 'http://sdl.com/FileTypes/SdlXliff/1.0',
    tool: 'Trados (.sdlxliff)',
    menu: 'File > Save Target As, or the task "Generate Target Translations"',
  },
  { namespace: 'MQXliff', tool: 'memoQ (.mqxliff)', menu: 'Export (Stored Path)' },
  { namespace: 'http://www.memsource.com/mxlf/2.0', tool: 'Phrase (.mxliff)', menu: 'Download > Completed file' },
] as const;

/** Returns the files in an XLIFF 1.2 text; what is no such text is a diagnostic. `name`: how messages call it. */
export function readXliff(text: string, name: string, diagnostics: Diagnostic[]): XliffFile[] {
  const wrong = (message: string, place: { line: number; column: number } = { line: 1, column: 1 }, hint = AGAIN): never[] => {
    diagnostics.push(error({ code: 'xliff-unread', message, at: { file: name, ...place }, hint }));
    return [];
  };
  if (text.length > MOST_LETTERS) return wrong(`The file has ${text.length} letters, and at most ${MOST_LETTERS} are read.`);
  const type = /<!(?:DOCTYPE|ENTITY)[^>]{0,40}/i.exec(text);
  if (type)
    return wrong(
      `The file declares a type or entities: "${type[0]}". That is never read.`,
      lineAt(text, type.index),
      'Take the declaration out.',
    );
  const deep = tooDeep(text);
  if (deep !== undefined) return wrong(`Elements stand more than ${MOST_DEPTH} deep in one another.`, lineAt(text, deep));
  const root = parse(text, wrong);
  if (!root) return [];
  const version = root.getAttribute('version') ?? '';
  if (root.localName !== 'xliff') return wrong(`The file is "${root.localName}", no XLIFF.`, placeOf(root));
  if (!/^1\.[012]$/.test(version)) return wrong(`The file is XLIFF "${version}", and 1.2 is read.`, placeOf(root));
  const owner = OWN_FILES.find(({ namespace }) => text.includes(`="${namespace}"`));
  if (owner)
    return wrong(
      `This is the working file of ${owner.tool}, not the words that it makes of ours.`,
      placeOf(root),
      `Have the translator save those: ${owner.menu}.`,
    );
  const files = childrenOf(root, 'file').map((one) => fileOf(one, name));
  return files.length > 0 ? files : wrong('The file has no <file> in it.', placeOf(root));
}

type Wrong = (message: string, place?: { line: number; column: number }, hint?: string) => never[];

function parse(text: string, wrong: Wrong): Element | undefined {
  let told = false;
  const onError = (level: string, message: string, context: { locator?: { lineNumber: number; columnNumber: number } }): void => {
    if (level === 'warning') return;
    const { lineNumber = 1, columnNumber = 1 } = context.locator ?? {};
    told = true;
    const reason = (message.split('\n')[0] ?? '').slice(0, 120);
    wrong(`The file is damaged or cut off: ${reason}.`, { line: Math.max(1, lineNumber), column: Math.max(1, columnNumber) });
    throw new Error(message);
  };
  try {
    const root = new DOMParser({ locator: true, onError }).parseFromString(text, 'application/xml').documentElement;
    if (root) return root;
    wrong('The file is empty.');
  } catch (thrown) {
    if (!told) wrong(`The file is damaged or cut off: ${thrown instanceof Error ? (thrown.message.split('\n')[0] ?? '') : 'it is empty'}.`);
  }
  return undefined;
}

/** What is no element, from its first sign to its last. */
const ASIDE: readonly (readonly [start: string, end: string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
];

/** Where elements stand too deep in one another, found before a tree is made of them: each sign is read once. */
function tooDeep(text: string): number | undefined {
  let depth = 0;
  for (let index = text.indexOf('<'); index >= 0; index = text.indexOf('<', index)) {
    const aside = ASIDE.find(([start]) => text.startsWith(start, index));
    const end = text.indexOf(aside?.[1] ?? '>', index + 1);
    if (end < 0) return undefined;
    if (!aside && text[end - 1] !== '/') depth += text[index + 1] === '/' ? -1 : 1;
    if (depth > MOST_DEPTH) return index;
    index = end + 1;
  }
  return undefined;
}

const placeOf = (node: Node): { line: number; column: number } => ({
  line: Math.max(1, node.lineNumber ?? 1),
  column: Math.max(1, node.columnNumber ?? 1),
});

const elementsIn = (node: Node): Element[] => [...(node.childNodes ?? [])].filter((one): one is Element => one.nodeType === 1);
const childrenOf = (node: Node, name: string): Element[] => elementsIn(node).filter(({ localName }) => localName === name);

function fileOf(element: Element, name: string): XliffFile {
  const said = (attribute: string): string => element.getAttribute(attribute) ?? '';
  const inGroups = (node: Node): Element[] =>
    elementsIn(node).flatMap((one) =>
      one.localName === 'trans-unit' ? [one] : ['body', 'group'].includes(one.localName ?? '') ? inGroups(one) : [],
    );
  return {
    ...{ original: said('original'), first: said('source-language'), locale: said('target-language') },
    project: element.getAttribute('category') ?? undefined,
    at: { file: name, ...placeOf(element) },
    units: inGroups(element).map((unit) => unitOf(unit, name)),
  };
}

/** Words that no person wrote for this segment: of a machine, or of a memory where the segment was another one. */
const PROPOSALS = /^(?:fuzzy-match|leveraged-mt|mt-suggestion|tm-suggestion|leveraged-glossary)$/;

function unitOf(element: Element, name: string): XliffUnit {
  const [source, target] = ['source', 'target'].map((tag) => childrenOf(element, tag)[0]);
  const words = target && partsOf(target);
  return {
    ...{ id: element.getAttribute('id') ?? '', at: { file: name, ...placeOf(element) } },
    source: source ? partsOf(source) : [],
    target: words && words.length > 0 ? words : undefined,
    targetAt: { file: name, ...placeOf(target ?? element) },
    state: target?.getAttribute('state') ?? (element.getAttribute('approved') === 'yes' ? 'translated' : ''),
    isProposal: PROPOSALS.test(target?.getAttribute('state-qualifier') ?? ''),
    print: element.getAttribute('extradata') ?? undefined,
  };
}

/** Line ends and blanks at the ends are the tool's, not the translator's. */
function partsOf(element: Element): XliffPart[] {
  const parts = inside(element);
  const last = parts.length - 1;
  return parts
    .map((part, index) => {
      if (typeof part !== 'string') return part;
      const line = part.replace(/[ \t\r]*\n[ \t\r\n]*/g, ' ');
      const begun = index === 0 ? line.replace(/^[ \t]+/, '') : line;
      return index === last ? begun.replace(/[ \t]+$/, '') : begun;
    })
    .filter((part) => part !== '');
}

function inside(node: Node): XliffPart[] {
  const parts: XliffPart[] = [];
  for (const child of node.childNodes ?? []) {
    const found =
      child.nodeType === 3 || child.nodeType === 4
        ? [(child.nodeValue ?? '').normalize('NFC')]
        : child.nodeType === 1
          ? codeOf(child as Element)
          : [];
    // Some tools lose the blank between two sentences that they have cut apart.
    if (isSentence(child) && isSentence(child.previousSibling) && /[.!?:;…]$/.test(String(parts.at(-1)))) parts.push(`${parts.pop()} `);
    for (const part of found) {
      const before = parts.at(-1);
      if (typeof part === 'string' && typeof before === 'string') parts[parts.length - 1] = before + part;
      else parts.push(part);
    }
  }
  return parts;
}

const isSentence = (node: Node | null): boolean =>
  node?.nodeType === 1 && (node as Element).localName === 'mrk' && (node as Element).getAttribute('mtype') === 'seg';

/** What tools put around words of a segment is none of ours, and is looked through. */
function codeOf(element: Element): XliffPart[] {
  const tag = element.localName ?? '';
  if (tag === 'mrk') return inside(element);
  const id = element.getAttribute('id') ?? '';
  if (tag === 'g') return [{ id, parts: inside(element) }];
  return [{ id, shown: element.getAttribute('equiv-text') ?? element.textContent ?? '' }];
}
