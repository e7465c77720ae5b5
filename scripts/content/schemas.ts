import { z } from 'zod';
import { PANELS, SETTINGS } from '../model/definitions.js';

const id = z.string().regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, 'an id has small letters, digits and hyphens ("blood-pressure")');
const requirementId = z.string().regex(/^[A-Z]+-?\d+$/, 'a requirement id is letters and a number ("CARE-01")');
const localised = z.record(z.string(), z.string().min(1));
const day = z.preprocess(
  (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
  z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a day is written 2026-11-23'),
);
const color = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'a color is written "#a8461f"');
const fileName = z.string().min(1);
const webFolder = z
  .url({ protocol: /^https?$/, error: 'an address begins with https:// ("https://www.example.org/leaflets/")' })
  .refine((address) => !/[?#]/.test(address), 'the address of a folder has no "?" and no "#"')
  .transform((address) => (address.endsWith('/') ? address : `${address}/`));
const origin = z
  .string()
  .refine(isOrigin, 'an origin is scheme and host, with no path and no slash at its end ("https://www.example.org")');
const read = z.enum(['primary', 'second-hand']);
const slideFormats = ['reveal', 'marp', 'marp.md', 'slides', 'notes'] as const;
const printFormats = ['brochure', 'handout', 'large-print', 'booklet'] as const;

/** The files of `decks/`, each checked once at the door; unknown keys are errors. Types are inferred from these. */
export const projectSchema = z.strictObject({
  id,
  title: localised,
  version: z.string().min(1),
  date: day,
  locales: z.array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'a locale is a language tag ("en")')).min(1),
  brands: z.array(id).min(1),
  papers: z.array(z.enum(['letter', 'a4'])).min(1),
  conditions: z.record(id, localised).default({}),
  facts: z.record(id, z.strictObject({ label: localised })).default({}),
  licence: z.strictObject({ name: z.string().min(1), url: z.url() }),
});

export const claimsSchema = z.array(
  z.strictObject({
    id,
    role: z.enum(['benefit', 'risk', 'mechanism', 'status', 'alternative', 'quotation']),
    verdict: z.enum(['supported', 'mixed', 'limited', 'unproven', 'view']),
    numbers: z.array(z.union([z.number(), z.string()])).default([]),
    evidence: z.array(z.strictObject({ ref: id, basis: z.string().min(1), read })).min(1, 'a claim needs evidence'),
    qualifiedBy: z.array(id).default([]),
    takesUp: z.array(requirementId).max(3, 'a claim takes up at most three requirements').default([]),
    regions: z.array(id).default([]),
    people: z.strictObject({ of: z.number().int().min(2).max(100), counts: z.array(z.number().int().min(0)).min(1).max(2) }).optional(),
    sumsUp: id.optional(),
    speaker: z.string().min(1).optional(),
    said: day.optional(),
    checked: day,
    due: day,
  }),
);

export const claimWordsSchema = z.record(
  id,
  z.strictObject({
    says: z.string().min(1),
    short: z.string().min(1),
    compared: z.array(z.string().min(1)).default([]),
    people: z.strictObject({ caption: z.string().min(1), groups: z.array(z.string().min(1)).min(1).max(2) }).optional(),
  }),
);

const cslName = z.union([
  z.strictObject({ family: z.string().min(1), given: z.string().optional() }),
  z.strictObject({ literal: z.string().min(1) }),
]);
const cslDate = z.strictObject({ 'date-parts': z.array(z.array(z.number().int()).min(1).max(3)).length(1) });

export const referencesSchema = z.array(
  z.strictObject({
    id,
    type: z.enum(['article-journal', 'article', 'webpage', 'report', 'post-weblog', 'article-newspaper', 'legislation', 'document']),
    title: z.string().min(1),
    author: z.array(cslName).optional(),
    'container-title': z.string().optional(),
    publisher: z.string().optional(),
    genre: z.string().optional(),
    number: z.string().optional(),
    issued: cslDate.optional(),
    accessed: cslDate.optional(),
    volume: z.string().optional(),
    issue: z.string().optional(),
    page: z.string().optional(),
    DOI: z.string().min(1).optional(),
    URL: z.url({ protocol: /^https?$/ }).optional(),
    PMID: z.string().regex(/^\d+$/).optional(),
    PMCID: z.string().optional(),
    read: read.optional(),
    checked: day.optional(),
    retraction: z.strictObject({ status: z.enum(['none', 'corrected', 'concern', 'retracted']), checked: day }).optional(),
  }),
);

export const requirementsSchema = z.array(
  z.strictObject({
    id: requirementId,
    says: localised,
    requiredIn: z.array(z.string()),
    mustSay: z.record(z.string(), z.array(z.string().min(1))).optional(),
  }),
);

export const glossarySchema = z.array(
  z.strictObject({ term: z.string().min(1), plain: z.string().min(1), name: z.boolean().default(false) }),
);

export const reviewsSchema = z.array(
  z.strictObject({
    scope: z.enum(['module']),
    id,
    locale: z.string(),
    fingerprint: z.string().regex(/^[0-9a-f]{16}$/),
    by: z.string().min(1),
    role: z.string().min(1),
    on: day,
    due: day,
    version: z.string().min(1).optional(),
  }),
);

export const regionSchema = z.strictObject({
  id,
  name: localised,
  emergency: z.strictObject({ number: z.string().min(1) }),
  crisis: z.strictObject({
    number: z.string().min(1),
    says: localised,
    more: z.record(z.string(), z.array(z.string().min(1))).default({}),
  }),
  report: z.strictObject({ says: localised }).optional(),
});

export const brandSchema = z.strictObject({
  id,
  name: localised,
  region: id,
  logo: fileName,
  colors: z.strictObject({ accent: color, ink: color, paper: color }).partial().default({}),
  offers: z.array(id).default([]),
  facts: z.record(id, localised).default({}),
  modules: z.array(z.strictObject({ module: id, after: id })).default([]),
  baseUrl: z.record(z.string(), webFolder).default({}),
  allowedOrigins: z.array(origin).default([]),
});

const moduleEntry = z.union([id, z.strictObject({ module: id, slides: z.array(id).min(1) })]);

export const deckSchema = z.strictObject({
  id,
  title: localised,
  subtitle: localised,
  takes: z.array(requirementId).default([]),
  audience: localised,
  setting: z.enum(SETTINGS).optional(),
  minutes: z.number().positive().optional(),
  formats: z.array(z.enum([...slideFormats, ...printFormats])).min(1),
  more: z.boolean().default(false),
  parts: z
    .array(z.strictObject({ title: localised.optional(), modules: z.array(moduleEntry).min(1, 'a deck needs modules') }))
    .min(1, 'a deck needs modules'),
  teachBack: z.array(id).default([]),
  handout: z.array(z.strictObject({ title: localised, from: z.enum(['brief', 'print']), modules: z.array(id).min(1) })).default([]),
  brochure: z.partialRecord(z.enum(PANELS), z.array(id).min(1)).default({}),
});

export const frontMatterSchema = z.strictObject({
  title: z.string().min(1),
  summary: z.string().min(1),
  figures: z
    .record(
      id,
      z.strictObject({
        alt: z.string(),
        caption: z.string().min(1),
        labels: z.record(z.string(), z.string()).default({}),
        takes: z.array(requirementId).default([]),
        claims: z.array(id).default([]),
      }),
    )
    .default({}),
});

const phrases = z.array(z.string().min(1)).default([]);
const groups = z.array(z.array(z.string().min(1)).min(1)).default([]);
const avoid = z
  .array(z.strictObject({ say: z.string().min(1), instead: z.string().min(1), but: z.array(z.string().min(1)).default([]) }))
  .default([]);

export const wordingSchema = z.strictObject({
  hype: avoid,
  plainer: avoid,
  oneWord: z.array(z.strictObject({ use: z.string().min(1), not: z.array(z.string().min(1)).min(1) })).default([]),
  hedges: phrases,
  negations: phrases,
  strong: phrases,
  limits: phrases,
  opposites: groups,
  subjects: groups,
  research: phrases,
  effects: phrases,
  units: groups,
  relative: phrases,
  statistics: phrases,
  sums: phrases,
  openQuestions: phrases,
  closedQuestions: phrases,
  actions: phrases,
  reader: phrases,
  passives: phrases,
});

export const wordsSchema = z.record(z.string(), z.string().min(1));

/** As a browser writes it: what it compares with says nothing of default ports, and no letter is large. */
function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}
