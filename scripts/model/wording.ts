import type { SignUrgency } from './safety.js';

/** Words to avoid in one locale, with what to write instead. `but` lists phrases in which they are allowed. */
export interface Avoid {
  readonly say: string;
  readonly instead: string;
  readonly but: readonly string[];
}

/** A scale of degree: how many, how often, how bad. */
export interface Scale {
  readonly name: string;
  /** From the lowest group to the highest. */
  readonly words: readonly (readonly string[])[];
  /** The group, counted from 0, of a claim that has none of the words; without it, such a claim is not compared. */
  readonly plain?: number;
  /** It tells of harm, so that only claims of risk stand on it. */
  readonly harm?: boolean;
}

/** A way to promise, press or blur: a phrase of each list stands in one sentence. */
export interface Tone {
  /** What such a sentence does, after the words that were found: "promises how the reader will fare". */
  readonly says: string;
  /** What to do instead. */
  readonly instead: string;
  readonly all: readonly (readonly string[])[];
  /** Looked for in questions too. */
  readonly questions?: boolean;
  /** Looked for in quotation marks alone. */
  readonly quoted?: boolean;
  /** Looked for in titles and headings alone. */
  readonly titles?: boolean;
}

/** How often something is given; `name` is the same in every language. */
export interface Rate {
  readonly name: string;
  /** All words for it ("twice a week"). */
  readonly words: readonly string[];
}

/** Words by which what is written is judged for readers who do not see it, do not see colors, or hear it read aloud. */
export interface Access {
  /** Names of a picture as such ("drawing", "photo of"). */
  readonly media: readonly string[];
  /** Verbs in all their forms, by which a text alternative tells something. */
  readonly verbs: readonly string[];
  /** What a text alternative says in place of what is shown ("goes with the text"). */
  readonly emptyAlternatives: readonly string[];
  /** Words of a link that do not say where it leads ("here", "click here"). */
  readonly emptyLinks: readonly string[];
  /** Words of which titles are made that name nothing ("presentation", "untitled"). */
  readonly emptyTitles: readonly string[];
  /** Names of colors, and of shapes that are told by a color ("dots", "box"). */
  readonly colors: readonly string[];
  readonly shapes: readonly string[];
  /** Words before a certain one ("the", "these"). */
  readonly articles: readonly string[];
  /** Phrases that point at a place or a color on the page ("on the left", "shown in red"). */
  readonly pointing: readonly string[];
}

/**
 * What the checks look for in one locale, as data of the explainer: the tool knows no subject and no language by heart.
 * A phrase is written in plain words; `*` at the end of a word stands for any ending ("cure*" finds "cured").
 */
export interface Wording {
  /** Promises and advertising, which are errors outside a quotation. */
  readonly hype: readonly Avoid[];
  /** Hard words, and the plain ones. */
  readonly plainer: readonly Avoid[];
  /** One word for one thing: the names that are not used, and the one that is. */
  readonly oneWord: readonly { readonly use: string; readonly not: readonly string[] }[];
  /** Words that leave room for doubt ("may", "some", "about"). */
  readonly hedges: readonly string[];
  /** Words that say no ("not", "never", "nobody"). */
  readonly negations: readonly string[];
  /** Phrases with a negation that deny nothing. */
  readonly denyNothing: readonly string[];
  /** Words that make a statement stronger ("always", "most", "clearly"). */
  readonly strong: readonly string[];
  /** Words that limit a statement: a caveat has one of them, or a hedge, or a negation. */
  readonly limits: readonly string[];
  /** Words of which each says the opposite of the others ("raises" / "lowers"). */
  readonly opposites: readonly (readonly string[])[];
  /** Things that must not be swapped: each group names one condition, drug or kind of people in all its words. */
  readonly subjects: readonly (readonly string[])[];
  /** Signs of a statement of fact ("study", "research"), and words of effect that make one beside a subject ("helps", "lowers"). */
  readonly research: readonly string[];
  readonly effects: readonly string[];
  /** Nouns that numbers count ("hour*", "week*", "people"). */
  readonly units: readonly (readonly string[])[];
  /** Equal amounts, by which units compare ("7 days", "1 week"). */
  readonly sameAs: readonly (readonly string[])[];
  /** Words that count one before a unit ("a", "a single"). */
  readonly singles: readonly string[];
  /** Words for more than one before a unit, without saying how many ("a few", "several"). */
  readonly several: readonly string[];
  /** Words before a number that make it a limit; each group is one way ("at least" / "up to"). */
  readonly bounds: readonly (readonly string[])[];
  /** Words behind a number that make it a limit, in groups as those before it ("or more" / "at most"). */
  readonly boundsAfter: readonly (readonly string[])[];
  /** What results count; each group names one outcome in all its words ("got better", "responded"). */
  readonly outcomes: readonly (readonly string[])[];
  /**
   * Words between the parts of a sentence: first those that say "and", then those that say "or", then others. Here a sentence is cut;
   * `joins` has the words whose exchange changes what an order asks for, and some stand in both.
   */
  readonly parts: readonly (readonly string[])[];
  /** Words between two things that are compared ("than"). */
  readonly comparing: readonly string[];
  /** Words that join a term with what it is, on either side of it ("is called", "means"). */
  readonly naming: readonly string[];
  /** Small words that say nothing of what a sentence is about. */
  readonly small: readonly string[];
  /** Changes told without the numbers behind them ("times more likely", "percent fewer"). */
  readonly relative: readonly string[];
  /** Figures of speech of statistics that mean nothing to a patient ("p value", "odds ratio"). */
  readonly statistics: readonly string[];
  /** Sums left to the reader ("divide", "multiply by"). */
  readonly sums: readonly string[];
  /** First words of an open question, and of one that can only be answered yes or no. */
  readonly openQuestions: readonly string[];
  readonly closedQuestions: readonly string[];
  /** Words with which a question asks one person about their own health, which nobody answers before others ("do you take"). */
  readonly personal: readonly string[];
  /** Verbs that begin an instruction ("bring", "call"). */
  readonly actions: readonly string[];
  /** Words that say how soon or whom to call, by the urgency that they give ("same day", "next visit"). */
  readonly urgency: Readonly<Partial<Record<SignUrgency, readonly string[]>>>;
  /** Words beside which a number is one to call ("emergencies", "dial"). */
  readonly calling: readonly string[];
  /** What stands where an author's own words belong ("insert", "your text here"); in capitals, it is looked for in capitals. */
  readonly fillers: readonly string[];
  /** Words that address the reader ("you", "your"). */
  readonly reader: readonly string[];
  /** Forms of "to be" that make a passive with the participle after them. */
  readonly passives: readonly string[];
  /** Sentences in full that rest on no source, because a person has agreed that they need none. */
  readonly statements: readonly string[];
  /** More verbs that begin an order, in notes too, beside `actions` ("thank", "offer"). */
  readonly imperatives: readonly string[];
  /** Words before an order in its sentence ("if", "then"). */
  readonly openers: readonly string[];
  /** Orders to say something, which state it ("say that", "expect"). */
  readonly tellings: readonly string[];
  /** Words that begin a reason ("because"). */
  readonly reasons: readonly string[];
  /** Verbs that make words a statement, beside `passives`, `hedges` and `effects` ("has", "means"). */
  readonly finite: readonly string[];
  /** Words of advice that could hurt ("skip", "tablet"). */
  readonly risky: readonly string[];
  /** Words with which a question takes something for granted ("why", "even if"). */
  readonly presumes: readonly string[];
  /** Words in order of degree, from the lowest group to the highest; `plain` is where words of none stand. */
  readonly scales: readonly Scale[];
  /** Words that narrow what a "not" denies ("alone", "always"). */
  readonly narrowing: readonly string[];
  /** What says that nobody has found or shown something: found no, not been shown. */
  readonly unshown: readonly string[];
  /** Words that say of which things a sentence holds (small studies, up to 1 week); `|` as there. */
  readonly qualifiers: readonly string[];
  /** Words that begin what confines a statement at its end ("as an anesthetic", "in animals"). */
  readonly confines: readonly string[];
  /** Words by which something does good ("helps to", "prevents"): where a claim tells of a risk they turn it round. */
  readonly benefits: readonly string[];
  /** How often something is given. */
  readonly rates: readonly Rate[];
  /** Ways to promise, press, praise and blur. */
  readonly tone: readonly Tone[];
  /** Words that say that money is earned, or that none is ("we sell", "paid by", "no money"). */
  readonly earning: readonly string[];
  /** Words of force, from the weakest to the strongest group ("may", "try to", "do not"). */
  readonly force: readonly (readonly string[])[];
  /** What takes something back from an order ("unless", "if you can", "does not count"). */
  readonly exceptions: readonly string[];
  /** Verbs of orders on which a life may hang ("call", "wait"). */
  readonly urgent: readonly string[];
  /** Words that make an order whole ("all", "at once"). */
  readonly whole: readonly string[];
  /** Words that begin a limit of time or case ("if", "when", "until"). */
  readonly conditions: readonly string[];
  /** Words that join two things: those of the first group ask for all ("and", "both"), those of the second for one ("or", "either"). */
  readonly joins: readonly (readonly string[])[];
  readonly access: Access;
}
