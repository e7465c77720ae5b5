import { TOOL_LANGUAGE } from '../languages/tags.js';
import { approveCommand } from '../model/approve-command.js';
import type { PhoneLine } from '../model/content.js';
import { VERDICTS } from '../model/definitions.js';
import type { HtmlDocument } from '../model/html-document.js';
import type {
  ReviewedClaim,
  ReviewedEvidence,
  ReviewedModule,
  ReviewedReference,
  ReviewedSentence,
  ReviewPacket,
  SentencePlace,
  TraceRow,
} from '../model/review-packet.js';
import type { WordKind } from '../model/review-words.js';
import { templateText } from '../render/templates.js';
import { changesView } from './render-changes.js';
import { pageStyle, type ReviewStage } from './review-stage.js';

/** What a sentence is, where that is not plain from its words. */
const KINDS: Partial<Readonly<Record<WordKind, string>>> = {
  heading: 'heading',
  row: 'table row',
  people: 'people chart',
  alt: 'alternative text',
  caption: 'caption',
  label: 'words in the drawing',
  credit: 'credit',
  prompt: 'question to the patient',
};
const BOXES: Readonly<Record<PhoneLine, string>> = {
  emergency: 'In the box of the emergency line',
  crisis: 'In the box of the crisis line',
  clinic: 'In the box of your own phone',
};

/** Returns the packet that a clinical reviewer reads and marks on paper. */
export function renderReview(packet: ReviewPacket, { templates, environment, words, paper }: ReviewStage): HtmlDocument {
  const { requirements } = packet;
  const context = {
    ...packet,
    words,
    verdicts: VERDICTS,
    required: Object.entries(requirements).map(([id, says]) => ({ id, says })),
    view: changesView(packet.changes, packet.locale),
    compares: packet.changes.modules.some(({ approved }) => approved),
    modules: packet.modules.map(moduleView),
    command: approveCommand({ ...packet, modules: ['MODULE'] }),
    references: packet.references.map((one) => referenceView(one, packet)),
  };
  return {
    language: TOOL_LANGUAGE,
    title: `Review packet: ${packet.title}`,
    bodyClass: 'review',
    body: environment.render('review/packet.hbs', context),
    styles: [templateText(templates, 'tokens.css'), templateText(templates, 'review/review.css'), pageStyle(packet, paper)],
  };
}

/** Returns the table from requirement to words and place; words that stand in many files are listed once. */
export function renderTrace(packet: ReviewPacket, rows: readonly TraceRow[], { templates, environment, words }: ReviewStage): HtmlDocument {
  const byWords = new Map<string, TraceRow[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.requirement, row.by, row.text]);
    byWords.set(key, [...(byWords.get(key) ?? []), row]);
  }
  const { title, locale, version, date } = packet;
  const grouped = [...byWords.values()].map((same) => ({ ...same[0], places: same.filter(({ artifact }) => artifact !== '') }));
  return {
    language: TOOL_LANGUAGE,
    title: `Traceability: ${title}`,
    bodyClass: 'review trace',
    body: environment.render('review/trace.hbs', { title, locale, version, date, words, rows: grouped } as never),
    styles: [templateText(templates, 'tokens.css'), templateText(templates, 'review/review.css')],
  };
}

function moduleView(module: ReviewedModule) {
  const { groups, others, instructions, notes, standsIn } = module;
  const told = new Set<string>();
  return {
    ...module,
    stands: standsIn.join(', '),
    count: groups.flatMap(({ sentences, claims }) => [...sentences, ...claims]).length + others.length + instructions.length + notes.length,
    groups: groups.map(({ sentences, claims }) => ({
      claims: claims.map((claim) => claimView(claim, told)),
      sentences: sentences.map((one) => ({ ...one, about: aboutOf(one) })),
    })),
    others: others.map((one) => ({ ...one, about: aboutOf(one) })),
    notes: bySlide(notes),
    advice: byBox(instructions),
  };
}

/** In one module the words of a claim stand once; then its code leads back to them. */
function claimView({ details, printed, ...claim }: ReviewedClaim, told: Set<string>) {
  const known = told.has(claim.code);
  told.add(claim.code);
  const evidence = (details?.evidence ?? []).map((one) => ({ ...one, how: howRead(one) }));
  const caveats = (details?.caveats ?? []).map((one) => {
    const above = told.has(one.code);
    told.add(one.code);
    return { ...one, above };
  });
  return { ...claim, known, printed: placesInWords(printed), ...(details && { details: { ...details, evidence, caveats } }) };
}

/** Instructions with the box in which they stand, in reading order. */
function byBox(sentences: readonly ReviewedSentence[]) {
  const groups: { says: string; sentences: (ReviewedSentence & { about: string })[] }[] = [];
  for (const sentence of sentences) {
    const says = sentence.box === undefined ? '' : BOXES[sentence.box];
    const one = { ...sentence, about: aboutOf({ ...sentence, instruction: false }) };
    const last = groups.at(-1);
    if (last?.says === says) last.sentences.push(one);
    else groups.push({ says, sentences: [one] });
  }
  return groups;
}

/** What is said at one slide stands together, sentence by sentence. */
function bySlide(notes: readonly ReviewedSentence[]) {
  const slides = new Map<string, ReviewedSentence[]>();
  for (const note of notes) {
    const slide = note.places[0]?.limits[0] ?? '';
    slides.set(slide, [...(slides.get(slide) ?? []), note]);
  }
  return [...slides].map(([slide, sentences]) => ({ slide, sentences }));
}

const placesInWords = (places: readonly SentencePlace[]): string =>
  places
    .map(({ name, limits }) => (name === 'notes' ? 'said aloud' : limits.length > 0 ? `${name} (${limits.join(', ')})` : name))
    .join(', ');

/** "slide (Cold), print · heading · instruction · CAST-03". */
function aboutOf({ kind, places, instruction, requirements, box, claims }: ReviewedSentence): string {
  const boxed = box !== undefined && claims.length > 0 ? BOXES[box].toLowerCase() : '';
  const parts = [
    placesInWords(places),
    KINDS[kind] ?? '',
    instruction && boxed === '' ? 'instruction' : '',
    boxed,
    requirements.join(', '),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

const READ: Readonly<Record<string, string>> = { primary: 'primary page', 'second-hand': 'second-hand copy', '': 'not read' };

/** What a reviewer should know of how the source was read, where it was not read on its own page or something was found. */
function howRead({ read, retraction }: ReviewedEvidence): string {
  const found = retraction && retraction.status !== 'none' ? `retractions: ${retraction.status}, ${retraction.checked}` : '';
  return [read === 'primary' ? '' : (READ[read] ?? read), found].filter((part) => part !== '').join('; ');
}

function referenceView({ read, retraction, checked, ...rest }: ReviewedReference, { asOf }: ReviewPacket) {
  const days = (Date.parse(asOf) - Date.parse(checked)) / 86_400_000;
  return {
    ...rest,
    checked: checked === '' ? 'not checked' : checked,
    age: Number.isNaN(days) || days < 30 ? '' : `${Math.round(days / 30.4)} months ago`,
    readWords: READ[read] ?? read,
    retraction,
  };
}
