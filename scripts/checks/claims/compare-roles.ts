import type { Wording } from '../../model/wording.js';
import { type FindPhrases, phraseFinder } from '../words/phrase-finder.js';
import type { Contrast, Material } from './contrast.js';
import type { FeatureReader } from './sentence-features.js';
import type { Statement } from './sentence-parts.js';

/** Who does what to whom: the subjects before a verb of effect, and those after it. */
interface Role {
  readonly verb: string;
  readonly text: string;
  readonly doers: ReadonlyMap<number, string>;
  readonly done: ReadonlyMap<number, string>;
}

export type RoleReader = (statement: Statement) => readonly Role[];

/** Letters of a verb that are compared: "weakens", "weaken". */
const STEM = 4;
const SIGN = /[;:.,]/;

/** Returns the reader of who does what to whom in one locale. A passive ("is weakened by") is not read: it turns both round. */
export function roleReader({ effects, passives }: Pick<Wording, 'effects' | 'passives'>, features: FeatureReader): RoleReader {
  const verbs = phraseFinder(effects);
  const isPassive = phraseFinder(passives);
  return ({ text }) => verbs(text).flatMap((verb) => roleOf(text, verb, { features, isPassive }) ?? []);
}

function roleOf(
  text: string,
  { text: verb, index }: { readonly text: string; readonly index: number },
  { features, isPassive }: { readonly features: FeatureReader; readonly isPassive: FindPhrases },
): Role | undefined {
  const before = text.slice(0, index).split(SIGN).at(-1) ?? '';
  const after = text.slice(index + verb.length).split(SIGN)[0] ?? '';
  if (isPassive(before).length > 0) return undefined;
  const [doers, done] = [features.subjects(before), features.subjects(after)];
  if (done.size === 0) return undefined;
  return { verb: verb.toLowerCase().slice(0, STEM), text: `${before.trim()} ${verb} ${after.trim()}`, doers, done };
}

/** "A may weaken B" for "B may weaken A": the same verb between the same two, each in the other's place. */
export function roleContrasts(said: Statement, { told, shown }: Material, roles: RoleReader): Contrast[] {
  const own = roles(said);
  if (own.length === 0) return [];
  const ground = [...told, ...shown].flatMap((statement) => roles(statement).map((role) => ({ role, of: statement.text })));
  return own.flatMap((one): Contrast[] => {
    const same = ground.filter(({ role }) => role.verb === one.verb);
    const turned = same.find(({ role }) => isTurned(one, role));
    if (!turned || same.some(({ role }) => (one.doers.size === 0 || share(role.doers, one.doers)) && share(role.done, one.done))) return [];
    return [{ kind: 'opposite', sure: true, said: `"${one.text}"`, told: `"${turned.role.text}"`, of: turned.of }];
  });
}

/** One that names nobody before its verb is turned when what it is done to does it there. */
const isTurned = (a: Role, b: Role): boolean =>
  b.doers.size > 0 &&
  (a.doers.size === 0 || share(a.doers, b.done)) &&
  share(a.done, b.doers) &&
  !share(a.doers, b.doers) &&
  !share(a.done, b.done);

const share = (a: ReadonlyMap<number, string>, b: ReadonlyMap<number, string>): boolean => [...a.keys()].some((key) => b.has(key));
