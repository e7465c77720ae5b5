/** What a seal holds, in words: see SEALED in content/sealed-data.ts. */
export const SEALED_DATA = 'safety data, requirements, claims, options, references, regions and glossary';
