/** Returns the entry of a record, or undefined: a name of every object ("constructor") is a name like any other. */
export const entryIn = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
