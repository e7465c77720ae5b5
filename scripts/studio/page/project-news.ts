import type { Format } from '../../model/formats.js';
import type { Paper } from '../../model/paper.js';

/** The files that a page asks for: of a brand in some languages, all of them or those of some pieces. Nothing else can be said. */
export interface FilesWish {
  readonly brand: string;
  readonly locales: readonly string[];
  readonly papers?: readonly Paper[];
  readonly pieces?: readonly { readonly deck: string; readonly format: Format }[];
}

/** What the page is told while files are made, a line of JSON each. */
export type FilesNews =
  | { readonly done: number; readonly total: number }
  | { readonly href: string; readonly name: string; readonly made: number; readonly failed: readonly string[] }
  | { readonly wrong: string };

/** Returns the news in an answer as they come. */
export async function* newsOf(answer: Response): AsyncGenerator<FilesNews> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const part = await reader?.read();
    text += part?.value ?? '';
    const lines = text.split('\n');
    text = part?.done === false ? (lines.pop() ?? '') : '';
    for (const line of lines) if (line !== '') yield JSON.parse(line) as FilesNews;
    if (part?.done !== false) return;
  }
}
