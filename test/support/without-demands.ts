import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Takes all demands out of a copy of the small explainer, so that a test may have of its decks and formats only what it needs. */
export function withoutDemands(project: string): void {
  const change = (path: string, from: RegExp, to: string): void => {
    const file = join(project, 'decks', path);
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  };
  change('requirements.yaml', /requiredIn: .*/g, 'requiredIn: []');
  change('claims.yaml', /\n {2}takesUp: .*/g, '');
  for (const id of readdirSync(join(project, 'decks/modules'))) change(`modules/${id}/en.md`, / takes="[^"]*"/g, '');
}
