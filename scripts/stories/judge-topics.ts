import type { Facts } from '../checks/facts.js';
import type { Variant } from '../compose/composer.js';
import type { Library } from '../model/content.js';
import { modulesNamed, placeOwnModules } from '../model/deck-modules.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { PARTS } from '../model/formats.js';
import type { Job } from '../model/job.js';
import { topicsOf } from '../model/topics.js';
import type { ComposedDeck } from './deck-cache.js';
import type { Memory } from './recall.js';

/** Returns what the printed pieces of a deck would lose where they are about one condition, each told once for all conditions. */
export async function judgeTopics(
  library: Library,
  job: Job,
  whole: ComposedDeck,
  shared: Facts,
  memory: Memory,
): Promise<readonly Diagnostic[]> {
  const { definition, deck } = whole.facts;
  const all = PARTS.map((part) => ({ part, topics: topicsOf(library, definition, part) }));
  const parted = all.filter(({ part, topics }) => deck.taken[part] && topics.length > 0);
  if (parted.length === 0) return [];
  const { groundOf } = await import('../checks/facts.js');
  const { [job.brand]: brand } = library.brands;
  const modules = modulesNamed(brand ? placeOwnModules(definition, brand, library, job.locale) : definition).map(
    (id) => library.modules[id],
  );
  const parts = new Set(parted.map(({ part }) => part));
  const topics = new Set(parted.flatMap((one) => one.topics));
  return memory.recallLater(['topics', groundOf(shared), deck, whole.diagnostics, definition, ...modules], () =>
    foundAbout(library, { ...job, parts }, { topics, whole, shared }),
  );
}

interface About {
  readonly topics: ReadonlySet<string>;
  readonly whole: ComposedDeck;
  readonly shared: Facts;
}

/** Composes those parts about each of the topics: the slides are about all of them. */
async function foundAbout(library: Library, variant: Variant, { topics, whole, shared }: About): Promise<Diagnostic[]> {
  const [{ composeDeck }, { readDeckFacts }, { checkTopic }] = await Promise.all([
    import('../compose/compose-deck.js'),
    import('../checks/deck-facts.js'),
    import('../checks/pieces/check-topic.js'),
  ]);
  const found: Diagnostic[] = [];
  for (const topic of topics) {
    const { deck, diagnostics } = await composeDeck(library, { ...variant, topic }, { citations: new Map(), review: whole.reviews.state });
    const about = readDeckFacts(shared, deck);
    found.push(...checkTopic({ whole: whole.facts, about, found: { whole: whole.diagnostics, about: diagnostics } }));
  }
  return found;
}
