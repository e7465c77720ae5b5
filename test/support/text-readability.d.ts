/** The part that the tests use of a package without types. */
declare module 'text-readability' {
  const readability: Record<
    'fleschKincaidGrade' | 'smogIndex' | 'syllableCount' | 'sentenceCount' | 'lexiconCount',
    (text: string) => number
  >;
  export default readability;
}
