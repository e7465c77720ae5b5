import { TOOL_LANGUAGE } from '../languages/tags.js';
import type { Words } from '../model/content.js';
import { VERDICTS } from '../model/definitions.js';
import type { HtmlDocument } from '../model/html-document.js';
import type { Paper } from '../model/paper.js';
import type {
  DetailedClaim,
  ReviewedEvidence,
  ReviewedGroup,
  ReviewedModule,
  ReviewedReference,
  ReviewedSentence,
  ReviewPacket,
  TraceRow,
} from '../model/review-packet.js';
import { pageRule } from '../render/css-rules.js';
import { type HtmlEnvironment, type Templates, templateText } from '../render/templates.js';

export interface ReviewStage {
  readonly templates: Templates;
  readonly environment: HtmlEnvironment;
  /** The fixed words of the packet's locale: those of the verdicts stand in it as a patient reads them. */
  readonly words: Words;
  readonly paper: Paper;
}

const KINDS: Readonly<Record<ReviewedSentence['kind'], string>> = {
  text: '',
  heading: 'heading',
  row: 'table row',
  phone: 'in the phone box',
  'own-words': "the claim's own words",
  alt: 'said by a screen reader',
  caption: 'caption',
  label: 'words in the drawing',
  title: '',
  prompt: 'question to the patient',
};

/** Returns the packet that a clinical reviewer reads and marks on paper. */
export function renderReview(packet: ReviewPacket, { templates, environment, words, paper }: ReviewStage): HtmlDocument {
  const { requirements } = packet;
  const context = {
    ...packet,
    words,
    verdicts: VERDICTS,
    required: Object.keys(requirements).length,
    modules: packet.modules.map((module) => moduleView(module, packet)),
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

function moduleView(module: ReviewedModule, packet: ReviewPacket) {
  const { groups, details, others, instructions, notes, standsIn, id } = module;
  const codes = new Map(packet.modules.flatMap((one) => one.details.map((claim) => [claim.id, claim.code] as const)));
  const beside = new Set(groups.flatMap(({ claims }) => claims.map((claim) => claim.id)));
  const view = (sentence: ReviewedSentence) => ({ ...sentence, about: aboutOf(sentence, codes) });
  return {
    ...module,
    stands: standsIn.join(', '),
    count: groups.flatMap(({ sentences }) => sentences).length + others.length + instructions.length,
    groups: withShown(groups).map(({ sentences, claims }) => ({
      claims,
      sentences: sentences.map((one) => view({ ...one, claims: [] })),
    })),
    details: detailViews(details, beside),
    others: others.map(view),
    noteRows: noteRows(notes, codes),
    instructionGroups: groupByRequirements(instructions, packet.requirements).map(({ asked, sentences }) => ({
      asked,
      sentences: sentences.map((one) => view({ ...one, instruction: false })),
    })),
    command: `teachback approve ${id} --by "NAME" --role "ROLE" --on YYYY-MM-DD --due YYYY-MM-DD --locale ${packet.locale}`,
  };
}

/** A claim's words stand beside its first sentences; further on its code leads back to them. */
function withShown(groups: readonly ReviewedGroup[]) {
  const told = new Set<string>();
  return groups.map(({ sentences, claims }) => {
    const marked = claims.map((claim) => ({ ...claim, shown: told.has(claim.id) }));
    for (const { id } of claims) told.add(id);
    return { sentences, claims: marked };
  });
}

/** In one module the words of a caveat and of a requirement stand once; then its code is enough. `beside`: claims whose words stand above. */
function detailViews(details: readonly DetailedClaim[], beside: ReadonlySet<string>) {
  const told = new Set<string>();
  const once = <T extends { readonly says: string }>(list: readonly T[]) =>
    list.map((one) => {
      const known = told.has(one.says);
      told.add(one.says);
      return { ...one, told: known };
    });
  return details.map(({ details: behind, ...claim }) => {
    const { caveats, requirements, evidence } = behind;
    const shown = beside.has(claim.id) || told.has(claim.says);
    const read = evidence.map((one) => ({ ...one, how: howRead(one) }));
    return { ...claim, details: { ...behind, shown, caveats: once(caveats), requirements: once(requirements), evidence: read } };
  });
}

/** The notes of one slide stand in one row, as they are said. */
function noteRows(notes: readonly ReviewedSentence[], codes: ReadonlyMap<string, string>) {
  const rows = new Map<string, ReviewedSentence[]>();
  for (const note of notes) {
    const slide = note.places[0]?.limits[0] ?? '';
    rows.set(slide, [...(rows.get(slide) ?? []), note]);
  }
  return [...rows.values()].map((same) => ({
    number: same[0]?.number ?? '',
    sentences: same.map(({ text, claims }) => ({ text, codes: claims.map((id) => codes.get(id) ?? id).join(', ') })),
  }));
}

/** "slide (Cold), print · heading · instruction · C4, C7". */
function aboutOf({ kind, places, instruction, claims }: ReviewedSentence, codes: ReadonlyMap<string, string>): string {
  const where = places.map(({ name, limits }) => (limits.length > 0 ? `${name} (${limits.join(', ')})` : name)).join(', ');
  const cited = claims.map((id) => codes.get(id) ?? id).join(', ');
  return [where, KINDS[kind], instruction ? 'instruction' : '', cited].filter((part) => part !== '').join(' · ');
}

/** Instructions that state the same requirements stand together below the words of those requirements, each told once. */
function groupByRequirements(sentences: readonly ReviewedSentence[], requirements: Readonly<Record<string, string>>) {
  const groups = new Map<string, ReviewedSentence[]>();
  for (const sentence of sentences) {
    const key = [...sentence.requirements].sort().join(' ');
    groups.set(key, [...(groups.get(key) ?? []), sentence]);
  }
  const told = new Set<string>();
  return [...groups].map(([key, same]) => {
    const asked = key.split(' ').filter((id) => id !== '');
    const words = asked.map((id) => ({ id, says: told.has(id) ? '' : (requirements[id] ?? '') }));
    for (const id of asked) told.add(id);
    return { asked: words, sentences: same };
  });
}

const READ: Readonly<Record<string, string>> = { primary: 'primary page', 'second-hand': 'second-hand copy', '': 'not read' };

function howRead({ read, retraction }: ReviewedEvidence): string {
  const looked = retraction ? `retractions: ${retraction.status}, ${retraction.checked}` : 'retractions not checked';
  return `${READ[read]}; ${looked}`;
}

function referenceView({ read, retraction, checked, ...rest }: ReviewedReference, { asOf }: ReviewPacket) {
  const days = (Date.parse(asOf) - Date.parse(checked)) / 86_400_000;
  return {
    ...rest,
    checked: checked === '' ? 'not checked' : checked,
    age: Number.isNaN(days) ? '' : `${Math.max(0, Math.round(days / 30.4))} months ago`,
    readWords: READ[read] ?? read,
    retractionWords: retraction === '' ? 'not looked for' : retraction,
  };
}

const MARGINS = { unit: 'mm', top: 11, sides: 13, bottom: 15 } as const;

/** Paper, margins, and at the foot of each page what this is and the page's number. */
export function pageStyle({ title, version }: Pick<ReviewPacket, 'title' | 'version'>, paper: Paper): string {
  const style = 'font:10pt var(--font);color:var(--ink-2)';
  const foot = { language: TOOL_LANGUAGE, words: `${title} ${version}`, counted: true, style, width: '85%' };
  return pageRule({ paper, margins: MARGINS, foot });
}
