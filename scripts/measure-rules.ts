import type { MeasureRules } from './browser/findings.js';
import type { ArtifactEntry, Checked, Job } from './model/job.js';

/** CSS px in a point. */
const POINT = 96 / 72;
const SLIDE_RULES: MeasureRules = { minText: 24, marks: 16 };

/** Returns the sizes, in CSS px, that no text of a job may be below. */
export function rulesOf({ format, media }: Job): MeasureRules {
  if (format === 'large-print') return { minText: 18 * POINT, marks: 10 * POINT };
  if (format === 'reveal' || format === 'marp' || format === 'slides') return SLIDE_RULES;
  return { minText: media === 'pdf' ? 12 * POINT : 16, marks: 7 * POINT };
}

/** Returns what is checked of an artifact before it is written, by the stages that would stop it. */
export function checkedOf(job: Job): Pick<ArtifactEntry, 'checked'> {
  if (job.media === 'md') return {};
  const found: Checked['found'] = ['whole', 'sizes', 'alone', ...(job.media === 'pdf' ? (['tags', 'letters'] as const) : [])];
  return { checked: { found, text: rulesOf(job).minText } };
}
