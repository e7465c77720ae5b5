import { type Diagnostic, warning } from '../../model/diagnostic.js';
import type { ItemWords, SafetyItem } from '../../model/safety.js';
import type { SharedFacts } from '../facts.js';
import { bareWords, signsOf } from './item-finder.js';

/** Letters of a word that are compared: "breathing" and "breathe" are one. */
const STEM = 4;

/**
 * All forms of a danger sign tell the same sign. Its full form has a word of those by which it is known elsewhere (`also`, its shorter forms): a kinder word
 * for it hides it. What its short form says, the full one or another says too: "about to hurt yourself" is no longer told by "you have
 * hurt yourself".
 */
export const checkSignForms = (shared: SharedFacts): Diagnostic[] =>
  signsOf(shared.library).flatMap((sign) => Object.values(sign.words).flatMap((words) => ofSign(sign, words)));

function ofSign({ id }: SafetyItem, { says, short, brief, also, at }: ItemWords): Diagnostic[] {
  const full = stemsOf(says);
  const known = stemsOf([...also, short ?? '', brief ?? ''].join(' '));
  if (also.length > 0 && !full.some((one) => known.includes(one))) {
    const message = `"says" of the danger sign "${id}" has no word of those by which it is known elsewhere ("${also[0] ?? ''}"): "${says}".`;
    return [differing(message, at, 'Say it plainly, with the word that readers know it by.')];
  }
  const told = stemsOf([says, ...also].join(' '));
  const lost = short === undefined ? undefined : stemsOf(short).find((one) => !told.includes(one));
  if (lost === undefined) return [];
  const word = (bareWords(short ?? '').match(WORDS) ?? []).find((one) => one.toLowerCase().startsWith(lost));
  const message = `"short" of the danger sign "${id}" says "${word}", which its full form does not: "${says}".`;
  return [differing(message, at, 'Let both say the same; where another word means the same, add it to also:.')];
}

const differing = (message: string, at: ItemWords['at'], hint: string): Diagnostic => warning({ code: 'forms-differ', message, at, hint });

const WORDS = /[\p{L}\p{N}]+/gu;

const stemsOf = (text: string): string[] =>
  (bareWords(text).toLowerCase().match(WORDS) ?? []).filter((word) => word.length >= STEM).map((word) => word.slice(0, STEM));
