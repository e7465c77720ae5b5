import { type Diagnostic, error } from '../model/diagnostic.js';
import type { Option, Options } from '../model/options.js';
import { byId, readYamlFile } from './read-ledger.js';
import { listNames, type Source } from './read-text.js';
import { fieldsOf } from './read-yaml.js';
import { optionsSchema } from './schema/options.js';

/** Returns what people choose between; undefined for an explainer without `options.yaml`. An option with other rows than the others is a diagnostic. */
export function readOptions(source: Source): Options | undefined {
  if (!listNames(source, '').includes('options.yaml')) return undefined;
  const file = readYamlFile(source, 'options.yaml', optionsSchema);
  if (!file) return undefined;
  const { rows, options } = file.value;
  const read = options.map((option, index): Option => {
    const path = ['options', index];
    return { ...option, at: file.at([...path, 'id']), fields: fieldsOf(file, [...path, 'cells'], option.cells) };
  });
  const names = rows.map(({ id }) => id);
  source.diagnostics.push(...read.flatMap((option) => strangeRows(option, names)));
  return { rows, options: Object.values(byId(source, 'item', read)) };
}

function strangeRows(option: Option, rows: readonly string[]): Diagnostic[] {
  const own = Object.keys(option.cells);
  const lacking = rows.filter((row) => !own.includes(row));
  const strange = own.filter((row) => !rows.includes(row));
  if (lacking.length + strange.length === 0) return [];
  const said = [
    ...(lacking.length > 0 ? [`lacks "${lacking.join('", "')}"`] : []),
    ...(strange.length > 0 ? [`has "${strange.join('", "')}", which is no row`] : []),
  ].join(' and ');
  const [first] = strange;
  const hint = `The rows are: ${rows.join(', ')}. Where no good source was found, write "${lacking[0] ?? rows[0]}: []".`;
  const at = first === undefined ? option.at : (option.fields[first] ?? option.at);
  return [error({ code: 'option-rows', message: `The option "${option.id}" ${said}: the same is told of every option.`, at, hint })];
}
