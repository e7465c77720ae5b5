import { z } from 'zod';
import { SIGN_URGENCIES, type SignUrgency } from '../../model/safety.js';
import type { Access, Avoid, Rate, Scale, Tone, Wording } from '../../model/wording.js';
import { type Keys, text, texts } from './parts.js';

const phrases = texts.default([]);
const groups = z.array(texts.min(1)).default([]);
const wordsOf = (one: SignUrgency) => texts.describe(`Words that give something the urgency ${one}.`);
const urgency = Object.fromEntries(SIGN_URGENCIES.map((one) => [one, wordsOf(one)])) as Record<SignUrgency, typeof texts>;
const avoid = z
  .array(
    z.strictObject({
      say: text.describe('The phrase to look for.'),
      instead: text.describe('What to write instead.'),
      but: phrases.describe('Phrases in which it is allowed.'),
    } satisfies Keys<Avoid>),
  )
  .default([]);

export const wordingSchema = z
  .strictObject({
    hype: avoid.describe('Promises and advertising.'),
    plainer: avoid.describe('Hard words.'),
    oneWord: z
      .array(
        z.strictObject({
          use: text.describe('The word to use.'),
          not: texts.min(1).describe('The words not to use.'),
        } satisfies Keys<Wording['oneWord'][number]>),
      )
      .default([])
      .describe('One word for one thing.'),
    hedges: phrases.describe('Words that leave a statement open: may, some.'),
    negations: phrases.describe('Words that turn a statement round: not, never.'),
    denyNothing: phrases.describe('Phrases with such a word that turn nothing round: "no deseado" in Spanish (unwanted).'),
    strong: phrases.describe('Words of certainty: always, proves.'),
    limits: phrases.describe('Words that limit a statement: only, few.'),
    opposites: groups.describe('Pairs of opposites; | stands between words that say the same.'),
    subjects: groups.describe('What statements are about, each with its other names.'),
    research: phrases.describe('Words for research: study, trial.'),
    effects: phrases.describe('Words for effects: helps, causes.'),
    units: groups.describe('Units of numbers, each with its other names.'),
    sameAs: groups.describe('Equal amounts, by which units compare: 7 days, 1 week.'),
    singles: phrases.describe('Words that count one before a unit: a, a single.'),
    several: phrases.describe('Words for more than one before a unit: a few, several.'),
    bounds: groups.describe('Words before a number that make it a limit; each group is one way: at least, up to.'),
    boundsAfter: groups.describe('Words behind a number that make it a limit, in groups as those before it: or more, at most.'),
    outcomes: groups.describe('What results count, each with its other names: got better, responded.'),
    parts: groups.describe('Words between the parts of a sentence: a group for "and", a group for "or", then others.'),
    comparing: phrases.describe('Words between two things that are compared: than.'),
    naming: phrases.describe('Words that join a term with what it is, on either side of it: is called, means.'),
    small: phrases.describe('Small words that say nothing of what a sentence is about.'),
    relative: phrases.describe('Phrases of relative risk: twice as likely.'),
    statistics: phrases.describe('Terms of statistics that no reader should meet.'),
    sums: phrases.describe('Words that ask the reader to calculate.'),
    openQuestions: phrases.describe('How an open question begins.'),
    closedQuestions: phrases.describe('How a question begins that can be answered with yes.'),
    personal: phrases.describe('Words with which one person is asked about their own health: do you take, ask whether the person.'),
    actions: phrases.describe('Words for what a reader does: call, ask.'),
    urgency: z
      .strictObject(urgency)
      .exactPartial()
      .default({})
      .describe('Words that say how soon to get help, by urgency: { same-day: ["same day"], next-visit: ["next visit"] }.'),
    calling: phrases.describe('Words beside which a number is one to call: emergencies, dial.'),
    fillers: phrases.describe(
      'What stands where your own words belong: insert, your text here. One in capitals is looked for in capitals.',
    ),
    reader: phrases.describe('Words that address the reader: you.'),
    passives: phrases.describe('Words that build the passive: is, was.'),
    statements: phrases.describe('Sentences in full that rest on no source, because a person has agreed that they need none.'),
    imperatives: phrases.describe('More verbs that begin an order, in notes too: thank, offer.'),
    openers: phrases.describe('Words before an order in its sentence: if, then.'),
    tellings: phrases.describe('Orders to say something, which state it: say that, expect.'),
    reasons: phrases.describe('Words that begin a reason: because.'),
    finite: phrases.describe('Verbs that make words a statement: has, means.'),
    risky: phrases.describe('Words of advice that could hurt: skip, tablet.'),
    presumes: phrases.describe('Words with which a question takes something for granted: why, even if.'),
    scales: z
      .array(
        z.strictObject({
          name: text.describe('What the words tell: "how many".'),
          words: z.array(texts.min(1)).min(2).describe('From the lowest group to the highest.'),
          harm: z.boolean().exactOptional().describe('It tells of harm, so that only claims of risk stand on it.'),
          plain: z.int().min(0).exactOptional().describe('The group, counted from 0, of a claim that has none of the words.'),
        } satisfies Keys<Scale>),
      )
      .default([])
      .describe('Words in order of degree: a benefit stands no higher than its claim, a risk no lower.'),
    unshown: phrases.describe('What says that nobody has found or shown something: found no, not been shown.'),
    qualifiers: phrases.describe(
      'Words that say of which things a sentence of a claim holds: small (studies), up to (1 week). | stands between words that say the same.',
    ),
    narrowing: phrases.describe('Words that narrow what a "not" denies: alone, always. | stands between words that say the same.'),
    confines: phrases.describe('Words that begin what confines a statement at its end: as an, only in.'),
    benefits: phrases.describe(
      'Words by which something does good, which a sentence that rests on a risk has none of: helps to, prevents.',
    ),
    rates: z
      .array(
        z.strictObject({
          name: text.describe('Its name, the same in every language: twice-weekly.'),
          words: texts.min(1).describe('All words for it: twice a week, two times a week.'),
        } satisfies Keys<Rate>),
      )
      .default([])
      .describe('How often something is given.'),
    tone: z
      .array(
        z.strictObject({
          says: text.describe('What a sentence does in which a phrase of each list stands: "promises how the reader will fare".'),
          instead: text.describe('What to do instead.'),
          all: z.array(texts.min(1)).min(1).describe('Lists of phrases, of each of which one must stand in the sentence.'),
          questions: z.boolean().exactOptional().describe('Looked for in questions too.'),
          quoted: z.boolean().exactOptional().describe('Looked for in quotation marks alone.'),
          titles: z.boolean().exactOptional().describe('Looked for in titles and headings alone.'),
        } satisfies Keys<Tone>),
      )
      .default([])
      .describe('Ways to promise, press, praise and blur.'),
    earning: phrases.describe('Words that say that money is earned, or that none is: we sell, no money.'),
    force: groups.describe('Words of force, from the weakest to the strongest group: may; try to; do not.'),
    exceptions: phrases.describe('What takes something back from an order: unless, if you can.'),
    urgent: phrases.describe('Verbs of orders on which a life may hang: call, wait.'),
    whole: phrases.describe('Words that make an order whole: all, at once. | stands between words of equal force.'),
    conditions: phrases.describe('Words that begin a limit of time or case: if, when, until.'),
    joins: groups.describe(
      'Words that join two things, in two groups: those that ask for all (and, both), and those that ask for one (or, either).',
    ),
    access: z
      .strictObject({
        media: phrases.describe('Names of a picture as such: drawing, photo.'),
        verbs: phrases.describe('Verbs in all their forms, by which a text alternative tells something: shows, closes.'),
        emptyAlternatives: phrases.describe('What an alternative says in place of what is shown: goes with the text.'),
        emptyLinks: phrases.describe('Words of a link that do not say where it leads: here, more.'),
        emptyTitles: phrases.describe('Words of which titles are made that name nothing: presentation, untitled.'),
        colors: phrases.describe('Names of colors.'),
        shapes: phrases.describe('Names of what is drawn: dots, box, line.'),
        articles: phrases.describe('Words before a certain one: the, these.'),
        pointing: phrases.describe('Phrases that point at a place or a color: on the left, shown in red.'),
      } satisfies Keys<Access>)
      .prefault({})
      .describe('Words by which what is written is judged for readers who do not see it or hear it read aloud.'),
  } satisfies Keys<Wording>)
  .describe('decks/wording/<locale>.yaml: what `teachback check` looks for in this language. `*` at the end of a word finds any ending.');

/** The tool's own fixed words in one language: templates/locales/<locale>.yaml. */
export const fixedWordsSchema = z.record(z.string(), text);
