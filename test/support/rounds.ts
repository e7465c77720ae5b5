import { cleanIn, type Edit, planted } from './edits.js';
import type { Fault } from './plant.js';

/** Which faults can be planted together, and where each then stands. */
interface Place {
  readonly file: string;
  readonly line: number;
}

/** The place of a fault once it stands alone in its files: the lines that are named, and the first that an edit changes. */
function placesOf({ edits, at }: Fault, project: string): readonly Place[] {
  const texts = planted(edits, project);
  const changed = [...texts].map(([file, text]) => ({ file, line: firstChange(cleanIn(project, file), text) }));
  const told = at.map(({ file, text }) => {
    const whole = texts.get(file) ?? cleanIn(project, file);
    return { file, line: countLines(whole.slice(0, whole.indexOf(text))) };
  });
  return [...changed, ...told];
}

function firstChange(before: string, after: string): number {
  const old = before.split('\n');
  const now = after.split('\n');
  const index = now.findIndex((line, place) => line !== old[place]);
  return (index < 0 ? now.length - 1 : index) + 1;
}

/** The lines of a fault among others, as "file:line": what they add above it, or take away, moves it down or up. */
export function linesAmong(fault: Fault, round: readonly Fault[], project: string): readonly string[] {
  const others = round.filter((one) => one !== fault).flatMap(({ edits }) => edits);
  const lineOf = ({ file, find }: Edit): number => countLines(cleanIn(project, file).slice(0, cleanIn(project, file).indexOf(find)));
  return placesOf(fault, project).map(({ file, line }) => {
    const above = others.filter((one) => one.file === file && lineOf(one) < line);
    return `${file}:${above.reduce((sum, one) => sum + countLines(one.with) - countLines(one.find), line)}`;
  });
}

const countLines = (text: string): number => text.split('\n').length;

/** Where a fault that has a place stands: in modules, or in what they share. */
function roomOf({ edits, anywhere }: Fault): string | undefined {
  const inModules = edits.filter(({ file }) => file.startsWith('decks/modules/')).length;
  if (anywhere || (inModules > 0 && inModules < edits.length)) return undefined;
  return inModules > 0 ? 'modules' : 'shared';
}

/** Whether a fault can be planted with others: each text that is replaced still stands once, and no line is the place of two. */
function fits(fault: Fault, round: readonly Fault[], project: string): boolean {
  const files = new Set(fault.edits.map(({ file }) => file));
  const all = [...round.filter(({ edits }) => edits.some(({ file }) => files.has(file))), fault];
  try {
    planted(
      all.flatMap(({ edits }) => edits),
      project,
    );
  } catch {
    return false;
  }
  const lines = all.flatMap((one) => [...new Set(linesAmong(one, all, project))]);
  return new Set(lines).size === lines.length;
}

/**
 * Faults to plant together, so that the content is judged once for all of them. No line is the place of two, so that no diagnostic of
 * one could pass for another's; and a fault in what modules share never stands with one in a module, which may be judged by it. A fault
 * of a whole piece, whose diagnostic has no place, stands alone.
 */
export function roundsOf(faults: readonly Fault[], project: string): readonly (readonly Fault[])[] {
  const rounds: Fault[][] = [];
  for (const fault of faults) {
    const room = roomOf(fault);
    const round = room && rounds.find((all) => all.every((one) => roomOf(one) === room) && fits(fault, all, project));
    if (round) round.push(fault);
    else rounds.push([fault]);
  }
  return rounds;
}
