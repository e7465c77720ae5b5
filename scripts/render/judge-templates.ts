import Handlebars from 'handlebars';
import { type At, type Diagnostic, error } from '../model/diagnostic.js';
import { lineAt } from '../model/line-at.js';
import { didYouMean } from '../model/suggest.js';
import type { Templates } from './templates.js';

/** Folders whose texts are content to begin with, not templates. */
const OTHERS = /^(starter|new)\//;

/**
 * Judges templates and styles before anything is made of them: a template that does not parse or names one that is not there, and a
 * style that a browser would drop without a word. Returns an error at the line of each.
 */
export function judgeTemplates(templates: Templates): Diagnostic[] {
  const names = new Set(Object.keys(templates).flatMap((file) => /^partials\/(.+)\.hbs$/.exec(file)?.[1] ?? []));
  return Object.entries(templates).flatMap(([file, text]) => {
    if (OTHERS.test(file)) return [];
    return file.endsWith('.css') ? judgeStyle(file, text) : judgeTemplate(file, text, names);
  });
}

const atIndex = (file: string, text: string, index: number): At => ({ file: `templates/${file}`, ...lineAt(text, index) });

function judgeTemplate(file: string, text: string, names: ReadonlySet<string>): Diagnostic[] {
  try {
    return partialsIn(Handlebars.parse(text)).flatMap(({ name, line, column }) =>
      names.has(name)
        ? []
        : [
            error({
              code: 'template-unread',
              at: { file: `templates/${file}`, line, column: column + 1 },
              message: `The template "${name}" is not there.`,
              hint: didYouMean(name, names) ?? `Add templates/partials/${name}.hbs, or take the line out.`,
            }),
          ],
    );
  } catch (cause) {
    return [unparsed(file, text, cause)];
  }
}

function unparsed(file: string, text: string, cause: unknown): Diagnostic {
  const said = cause instanceof Error ? cause.message : String(cause);
  const line = Number(/line (\d+)|- (\d+):\d+/.exec(said)?.slice(1).find(Boolean) ?? 1);
  const quoted = (text.split('\n')[line - 1] ?? '').trim().slice(0, 80);
  const reason = said.split('\n').at(-1) ?? said;
  const at = { file: `templates/${file}`, line, column: 1 };
  const message = `The template cannot be read at "${quoted}": ${reason.replace(/Expecting .*, got /, 'something is missing before ').replace("'EOF'", 'its end')}.`;
  return error({
    code: 'template-unread',
    at,
    message,
    hint: 'Close each {{#if}}, {{#each}} and {{#unless}} with its own {{/...}}, and each {{ with }}.',
  });
}

interface NamedPartial {
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

/** The partials that a template names outright. */
function partialsIn(program: hbs.AST.Program): NamedPartial[] {
  const found: NamedPartial[] = [];
  class Partials extends Handlebars.Visitor {
    override PartialStatement(partial: hbs.AST.PartialStatement): void {
      note(partial);
      super.PartialStatement(partial);
    }
    override PartialBlockStatement(partial: hbs.AST.PartialBlockStatement): void {
      note(partial);
      super.PartialBlockStatement(partial);
    }
  }
  const note = ({ name, loc }: hbs.AST.PartialStatement | hbs.AST.PartialBlockStatement): void => {
    if (name.type === 'PathExpression' && (name as hbs.AST.PathExpression).original !== '@partial-block')
      found.push({ name: (name as hbs.AST.PathExpression).original, line: loc.start.line, column: loc.start.column });
  };
  new Partials().accept(program);
  return found;
}

/** At-rules that browsers know (CSS specifications, 2026), those of page margins too. */
const AT_RULES = new Set(
  (
    'charset import namespace media supports layer container scope starting-style font-face font-feature-values font-palette-values ' +
    'keyframes -webkit-keyframes page counter-style property view-transition position-try color-profile ' +
    'top-left-corner top-left top-center top-right top-right-corner bottom-left-corner bottom-left bottom-center bottom-right ' +
    'bottom-right-corner left-top left-middle left-bottom right-top right-middle right-bottom'
  ).split(' '),
);
const MEDIA_FEATURES = new Set(
  (
    'width height aspect-ratio orientation resolution scan grid update overflow-block overflow-inline color color-index monochrome ' +
    'color-gamut pointer hover any-pointer any-hover prefers-reduced-motion prefers-reduced-transparency prefers-contrast forced-colors ' +
    'prefers-color-scheme prefers-reduced-data display-mode inverted-colors scripting dynamic-range video-dynamic-range -webkit-transform-3d ' +
    'device-width device-height device-aspect-ratio -webkit-device-pixel-ratio'
  ).split(' '),
);

function judgeStyle(file: string, text: string): Diagnostic[] {
  const bare = text.replace(/\/\*[\s\S]*?(\*\/|$)|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'/g, (part) =>
    part.replace(/[^\n]/g, ' '),
  );
  const unread = (index: number, message: string, hint: string): Diagnostic =>
    error({ code: 'style-unread', at: atIndex(file, text, index), message, hint });
  const strange = [...bare.matchAll(/@(-?[a-z][\w-]*)([^{};]*)/gi)].flatMap(({ 1: name = '', 2: prelude = '', index }) => {
    if (!AT_RULES.has(name.toLowerCase())) {
      return [
        unread(
          index,
          `No browser knows "@${name}": it drops the rule and all in it.`,
          didYouMean(name, AT_RULES) ?? 'Write @media, @supports or another rule of CSS.',
        ),
      ];
    }
    if (name.toLowerCase() !== 'media') return [];
    const features = [...prelude.matchAll(/\(\s*(?:(?:min|max)-)?(-?[a-z][\w-]*)/gi)].map(({ 1: feature = '' }) =>
      feature.toLowerCase().replace(/^-webkit-(min|max)-/, '-webkit-'),
    );
    const unknown = features.find((feature) => !MEDIA_FEATURES.has(feature) && !/^(not|and|or)$/.test(feature));
    if (unknown === undefined) return [];
    return [
      unread(
        index,
        `No browser knows "${unknown}" in "@media${prelude.trimEnd()}": what stands in it holds nowhere.`,
        didYouMean(unknown, MEDIA_FEATURES) ?? 'Write a feature of CSS, as (max-width: 30em).',
      ),
    ];
  });
  const end = unclosedIn(bare);
  return end === undefined
    ? strange
    : [
        ...strange,
        unread(
          end,
          `A brace is ${bare[end] === '{' ? 'never closed' : 'closed that was never opened'}: browsers drop what follows.`,
          'Give each { its own }.',
        ),
      ];
}

/** The place of a brace without its other one. */
function unclosedIn(bare: string): number | undefined {
  const open: number[] = [];
  for (const { 0: sign, index } of bare.matchAll(/[{}]/g)) {
    if (sign === '{') open.push(index);
    else if (open.pop() === undefined) return index;
  }
  return open.at(-1);
}
