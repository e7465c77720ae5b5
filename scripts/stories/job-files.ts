import type { Deck } from '../model/deck.js';
import type { Artifact, ArtifactEntry, Job, Seen } from '../model/job.js';
import { sidesOf } from '../model/read-deck.js';
import { type ArtifactText, coverageIn } from '../publish/inspect-text.js';
import { keptHtmlAt } from '../publish/job-paths.js';
import type { Rendered } from './render-job.js';

/** A job on its way to be an artifact. */
export interface InMaking {
  readonly rendered: Rendered;
  readonly deck: Deck;
  readonly job: Job;
  readonly inputs: string;
  /** Reading grade of its words. */
  readonly grade?: number | undefined;
  /** See ArtifactEntry. */
  readonly kept?: string | undefined;
  /** See ArtifactEntry. */
  readonly seen?: readonly Seen[];
}

/** What other sites show of a page before the page itself is there. */
export interface Poster {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What became of a job: its bytes, the text of its pages, and its pictures. */
interface Finished extends ArtifactText {
  readonly bytes: Uint8Array;
  readonly picture?: Uint8Array;
  readonly poster?: Poster;
}

/** Returns the files of a finished job: its own first, then those that go beside it. With `keepHtml` a PDF has the HTML it was printed from. */
export function artifactsOf(making: InMaking, finished: Finished, keepHtml: boolean): Artifact[] {
  const { deck, job, inputs, grade, kept, seen = [] } = making;
  const { bytes, pages, picture, poster } = finished;
  const entry: ArtifactEntry = {
    ...entryOf(deck, job),
    ...(job.media === 'pdf' ? { pages: pages.length } : {}),
    ...(grade === undefined ? {} : { grade }),
    coverage: coverageIn(finished, deck, job),
    ...(job.checked && { checked: job.checked }),
    ...(kept && { kept }),
    ...(seen.length > 0 && { seen }),
  };
  return [
    { path: job.path, bytes, inputs, entry, ...(picture && { picture }) },
    ...filesBeside(making),
    ...(poster ? [posterBeside(making, poster)] : []),
    ...(keepHtml && job.media === 'pdf' ? [keptHtml(making)] : []),
  ];
}

/** What the manifest says of a job's artifact before it is made. */
function entryOf(deck: Deck, { path, brand, locale, format, paper, folder, media }: Job): ArtifactEntry {
  const { id, title } = deck;
  // What one language has not passed is told, whatever the other one has.
  const status = [...new Set(sidesOf(deck).map((side) => side.status.text))].join(' · ');
  return { path, title, deck: id, brand, locale, format, folder, media, status, ...(paper ? { paper } : {}) };
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const besideOf = ({ path }: Job, name: string): string => `${path.slice(0, path.lastIndexOf('/'))}/${name}`;

function filesBeside({ rendered, deck, job, inputs }: InMaking): Artifact[] {
  return (rendered.files ?? []).map((file) => {
    const path = besideOf(job, file.path);
    const bytes = 'text' in file ? encode(file.text) : new Uint8Array(Buffer.from(file.base64, 'base64'));
    const media = file.path.slice(file.path.lastIndexOf('.') + 1) as ArtifactEntry['media'];
    return { path, bytes, inputs, entry: { ...entryOf(deck, job), path, media, partOf: job.path } };
  });
}

function posterBeside({ deck, job, inputs }: InMaking, { name, bytes }: Poster): Artifact {
  const path = besideOf(job, name);
  return { path, bytes, inputs, entry: { ...entryOf(deck, job), path, format: 'poster', media: 'png', partOf: job.path } };
}

/** The HTML that a PDF was printed from, for a look at it in a browser. */
function keptHtml({ rendered, deck, job, inputs }: InMaking): Artifact {
  const path = keptHtmlAt(job.path);
  const entry: ArtifactEntry = { ...entryOf(deck, job), path, format: 'kept-html', media: 'html', partOf: job.path };
  return { path, bytes: encode(rendered.html), inputs, entry };
}
