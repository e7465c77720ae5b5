import { z } from 'zod';
import type { Requirement } from '../../model/content.js';
import type { Order } from '../../model/orders.js';
import { ITEM_GROUPS, type ItemGroup } from '../../model/safety.js';
import { id, type Keys, locale, localised, requirementId, texts } from './parts.js';

/** An id of decks/safety.yaml, alone or behind the passages and pieces in which it must be told. */
const told = z
  .string()
  .regex(
    /^(?:[a-z0-9][a-z0-9./-]*(?: +[a-z0-9][a-z0-9./-]*)*: *)?[a-z0-9]+(?:[.-][a-z0-9]+)*$/,
    'an item is an id of decks/safety.yaml, alone or behind passages and pieces ("print: dark-urine")',
  );
const listOf = (group: ItemGroup) => z.array(told).describe(`Items of decks/safety.yaml that are told as ${group}.`);
const groups = Object.fromEntries(ITEM_GROUPS.map((group) => [group, listOf(group)])) as Record<ItemGroup, ReturnType<typeof listOf>>;

export const requirementsSchema = z
  .array(
    z.strictObject({
      id: requirementId.describe('Capital letters and a number: CARE-01. Named by takes="..." and takesUp.'),
      says: localised.describe('What must be said, in short, for each locale.'),
      requiredIn: z.array(z.string()).describe('Decks ("visit") or pieces ("take-home/handout") that must say it.'),
      regions: z.array(id).exactOptional().describe('Regions in which it is required. None: everywhere.'),
      mustSay: z
        .record(locale, texts)
        .exactOptional()
        .describe('Words that must stand in a block that takes it, for each locale, in reading order.'),
      orders: z
        .array(
          z.strictObject({
            says: localised.describe('The order in full, for each locale: one sentence or several.'),
            in: z
              .array(
                z
                  .string()
                  .regex(/^[a-z0-9.-]+\/(slides|brief|print|notes)$/, 'a place is a module and a kind of passage ("driving/print")'),
              )
              .exactOptional()
              .describe('Where it must be given: modules and kinds of passage ("driving/print", "results/notes").'),
          } satisfies Keys<Order>),
        )
        .exactOptional()
        .describe('Orders to the reader. Where one is given, it has no exception, no weaker force and no other limit than here.'),
      tells: z
        .strictObject(groups)
        .exactPartial()
        .exactOptional()
        .describe('Items of decks/safety.yaml that each of these pieces must tell, by their urgency or kind: { emergency: [chest-pain] }.'),
    } satisfies Keys<Omit<Requirement, 'tells'>> & { tells: unknown }),
  )
  .describe('decks/requirements.yaml: what must be said, and where.');
