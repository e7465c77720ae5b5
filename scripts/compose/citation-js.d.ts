/** The part of citation-js that we use; the packages bring no types. */
declare module '@citation-js/core' {
  interface BibliographyOptions {
    readonly template: string;
    readonly lang: string;
    readonly format: 'text';
    readonly asEntryArray: true;
    readonly nosort: boolean;
  }
  export const plugins: {
    readonly output: {
      format(name: 'bibliography', items: readonly object[], options: BibliographyOptions): (readonly [id: string, text: string])[];
    };
  };
}

declare module '@citation-js/plugin-csl';
