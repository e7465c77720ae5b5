import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withReviews } from '../../../scripts/content/new-content.js';
import { readLibrary } from '../../../scripts/content/read-library.js';
import { sealedText } from '../../../scripts/content/sealed-data.js';
import type { Library } from '../../../scripts/model/content.js';
import { once } from '../../../scripts/model/remember.js';
import type { DataRead } from '../../../scripts/model/yaml-places.js';
import { approvalOf, type Said } from '../approved.js';
import type { Edits } from '../broken-project.js';
import { TEMPLATES } from '../places.js';
import { all, type ContentCase, DAYS, type Files, type Make, PROJECT, swap } from './content-case.js';
import { STARTER } from './starter-field.js';

const REVIEWS = 'decks/reviews.yaml';
const SEALED = 'decks/sealed.txt';
const US = 'decks/regions/us.yaml';

/** What `teachback seal` writes of the starter. */
const seal: Make = () => ({ [SEALED]: sealedStarter() });
const sealedStarter = once(() => {
  const data: DataRead = new Map();
  readLibrary(STARTER, TEMPLATES, { data });
  // The field has no others.
  for (const path of [...data.keys()].filter((one) => /^regions\/(?!us|gb)/.test(one))) data.delete(path);
  return sealedText(data, '2026-11-23').text;
});

/** The starter with the texts that some files have now. */
function libraryWith(files: Files, paths: readonly string[]): Library {
  const root = mkdtempSync(join(tmpdir(), 'teachback-approved-'));
  try {
    cpSync(STARTER, root, { recursive: true });
    for (const path of paths) writeFileSync(join(root, path), files.text(path));
    return readLibrary(root, TEMPLATES).library as Library;
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** What `teachback approve` writes of both modules as they stand, below what was approved before. */
const approve =
  (said: Said = {}): Make =>
  (files): Edits => {
    const library = libraryWith(files, [DAYS, PROJECT]);
    const made = ['first-days', 'when-to-call'].map((id) => approvalOf(library, id, { version: library.project.version, ...said }));
    const snapshots = made.flatMap((one) => Object.entries(one.snapshots));
    const before = files.text(REVIEWS);
    return {
      [REVIEWS]:
        withReviews(
          before,
          made.map(({ review }) => review),
        ) ?? '',
      ...Object.fromEntries(snapshots.map(([name, text]) => [`decks/reviews/${name}`, text])),
    };
  };
const changed = swap(DAYS, 'Call us if you see one of these signs.', 'Call us if you see any of these signs.');

/** Mistakes of reviews. */
export const REVIEW_CASES = {
  'not-approved': {
    plant: () => ({}),
    at: [DAYS],
    follows: 'teachback approve first-days',
    requireApproved: true,
    cure: approve(),
  },
  'review-expired': {
    plant: approve({ due: '2026-06-01' }),
    at: [DAYS],
    follows: 'Have it reviewed again',
    cure: approve({ on: '2026-11-01' }),
  },
  'changed-since-review': {
    plant: all(approve(), changed),
    at: [DAYS, 'any of these signs'],
    follows: 'then have it approved: teachback approve first-days',
    cure: all(swap(PROJECT, 'version: "0.1.0"', 'version: "0.2.0"'), approve({ on: '2026-11-01' })),
  },
  'changed-without-version': {
    plant: all(approve(), changed),
    at: [PROJECT, 'version:'],
    follows: 'Raise version: (and date:) in decks/project.yaml, and have what has changed reviewed again',
    cure: all(swap(PROJECT, 'version: "0.1.0"', 'version: "0.2.0"'), approve({ on: '2026-11-01' })),
  },
  'changed-since-sealed': {
    plant: all(seal, swap(US, 'call: "988"', 'call: "998"')),
    at: [US, 'call: "998"'],
    follows: 'put back what stood there',
    cure: swap(US, 'call: "998"', 'call: "988"'),
  },
  'sealed-unreadable': {
    plant: all(seal, (files) => ({ [SEALED]: files.text(SEALED).replace('lines / lifeline / call = ', '<<<<<<< ours\n') })),
    at: [SEALED, '<<<<<<< ours'],
    follows: 'Bring the file back as it was',
    cure: seal,
  },
  'snapshot-unreadable': {
    plant: all(approve(), (files) => ({ [REVIEWS]: files.text(REVIEWS).replace('.txt', '.old') })),
    at: [REVIEWS, '- kind: clinical'],
    follows: 'Bring the file back as it was',
    cure: swap(REVIEWS, '.old', '.txt'),
  },
} satisfies Record<string, ContentCase>;
