import { accessSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The path of a program, as the shell finds it; undefined where it is not there. */
export function programAt(name: string): string | undefined {
  const places = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name));
  return places.find((path) => {
    try {
      accessSync(path);
      return true;
    } catch {
      return false;
    }
  });
}
