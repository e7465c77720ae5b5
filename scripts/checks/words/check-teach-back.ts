import type { Block, Module } from '../../model/content.js';
import { type At, type Diagnostic, fieldAt, warning } from '../../model/diagnostic.js';
import { phrases } from '../../model/phrase.js';
import { plainText } from '../../model/tree.js';
import type { DeckFacts } from '../deck-facts.js';
import type { Facts } from '../facts.js';

/** Own threshold, informed by AHRQ's Health Literacy Universal Precautions Toolkit, tool 5. */
const LEAST_PROMPTS = 3;

/** A teach-back prompt is an open question: one that a nod can answer shows nothing (AHRQ toolkit, tool 5). */
export function checkPrompts({ library, modules }: Facts): Diagnostic[] {
  return Object.entries(library.wording).flatMap(([locale, { openQuestions, closedQuestions }]) => {
    const open = phrases(openQuestions);
    const closed = phrases(closedQuestions);
    return modules
      .filter((module) => module.locale === locale)
      .flatMap(promptsOf)
      .filter(({ text }) => closed.find(text)[0]?.index === 0 || (openQuestions.length > 0 && !open.isIn(text)))
      .map(({ text, at }) =>
        warning({
          code: 'closed-question',
          message: `The prompt "${text}" can be answered with yes or no.`,
          at,
          hint: `Begin with one of these: ${openQuestions.slice(0, 4).join(', ')}.`,
        }),
      );
  });
}

function promptsOf({ teachBack }: Module): { text: string; at: At }[] {
  const items = teachBack.flatMap((block: Block) => (block.kind === 'list' ? block.items : []));
  return items.map(({ blocks, at }) => ({
    text: blocks
      .map((block) => (block.kind === 'paragraph' ? plainText(block.inlines) : ''))
      .join(' ')
      .trim(),
    at,
  }));
}

/** A slide deck with teach-back asks at least three things. */
export function checkPromptCount({ definition, deck }: DeckFacts): Diagnostic[] {
  if (deck.slides.length === 0 || definition.teachBack.length === 0) return [];
  if (deck.teachBack.length >= LEAST_PROMPTS) return [];
  return [
    warning({
      code: 'too-few-prompts',
      message: `Deck "${deck.id}" ends with ${deck.teachBack.length} teach-back prompts: at least ${LEAST_PROMPTS}.`,
      at: fieldAt(definition, 'teachBack'),
      hint: 'Name more modules in teachBack, or add prompts to those named.',
    }),
  ];
}
