/** An element of a document's head: its name and attributes. */
export interface HeadTag {
  readonly name: 'meta' | 'link';
  readonly attributes: Readonly<Record<string, string>>;
}

/** A file that goes beside another, by path from its folder: its text, or its bytes in base64. */
export type FileBeside = { readonly path: string } & ({ readonly text: string } | { readonly base64: string });

/** The Markdown of a job, and the files that go beside it by path from its folder. */
export interface MarkdownDocument {
  readonly markdown: string;
  readonly files: readonly FileBeside[];
}

/** The HTML of a job before inlining. `styles` and `fonts` are put into it, `script` is bundled; nothing is fetched. */
export interface HtmlDocument {
  readonly language: string;
  readonly title: string;
  readonly body: string;
  readonly bodyClass: string;
  /** CSS texts in order. */
  readonly styles: readonly string[];
  /** Name of a file in scripts/client, without ending; none for print. */
  readonly script?: string;
  /** A script that is bundled already, in place of one that is named, and what its libraries ask to travel with them. */
  readonly bundled?: { readonly code: string; readonly css: string; readonly notices: readonly string[] };
  /** What the script reads: texts that stand in the page by their ids, and are no script. */
  readonly data?: readonly { readonly id: string; readonly json: string }[];
  /** A script that the page gives to a frame of its own. */
  readonly framed?: string;
  /** True for a page that asks and tells the server that it comes from. */
  readonly served?: boolean;
  /** What the file says of itself to pages that link to it. */
  readonly head?: readonly HeadTag[];
  /** Origins whose pages may speak to the script; any while there are none. */
  readonly allowedOrigins?: readonly string[];
}
