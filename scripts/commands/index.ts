import { approve } from './approve.js';
import { build } from './build.js';
import { check } from './check.js';
import { coverage } from './coverage.js';
import { dev } from './dev.js';
import { doctor } from './doctor.js';
import { init } from './init.js';
import { list } from './list.js';
import { merge } from './merge.js';
import { newContent } from './new.js';
import { queue } from './queue.js';
import { review } from './review.js';
import { schema } from './schema.js';
import { seal } from './seal.js';
import { studio } from './studio.js';
import { translate } from './translate.js';
import { work } from './work.js';

/** All commands, in the order in which the help lists them. */
export const COMMANDS = [
  build,
  merge,
  queue,
  work,
  check,
  list,
  coverage,
  review,
  approve,
  seal,
  doctor,
  init,
  newContent,
  translate,
  dev,
  studio,
  schema,
] as const;

type Command = (typeof COMMANDS)[number];

/** The stories that the commands call, by the command's name. */
export type Stories = { readonly [C in Command as C['name']]: C['story'] };
