import Handlebars from 'handlebars';
import { type Diagnostic, error } from '../model/diagnostic.js';
import { remember } from '../model/remember.js';
import { didYouMean } from '../model/suggest.js';
import { judgeStyle, knownNames } from './judge-styles.js';
import { isTemplate, type Templates } from './templates.js';

/**
 * Judges templates and styles before anything is made of them: a template that does not parse or names one that is not there, and a
 * style that a browser would drop without a word. Returns an error at the line of each, and a warning where a style is for nothing.
 */
export function judgeTemplates(templates: Templates): Diagnostic[] {
  const names = new Set(Object.keys(templates).flatMap((file) => /^partials\/(.+)\.hbs$/.exec(file)?.[1] ?? []));
  const known = knownNames(templates);
  return Object.entries(templates).flatMap(([file, text]) => {
    if (!isTemplate(file)) return [];
    return file.endsWith('.css') ? judgeStyle(file, text, known) : judgeTemplate(file, text, names);
  });
}

function judgeTemplate(file: string, text: string, names: ReadonlySet<string>): Diagnostic[] {
  try {
    return namedIn(text).flatMap(({ name, line, column }) =>
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

/** Returns where a template asks for a value that it is not given, from what Handlebars threw; undefined for any other trouble. */
export function lostValue(templates: Templates, cause: unknown): Diagnostic | undefined {
  const said = cause instanceof Error ? cause.message : '';
  const [, name = '', line = '', column = ''] = /^"(.+)" not defined in [\s\S]* - (\d+):(\d+)$/.exec(said) ?? [];
  const asks = (text: string): boolean =>
    (text.split('\n')[Number(line) - 1] ?? '').slice(Number(column)).split(/[}\s]/)[0]?.endsWith(name) === true;
  const file = name && Object.keys(templates).find((one) => one.endsWith('.hbs') && isTemplate(one) && asks(templates[one] ?? ''));
  if (!file) return undefined;
  return error({
    code: 'template-unread',
    at: { file: `templates/${file}`, line: Number(line), column: Number(column) + 1 },
    message: `The template asks for "${name}", and nothing of that name is given to it.`,
    hint: 'Correct the name, or write {{#if ...}} around it where it is not always there.',
  });
}

/** The partials that a template names. Who judges a project again and again, as the preview does, has the same templates nearly each time. */
const namedIn = remember((text) => partialsIn(Handlebars.parse(text)), 400);

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
