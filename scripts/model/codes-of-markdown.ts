/** Diagnostics: modules and drawings. Each with what it means and how it is mended. */
export const codesOfMarkdown = {
  'no-front-matter': { means: 'A module does not begin with its title and summary between two lines of ---.', mend: 'Add them.' },
  'text-outside': { means: 'Text stands before the first passage.', mend: 'Put it under ## Slide, ## Brief, ## Print or ## Teach-back.' },
  'unknown-passage': { means: 'A ## heading names no passage.', mend: 'Begin it with Slide, Brief, Print or Teach-back.' },
  'duplicate-passage': { means: 'A module has two passages of a kind that it may have once.', mend: 'Put the text into one.' },
  'missing-passage': {
    means: 'A deck asks for a passage that the module does not have.',
    mend: 'Write the passage, or take the module out of the deck.',
  },
  'emptied-passage': {
    means: 'Nothing is left to read for a brand: all of it is for what other brands offer.',
    mend: 'Add words without only=, or put only= on the whole passage.',
  },
  'misplaced-heading': { means: 'A heading stands where none may, such as notes outside a slide.', mend: 'Move it, or turn it into text.' },
  'missing-id': { means: 'A slide has no id.', mend: 'Write {#a-name} after its heading.' },
  'unknown-attribute': { means: 'A heading has an attribute that is not known.', mend: 'Mend it, or take it out.' },
  'bad-block': {
    means: 'A block with ::: has an unknown name or attribute, or not the content that it needs.',
    mend: 'Write it as the table of blocks above shows.',
  },
  'raw-html': { means: 'HTML stands in the text.', mend: 'Use Markdown or a block.' },
  'unsupported-markdown': { means: 'Markdown is used that is not printed.', mend: 'Use what this page lists.' },
  'left-mark': {
    means: 'A sign of markup does nothing where it stands, and would be printed, or does something that nobody sees.',
    mend: 'Write what the message says, or a backslash before the sign.',
  },
  'list-number': {
    means: 'The entries of a list do not count on, or only some of them have a box.',
    mend: 'Number them in order; where it is no list, write a backslash before the full stop: 24\\.',
  },
  'table-row': { means: 'A row of a table has more or fewer cells than its head.', mend: 'Write as many cells as the head has.' },
  'unknown-language': {
    means: 'Words are marked as of a language that does not exist.',
    mend: 'Write its code (two or three letters): [words]{lang="code"}.',
  },
  'bad-link': {
    means: 'A link is neither an address of the web, of mail or of a phone, nor a place in the piece.',
    mend: 'Write the whole address, beginning with https://, mailto:, tel: or sms:.',
  },
  'bad-figure': {
    means: 'An image is no SVG, PNG, JPEG or WebP beside the module, or its name has large letters or blanks.',
    mend: 'Put the file there, and write ![](name.svg) or ![](name.jpg).',
  },
  'unknown-figure': { means: 'There is no picture of that name beside the module.', mend: 'Mend the name, or add the file.' },
  'figure-without-words': { means: 'A drawing has no text alternative and no caption.', mend: 'Write both under figures:.' },
  'poor-alternative': {
    means: 'A text alternative does not tell what is shown: a name of a file or a thing, the caption again, or too long to hear.',
    mend: 'Tell in a sentence or two what a reader learns from the drawing.',
  },
  'missing-label': { means: 'A drawing shows a label that has no words.', mend: 'Write them under labels:.' },
  'unknown-label': { means: 'Words are given for a label that the drawing does not have.', mend: 'Mend the name, or take them out.' },
  'bad-svg': {
    means: 'A drawing is not SVG, or holds what does something, leads out of the file, or needs a font.',
    mend: 'Export it as plain SVG, without scripts, animation and links, and with letters as paths.',
  },
  'drawing-steps': {
    means: 'A drawing that builds in steps lacks one, or has one without words.',
    mend: 'Number the groups step-1, step-2 and so on, each with a label.',
  },
  'drawn-words': {
    means: 'Words of a drawing are shapes: no screen reader and no translator reaches them.',
    mend: 'Make them labels: <text data-label="name"/>.',
  },
  'thin-line': { means: 'A line of a drawing is too thin to be seen in print.', mend: 'Make it as thick as the message says.' },
  'borrowed-color': {
    means: 'A drawing takes a color from the page around it.',
    mend: 'Write a color of its own: fill="#14323c", or fill="var(--ink, #14323c)".',
  },
  'bad-picture': {
    means: 'A picture is of a kind that is not taken, is too large, or is cut off.',
    mend: 'Save it as SVG, PNG, JPEG or WebP, of at most 5 MB.',
  },
  'heavy-picture': {
    means: 'A photo has more than 1 MB, and so has each file that shows it.',
    mend: 'Make it smaller, about 1600 px wide, and save it as JPEG.',
  },
  'nothing-to-draw': { means: 'A chart of people is asked for, and the claim has no numbers for it.', mend: 'Add people: to the claim.' },
} as const;
