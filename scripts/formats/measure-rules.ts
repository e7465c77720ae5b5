import type { MeasureRules } from '../measure/findings.js';
import type { ArtifactEntry, Checked, Job } from '../model/job.js';

/** CSS px in a point. */
const POINT = 96 / 72;
const SLIDE_RULES: MeasureRules = { minText: 24, marks: 16, minSpacing: 1.2 };

/** Returns how large and how far apart the text of a job must be, sizes in CSS px. */
export function rulesOf({ format, media }: Job): MeasureRules {
  // Who reads with a magnifier loses the way back from the end of a long line: 60 letters, not 75.
  if (format === 'large-print') return { minText: 18 * POINT, marks: 10 * POINT, minSpacing: 1.5, maxLine: 60 };
  if (format === 'slides') return SLIDE_RULES;
  if (format === 'reveal' || format === 'marp') return { ...SLIDE_RULES, scales: true };
  // Columns of some 42 letters need less room between lines than a page of 75.
  return media === 'pdf' ? { minText: 12 * POINT, marks: 7 * POINT, minSpacing: 1.2 } : { minText: 16, marks: 7 * POINT, minSpacing: 1.5 };
}

/** Returns what is checked of an artifact before it is written, by the stages that would stop it. */
export function checkedOf(job: Job): Pick<ArtifactEntry, 'checked'> {
  if (job.media === 'md') return {};
  const found: Checked['found'] = [
    'whole',
    'sizes',
    'colors',
    'lines',
    'still',
    'alone',
    ...(job.media === 'pdf' ? (['tags', 'letters'] as const) : []),
  ];
  return { checked: { found, text: rulesOf(job).minText } };
}
