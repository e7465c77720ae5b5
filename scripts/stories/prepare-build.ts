import { resolve } from 'node:path';
import { once } from '../model/remember.js';
import { type Judged, type JudgeScope, type JudgeWish, judgeProject } from './judge-project.js';
import { templatesOf } from './open-project.js';
import { openPress, type Press, type PressOptions } from './press.js';

/** A project's content and a press, for a story that builds and goes on from there: each thing is done once. */
export interface PreparedBuild extends AsyncDisposable {
  readonly press: Press;
  /** Loads, checks and composes when it is first called. */
  judge(): Promise<Judged>;
}

type Wish = Omit<JudgeScope, 'project' | 'templates'> & Omit<PressOptions, 'templates'> & { readonly project: string };

/** Returns what a build of a whole project begins with. Nothing is read or started before it is needed. */
export function prepareBuild(request: Wish, wish: JudgeWish = {}): PreparedBuild {
  const project = resolve(request.project);
  const templates = templatesOf(project);
  const press = openPress({ ...request, templates });
  return {
    press,
    judge: once(() => judgeProject({ ...request, project, templates }, press.decks, wish)),
    [Symbol.asyncDispose]: () => press[Symbol.asyncDispose](),
  };
}
