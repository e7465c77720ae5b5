import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, posix, relative, sep } from 'node:path';
import { packageRoot } from '../bundle/package-root.js';
import type { JsonSchema } from '../content/json-schemas.js';
import { isLanguageTag, TOOL_LANGUAGE } from '../languages/tags.js';
import { shown } from '../machine/disk-trouble.js';
import { idFrom } from '../model/suggest.js';
import { type FolderFile, makeWhole, whatIsAt } from '../publish/new-folder.js';
import { templatesFolder } from './open-project.js';

export interface InitRequest {
  /** The folder to make, absolute. Its name becomes the id of the explainer. */
  readonly folder: string;
  /** `starter`, a small example, or the name of the explainer that comes with the tool; `starter` unless told. */
  readonly from?: string;
  /** The language of the starter, as its files name it; English unless told. */
  readonly locale?: string;
}

export interface InitReport {
  /** Paths of all that was made, from the folder. */
  readonly files: readonly string[];
  /** What is wrong with the request, when that is why nothing was made. */
  readonly wrong?: string;
}

/**
 * Makes a project that builds at once: content, JSON Schemas, settings for VS Code and a README. Makes all or nothing and never
 * overwrites. Throws an EnvironmentError when the disk refuses.
 */
export async function initProject({ folder, from = 'starter', locale = TOOL_LANGUAGE }: InitRequest): Promise<InitReport> {
  const shipped = shippedName();
  const spoken = [TOOL_LANGUAGE, ...starterLanguages()];
  if (!spoken.includes(locale)) {
    const way = `Begin in one of these, then add yours: teachback new locale ${locale}`;
    return { files: [], wrong: `There is no starter in "${locale}". Choose from: ${spoken.join(', ')}. ${way}` };
  }
  if (from !== 'starter' && from !== shipped) {
    return { files: [], wrong: `There is no explainer "${from}" to begin from. Choose from: starter, ${shipped}.` };
  }
  if (from !== 'starter' && locale !== TOOL_LANGUAGE) {
    const way = `Leave --locale out here; then: teachback build --locale ${locale}`;
    return { files: [], wrong: `The explainer "${from}" comes with all its languages. ${way}` };
  }
  if (whatIsAt(folder) === 'taken') {
    return { files: [], wrong: `"${shown(folder)}" is there already and not empty. Nothing was changed. Choose another name.` };
  }
  const starter = join(templatesFolder(), 'starter');
  const { jsonSchemas, schemaFiles, schemaFor, schemaLine } = await import('../content/json-schemas.js');
  const schemas = jsonSchemas();
  const content = from === 'starter' ? starterIn(locale) : filesIn(join(packageRoot(), 'decks'));
  const firstLine = (path: string): string => {
    const schema = path.endsWith('.yaml') ? schemaFor(path, schemas) : undefined;
    return schema ? schemaLine(path, schema) : '';
  };
  const files = [
    ...content.map((file) => ready(file, folder, firstLine(file.path))),
    ...(from === 'starter' ? [{ path: 'decks/README.md', bytes: readFileSync(join(packageRoot(), 'decks', 'README.md')) }] : []),
    ...schemaFiles(schemas).map(({ path, text }) => ({ path: `schemas/${path}`, bytes: text })),
    ...editorFiles(schemas),
    { path: '.gitignore', bytes: 'dist/\nnode_modules/\n' },
    { path: 'README.md', bytes: readFileSync(join(starter, locale === TOOL_LANGUAGE ? '' : locale, 'README.md')) },
  ];
  await makeWhole(folder, files);
  return { files: files.map(({ path }) => path).sort() };
}

/** The languages in which the starter stands beside English, each in a folder of its own with what has words in it. */
const starterLanguages = (): string[] =>
  readdirSync(join(templatesFolder(), 'starter'), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() && isLanguageTag(entry.name) && entry.name !== 'decks' ? [entry.name] : [],
  );

/** Returns the starter's content in one language. Lines of countries stand in the shipped explainer in all of them. */
function starterIn(locale: string): FolderFile[] {
  const starter = join(templatesFolder(), 'starter');
  const files = filesIn(join(starter, 'decks'));
  if (locale === TOOL_LANGUAGE) return files;
  const isEnglish = ({ path }: FolderFile): boolean => /\/en\.(?:md|yaml)$/.test(path);
  const isRegion = ({ path }: FolderFile): boolean => path.startsWith('decks/regions/');
  const own = [...filesIn(join(starter, locale, 'decks')), ...filesIn(join(packageRoot(), 'decks')).filter(isRegion)];
  const spoken = new Map([...files.filter((file) => !isEnglish(file)), ...own].map((file) => [file.path, file]));
  return [...spoken.values()];
}

/** The name of the explainer that comes with the tool: the first word of its id. */
function shippedName(): string {
  const text = readFileSync(join(packageRoot(), 'decks', 'project.yaml'), 'utf8');
  return /^id: ([a-z0-9]+)/m.exec(text)?.[1] ?? '';
}

function filesIn(folder: string): FolderFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: posix.join('decks', ...relative(folder, path).split(sep)), bytes: readFileSync(path) }));
}

/** A file of content as it goes into the project: under the project's own id, and with the schema that editors check it by. */
function ready({ path, bytes }: FolderFile, folder: string, schemaLine: string): FolderFile {
  if (schemaLine === '') return { path, bytes };
  const text = bytes.toString().replace(/^id: my-explainer$/m, `id: ${inYaml(idFrom(basename(folder)) || 'my-explainer')}`);
  return { path, bytes: `${schemaLine}${text}` };
}

/** An id that editors would take for a number or a truth stands in quotation marks. */
const inYaml = (id: string): string => (/^(\d.*|true|false|null)$/.test(id) ? `"${id}"` : id);

/** Settings for VS Code: which schema is for which files, and the extension that reads them. */
function editorFiles(schemas: readonly JsonSchema[]): FolderFile[] {
  const forYaml = schemas.filter(({ files }) => files.endsWith('.yaml'));
  const settings = { 'yaml.schemas': Object.fromEntries(forYaml.map(({ name, files }) => [`./schemas/${name}.schema.json`, files])) };
  const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
  return [
    { path: '.vscode/settings.json', bytes: json(settings) },
    { path: '.vscode/extensions.json', bytes: json({ recommendations: ['redhat.vscode-yaml'] }) },
  ];
}
