import { type Diagnostic, warning } from '../../model/diagnostic.js';
import { isShownIn } from '../../model/regional.js';
import { allBlocks, plainText } from '../../model/tree.js';
import type { PartFacts, WordingReader } from '../facts.js';
import type { Authored } from '../words/authored-text.js';
import type { ClaimSide } from './claim-side.js';

/** From this part of its words on, a sentence of a claim is said. */
const SAID = 0.5;

const LIMITING: readonly string[] = ['status', 'benefit'];

/**
 * A claim that only denies ("it has not been shown to ...") limits what is said of the same drug or condition. Where some passage of a module
 * cites it, the print text, which a reader keeps, says it too in each region in which it tells anything else of that.
 */
export function checkKeptLimits(facts: PartFacts): Diagnostic[] {
  return facts.modules.flatMap((module) => {
    const reader = facts.readers.get(module.locale);
    if (!reader) return [];
    const texts = facts.textsOf(module).map((written) => ({ written, cites: citesIn(written, facts) }));
    const printed = allBlocks(module.print?.blocks ?? []).flatMap((block) => (block.kind === 'claim' ? [block.claim] : []));
    const limiting = [...new Set(texts.flatMap(({ cites }) => cites))].flatMap((id) =>
      printed.includes(id) ? [] : (limitOf(id, reader) ?? []),
    );
    return limiting.flatMap((side) => facts.regions.flatMap(({ id }) => lostIn(side, id, texts, reader)).slice(0, 1));
  });
}

interface Cited {
  readonly written: Authored;
  readonly cites: readonly string[];
}

const citesIn = (written: Authored, facts: PartFacts): string[] => [
  ...written.claims,
  ...facts.sentencesOf(written).flatMap(({ cites }) => cites),
];

/** The claim, where each of its sentences denies and none doubts; a risk that is denied limits nothing, and how a thing works limits no use. */
function limitOf(id: string, { features, side }: WordingReader): ClaimSide | undefined {
  const found = side(id);
  return found && LIMITING.includes(found.claim.role) && found.sentences.every(features.saysNo) && features.hedges(found.says).length === 0
    ? found
    : undefined;
}

function lostIn(limit: ClaimSide, region: string, texts: readonly Cited[], reader: WordingReader): Diagnostic[] {
  const { features } = reader;
  const matcher = reader.claimMatcher();
  const shown = texts.filter(({ written }) => written.place === 'print' && written.limits.every((one) => isShownIn(one, region)));
  const subjects = features.namedIn([limit.says]);
  const isAbout = (id: string): boolean => {
    const other = reader.side(id);
    return other !== undefined && [...features.namedIn([other.says])].some((subject) => subjects.has(subject));
  };
  const isSaid = ({ written, cites }: Cited): boolean =>
    cites.some((id) => id === limit.claim.id || reader.side(id)?.claim.qualifiedBy.includes(limit.claim.id)) ||
    limit.sentences.some((own) => matcher.match(own, plainText(written.inlines)).ofFirst >= SAID);
  const about = shown.find(({ cites }) => cites.some((id) => id !== limit.claim.id && isAbout(id)));
  if (!about || shown.some(isSaid)) return [];
  const message = `Other passages of this module say "${limit.says}" (claim "${limit.claim.id}"); the print text for region "${region}" does not.`;
  return [warning({ code: 'limit-unsaid', message, at: about.written.at, hint: 'Say it there too, beside what it limits.' })];
}
