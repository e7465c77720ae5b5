/** Diagnostics: words on their way to a translator and back. Each with what it means and how it is mended. */
export const codesOfTranslation = {
  'other-blocks': {
    means: 'A passage, or the glossary, has other blocks in a translation than in the first language: its words are not exported.',
    mend: 'Give both the same paragraphs, lists and boxes in the same order.',
  },
  'xliff-unread': {
    means:
      'A file of a translator cannot be read: damaged, cut off, of another kind than XLIFF 1.2, too large, or with a declaration of types or entities.',
    mend: 'Have it saved as XLIFF 1.2 once more, or export the words again.',
  },
  'xliff-foreign': {
    means: 'A file of a translator holds words of another project, of another language, or for a file that is not there.',
    mend: 'Import it where it belongs, or export the words again.',
  },
  'proposal-left': {
    means: 'A file of a translator holds words that a machine or a memory proposed, and nobody has confirmed.',
    mend: 'Have the translator read and confirm them.',
  },
  'segment-twice': { means: 'A segment stands twice in a file of a translator.', mend: 'Take one of the two out.' },
  'source-changed': {
    means: 'The words from which a segment was translated have changed since they were exported.',
    mend: 'Export the words again and have the new ones translated, or take the segment out of the file.',
  },
  'codes-differ': {
    means: 'A translation lacks a code of its source (a mark, a value, a link, strong words), or has one twice or besides.',
    mend: 'Put each code of the source into it once.',
  },
  'numbers-differ': { means: 'A translation has other numbers than its source.', mend: 'Write the numbers of the source, in digits.' },
  'words-newer': {
    means: 'Words were changed in the project since they were exported, and the translator has changed them too.',
    mend: 'Have both read; `translate import --force` writes the translation over them.',
  },
  'words-not-put-in': {
    means: 'Words of a translator cannot be put into their file so that they read as they should.',
    mend: 'Write them there by hand, and take the segment out of the file.',
  },
  stale: {
    means: 'Words of the first language have changed since their translation was made from them.',
    mend: 'Translate them anew, or approve the translation as it stands (`approve --kind translation`).',
  },
} as const;
