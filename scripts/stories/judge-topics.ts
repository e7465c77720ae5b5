import type { Facts } from '../checks/facts.js';
import type { Library } from '../model/content.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { FORMATS } from '../model/formats.js';
import type { Job } from '../model/job.js';
import { topicsOf } from '../model/topics.js';
import type { ComposedDeck } from './deck-cache.js';

/** Returns what the printed pieces of a deck would lose where they are about one condition, each told once for all conditions. */
export async function judgeTopics(library: Library, job: Job, whole: ComposedDeck, shared: Facts): Promise<Diagnostic[]> {
  const { definition } = whole.facts;
  const parts = new Set(definition.formats.map((format) => FORMATS[format].part));
  const topics = new Set([...parts].flatMap((part) => topicsOf(library, definition, part)));
  if (topics.size === 0) return [];
  const [{ composeDeck }, { readDeckFacts }, { checkTopic }] = await Promise.all([
    import('../compose/compose-deck.js'),
    import('../checks/deck-facts.js'),
    import('../checks/pieces/check-topic.js'),
  ]);
  const found: Diagnostic[] = [];
  for (const topic of topics) {
    const { deck, diagnostics } = await composeDeck(library, { ...job, topic }, { citations: new Map(), review: whole.reviews.state });
    const about = readDeckFacts(shared, deck);
    found.push(...checkTopic({ whole: whole.facts, about, found: { whole: whole.diagnostics, about: diagnostics } }));
  }
  return found;
}
