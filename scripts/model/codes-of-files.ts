/** Diagnostics: files and ids. Each with what it means and how it is mended. */
export const codesOfFiles = {
  'missing-file': { means: 'A file that is named is not there.', mend: 'Add the file, or take its name out.' },
  'unread-file': {
    means:
      'A file or folder looks like content, and nothing reads it: a copy, another name or ending, a brand or language that is not listed.',
    mend: 'Give it the name that the message says, list it in project.yaml, or move it out of decks/.',
  },
  'path-outside': { means: 'A name leads out of the folder.', mend: 'Keep every file inside the project; no links that lead out.' },
  'file-too-large': { means: 'A file is larger than 1 MB, or a picture than 64 MB.', mend: 'Split it, or make the picture smaller.' },
  'over-limit': {
    means: 'A line, paragraph, value or name is longer than any that is read, or there are too many of them.',
    mend: 'Split it, or take it out.',
  },
  'not-utf8': {
    means: 'A file is not UTF-8 text, or letters in it were read in another encoding before it was saved ("CafÃ©").',
    mend: 'Save it again with the encoding UTF-8; write the letters that the message says.',
  },
  'letter-without-font': {
    means:
      'A letter can be printed in none of the fonts that travel with the files: of a script without a family, an emoji, a private or damaged sign.',
    mend: 'Write it in Latin, Greek, Cyrillic or Arabic letters, or in words.',
  },
  'template-unread': {
    means: 'A template cannot be read: a part of it is not closed, or it names another, or a value, that is not there.',
    mend: 'Mend it at the line that is named; nothing is made before that.',
  },
  'style-unread': {
    means:
      'A style sheet has a rule, a condition, a property, a value or a selector that no browser knows, or a brace that is not closed: browsers drop it without a word.',
    mend: 'Mend it at the line that is named; nothing is made before that.',
  },
  'style-idle': {
    means: 'A style sheet names a class, an id, an attribute or an element that no template writes: the rule styles nothing.',
    mend: 'Mend the name, or take the rule out.',
  },
  'not-checked': { means: 'The preview could not have the words checked.', mend: 'Run "teachback check": it says what stops it.' },
  'yaml-syntax': {
    means: 'A YAML file, or the front matter of a module, cannot be read.',
    mend: 'Look at indentation, colons and quotation marks near the place; quote a text with ": " or "#" in it.',
  },
  'joined-lines': {
    means: 'A fact of a brand was written in several lines, and is read as one.',
    mend: 'Write | behind its name and the lines below it, or put the text on one line.',
  },
  'cut-by-comment': {
    means: 'A text ends where a blank and "#" stand: YAML takes the rest of the line for a comment.',
    mend: 'Put the text in quotation marks, or a blank after "#".',
  },
  'unknown-key': { means: 'A YAML file has a key that is not known there.', mend: 'Mend its spelling, or take it out.' },
  'missing-key': { means: 'A key that is needed is not there.', mend: 'Add it.' },
  'wrong-type': {
    means: 'A value is of the wrong kind: a text where a list must stand, a day that is none.',
    mend: 'Write it as the message says.',
  },
  'unknown-value': { means: 'A value is none of those that are allowed.', mend: 'Choose one of those that the message names.' },
  'duplicate-id': { means: 'An id stands twice.', mend: 'Give one of the two another id, or take it out.' },
  'wrong-id': { means: 'An id is not the name of its file or folder.', mend: 'Write the same name in both places.' },
  'missing-locale': {
    means: 'Something has no words in one of the languages of project.yaml.',
    mend: 'Write them, or take the language out.',
  },
  'missing-word': { means: 'The fixed words of the tool lack one in this language.', mend: 'Add it to templates/locales.' },
  'unknown-claim': { means: 'A claim is named that is not in claims.yaml.', mend: 'Mend the id, or add the claim.' },
  'unknown-reference': { means: 'A claim rests on a source that is not in references.yaml.', mend: 'Mend the id, or add the source.' },
  'unknown-requirement': {
    means: 'A requirement is named that is not in requirements.yaml.',
    mend: 'Mend the id, or add the requirement.',
  },
  'unknown-condition': { means: 'A condition is named that is not in project.yaml.', mend: 'Mend the id, or add the condition.' },
  'unknown-offer': { means: 'A block is only for what no brand offers.', mend: 'Mend the name, or add it to offers: of the brand.' },
  'unknown-fact': { means: 'A fact of the organisation is named that is not in project.yaml.', mend: 'Mend the name, or add the fact.' },
  'contrast-brand': { means: 'Words in a color of the brand, or on it, are hard to read.', mend: 'Write the color that the hint names.' },
  'old-form': {
    means: 'A file is written as an earlier version of the tool took it.',
    mend: 'Write the new form, which the message gives.',
  },
  'unknown-locale': {
    means: 'A language is asked for that project.yaml does not have.',
    mend: 'Ask for another, or begin it with `teachback new locale`.',
  },
  'unknown-region': { means: 'A region is named that has no file in regions/.', mend: 'Mend the name, or add the file.' },
  'unknown-deck': { means: 'A requirement names a deck or piece that nothing makes.', mend: 'Mend the name in requiredIn.' },
  'unknown-module': { means: 'A deck names a module that is not there.', mend: 'Mend the name, or add the module.' },
  'unknown-slide': { means: 'A deck names a slide that its module does not have.', mend: 'Mend the id, or take it out.' },
  'own-module-in-deck': {
    means: "A deck that all brands share names a brand's own module.",
    mend: 'Place it with modules: in brand.yaml.',
  },
  'own-module-takes': {
    means: "A brand's own module takes up a requirement, which only the shared text may meet.",
    mend: 'Take the requirement out of takes=.',
  },
  'unplaced-module': {
    means: 'A module stands in no deck: its words are in no file.',
    mend: "Name it in a deck; a brand's own with modules: in brand.yaml.",
  },
  'reviews-not-a-list': { means: 'reviews.yaml cannot be added to.', mend: 'Write its entries below one another.' },
  'bad-output': { means: 'The output folder lies among the content.', mend: 'Choose another --out.' },
  untranslated: {
    means: 'Words of another language stand where its own should: nothing is made of them.',
    mend: 'Translate them; a name that is the same in both is let be.',
  },
  'twin-differs': {
    means: 'A translated passage has other marks, numbers, boxes or instructions than its twin in the first language.',
    mend: 'Write what the first language has, no more and no less.',
  },
  'to-fill-in': {
    means: 'Words that `teachback new` put there are left, or a filler ("[insert name]", "xxx-xxx").',
    mend: 'Write your own in their place.',
  },
} as const;
