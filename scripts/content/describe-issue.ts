import { z } from 'zod';
import type { Code } from '../model/codes.js';
import { didYouMean } from '../model/suggest.js';
import { formsMeantBy } from './meant-forms.js';
import { isLocalised, keysAt, schemaAt, wordsAt } from './schema-keys.js';

type Path = readonly PropertyKey[];
type Issue = z.core.$ZodIssue;

/** What is wrong with a value, where it stands, and what to write. */
export interface Described {
  readonly code: Code;
  readonly message: string;
  readonly hint: string;
  readonly path: Path;
  /** True where the key itself is wrong. */
  readonly ofKey?: boolean;
}

const LONGEST_QUOTE = 160;
/** Returns a text in quotation marks, cut where it is long. */
export const quoted = (text: string): string => `"${text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}...` : text}"`;

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, step) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[step], value);

/** Says of what a schema complains in `root` what must stand there instead. */
export function describeIssue(issue: Issue, root: unknown, schema: z.ZodType): Described[] {
  const { path } = issue;
  const value = valueAt(root, path);
  if (issue.code === 'invalid_union') {
    const inner = nearestBranch(issue.errors).map((one) => ({ ...one, path: [...path, ...one.path] }));
    if (inner.length > 0) return inner.flatMap((one) => describeIssue(one, root, schema));
  }
  const where = path.length > 0 ? quoted(path.join('.')) : 'The file';
  if (issue.code === 'unrecognized_keys') return unknownKeys(issue, keysAt(schema, path));
  if (issue.code === 'invalid_key') {
    const message = `${where} cannot be a key: ${issue.issues[0]?.message ?? issue.message}.`;
    const map = schemaAt(schema, path.slice(0, -1));
    const form = map instanceof z.ZodRecord ? meantForm(String(path.at(-1)), map.keyType as z.ZodType) : undefined;
    return [{ code: 'wrong-type', message, hint: form ? `Write ${form}: for it.` : 'Write it in that form.', path, ofKey: true }];
  }
  if (issue.code === 'custom' && issue.params?.code) {
    const { code, hint } = issue.params as Pick<Described, 'code' | 'hint'>;
    return [{ code, message: `${where} is ${quoted(String(value))}: ${issue.message}.`, hint: `${hint}.`, path }];
  }
  const said = saidOf(issue);
  const asked = { issue, value, path, schema };
  if (value === undefined) {
    return [{ code: 'missing-key', message: `${where} is missing${isRule(issue) ? ` (${said})` : ''}.`, hint: addition(asked), path }];
  }
  const code = issue.code === 'invalid_value' ? 'unknown-value' : 'wrong-type';
  return [{ code, message: `${where} is ${shown(value)}: ${said}.`, hint: mendOf(asked), path }];
}

function unknownKeys({ keys, path }: Extract<Issue, { code: 'unrecognized_keys' }>, known: readonly string[]): Described[] {
  return keys.map((key) => ({
    code: 'unknown-key',
    message: `Unknown key ${quoted(key)}.`,
    hint: didYouMean(key, known) ?? (known.length > 0 ? `Known keys here: ${known.join(', ')}.` : 'Take it out.'),
    path: [...path, key],
    ofKey: true,
  }));
}

const LONGEST_VALUE = 60;
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}...` : text;
}

/** What must stand in the place of each type, as people call it. */
const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  record: 'a name and a value, or several of them,',
  object: 'a name and a value, or several of them,',
};

/** The rule that is broken, in words. */
function saidOf(issue: Issue): string {
  if (issue.code === 'invalid_type' && issue.message.startsWith('Invalid input'))
    return `${KINDS[issue.expected] ?? issue.expected} must stand here`;
  if (issue.code === 'invalid_value') return `one of these must stand here: ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'too_small' && issue.message.startsWith('Too small'))
    return issue.origin === 'string' ? 'nothing stands here' : `at least ${issue.minimum} must stand here`;
  if (issue.code === 'too_big' && issue.message.startsWith('Too big')) return `at most ${issue.maximum} may stand here`;
  return issue.message === 'Invalid input' ? 'this cannot stand here' : issue.message.replace(/^Invalid input: /, '');
}

/** True where an issue says more than the type that is asked for. */
const isRule = (issue: Issue): boolean => issue.code === 'custom' || !issue.message.startsWith('Invalid');

interface Asked {
  readonly issue: Issue;
  readonly value: unknown;
  readonly path: Path;
  readonly schema: z.ZodType;
}

/** How what is missing is written, and what it says. */
function addition({ path, schema }: Asked): string {
  return [`Write ${formOf(path.at(-1), schemaAt(schema, path))} there.`, wordsAt(schema, path)].filter(Boolean).join(' ');
}

/** A key with a place for its value, as its schema asks for it; for an entry of a list the value alone. */
function formOf(key: PropertyKey | undefined, schema: z.ZodType | undefined, inside: unknown = '...'): string {
  const name = typeof key === 'string' ? `${key}: ` : '';
  if (isLocalised(schema)) return `"${name}{ en: ${inside} }"`;
  if (schema instanceof z.ZodArray) return `"${name}[${inside}]"`;
  if (schema instanceof z.ZodObject) return `"${name}{ ${keysIn(schema)} }"`;
  return `"${name}${inside}"`;
}

/** The keys that a map cannot do without. */
const keysIn = ({ shape }: z.ZodObject): string =>
  Object.entries(shape)
    .flatMap(([key, one]) => ((one as z.ZodType).safeParse(undefined).success ? [] : [`${key}: ...`]))
    .join(', ');

/** What to write in place of a wrong value. */
function mendOf(asked: Asked): string {
  const { issue, value, path, schema } = asked;
  const allowed = issue.code === 'invalid_value' ? issue.values.map(String) : [];
  const like = typeof value === 'string' ? didYouMean(value, allowed) : undefined;
  if (like || allowed.length > 0) return like ?? 'Write one of them.';
  const about = wordsAt(schema, path);
  const isBlank = asked.value !== undefined && String(asked.value).trim() === '';
  const form = issue.code === 'too_small' || isBlank ? 'Write what is missing.' : inForm(asked);
  return [issue.code === 'invalid_type' ? ofType(asked, issue.expected) : form, about].filter(Boolean).join(' ');
}

/** What is meant, written as it must be, where the form asked for has it. */
function inForm({ value, path, schema }: Asked): string {
  const key = path.at(-1);
  const asked = schemaAt(schema, path);
  if (typeof value !== 'string' || !asked) return 'Write it in that form.';
  const words = value.trim().split(/\s+/);
  const isList = typeof key === 'number' && words.length > 1 && words.every((one) => asked.safeParse(one).success);
  const form = isList ? words.join(', ') : meantForm(value, asked);
  return form === undefined
    ? 'Write it in that form.'
    : `Write ${formOf(key, undefined, form.startsWith('#') ? `"${form}"` : form).slice(1, -1)}.`;
}

const meantForm = (written: string, asked: z.ZodType): string | undefined =>
  formsMeantBy(written).find((form) => form !== written && asked.safeParse(form).success);

function ofType({ value, path, schema }: Asked, expected: string): string {
  const key = path.at(-1);
  const inside = typeof value === 'string' || typeof value === 'number' ? value : '...';
  if (expected === 'number' || expected === 'int')
    return `Write a number in digits, without quotation marks: ${formOf(key, undefined, 5).slice(1, -1)}.`;
  if (expected === 'boolean') return truth(value);
  if (expected === 'string')
    return value === null ? 'Write it behind the colon, in quotation marks, or take the line out.' : 'Write one text, in quotation marks.';
  const asked = schemaAt(schema, path);
  if (key === undefined) return wholeFile(asked);
  const empty = expected === 'array' ? [] : {};
  if (value === null && asked?.safeParse(empty).success)
    return `Write ${formOf(key, undefined, JSON.stringify(empty)).slice(1, -1)} where there is nothing to say, or put it on the lines below.`;
  const form = formOf(key, asked, expected === 'array' ? inside : JSON.stringify(inside));
  return `Write ${form.slice(1, -1)}.`;
}

/** A file in which nothing stands, or something of another kind. */
const wholeFile = (schema: z.ZodType | undefined): string =>
  schema instanceof z.ZodArray
    ? 'Write its entries below one another, each begun with "- ", or [] where there are none.'
    : `Write its keys, each on a line${schema instanceof z.ZodObject ? `: ${keysIn(schema)}` : ''}.`;

/** What people write for true and false. */
const truth = (value: unknown): string =>
  /^(y|yes|on)$/i.test(String(value)) ? 'Write true.' : /^(n|no|off)$/i.test(String(value)) ? 'Write false.' : 'Write true or false.';

/** The issues of the alternative that the value has the shape of: the one that does not complain of the whole value's type. */
const nearestBranch = (branches: readonly (readonly Issue[])[]): readonly Issue[] =>
  branches.find((issues) => !issues.some(({ code, path }) => code === 'invalid_type' && path.length === 0)) ?? [];
