/** Diagnostics: reviews and finished pieces. Each with what it means and how it is mended. */
export const codesOfPieces = {
  'not-approved': {
    means: 'A module is not approved, and only approved ones were asked for.',
    mend: 'Have it read, then run `teachback approve`.',
  },
  'review-expired': { means: 'The day of a review has passed.', mend: 'Have the module reviewed again.' },
  'changed-since-review': {
    means: 'A sentence, phone line, figure or claim is not as somebody approved it.',
    mend: 'Have it read beside the old words (`teachback review --changes`), then run `teachback approve`.',
  },
  'changed-since-sealed': {
    means:
      'Safety data, a requirement, a claim, a source, a phone line or a term says something else than when the data was last sealed, or is gone.',
    mend: 'Put it back; or let somebody who may decide read it, then run `teachback seal`.',
  },
  'sealed-unreadable': {
    means: 'decks/sealed.txt is damaged, so nothing can be held against it.',
    mend: 'Bring it back as it was; or have the data read and run `teachback seal`.',
  },
  'snapshot-unreadable': {
    means: 'The file with the words that somebody approved is missing, was changed, or cannot be read.',
    mend: 'Bring the file back as it was, or have the module approved again.',
  },
  'changed-without-version': {
    means: 'Reviewed modules have changed, and the version has not.',
    mend: 'Raise version: and date: in project.yaml.',
  },
  'no-base-url': {
    means: 'A brand does not say where its files stand on the web. Nothing is wrong as long as they stand nowhere.',
    mend: 'Write baseUrl: in brand.yaml.',
  },
  'long-address': {
    means: 'The address of the booklet on the web is too long for a printed code.',
    mend: 'Shorten baseUrl: in brand.yaml.',
  },
  'misplaced-deeper': {
    means: 'A deeper slide stands below no slide, or below one that not all are shown whom it is for.',
    mend: 'Put it below a slide of the main line that the same patients are shown.',
  },
  'fit-overflow': { means: 'Words go beyond their place on a slide or page.', mend: 'Shorten the text, or split it.' },
  'fit-overlap': { means: 'Words lie on other words.', mend: 'Shorten the text, or split it.' },
  'fit-clipped': { means: 'Words are cut off.', mend: 'Shorten the text, or split it.' },
  'fit-small-text': { means: 'Words would be too small to read.', mend: 'Shorten the text, or split it.' },
  'fit-small-caveat': { means: 'A caveat is smaller than the words that it limits.', mend: 'Shorten the text beside it.' },
  'fit-uneven-sides': { means: 'One of two sides is smaller than the other.', mend: 'Make both about as long.' },
  'fit-crossed': { means: 'A line of a drawing goes through one of its labels.', mend: 'Move the label beside the line.' },
  'contrast-text': { means: 'Words are too pale for what they stand on.', mend: 'Use the color that the hint names.' },
  'contrast-graphic': { means: 'A shape, sign or line can hardly be seen.', mend: 'Use the color that the hint names.' },
  'color-alone': {
    means: 'Something is told by its color alone: grey print and color-blind readers lose it.',
    mend: 'Tell it in words, or give it a shape, a pattern or a line.',
  },
  'line-length': { means: 'Lines are too long to find the next one, or too short to read on.', mend: 'Set the width of the text.' },
  'line-spacing': { means: 'Lines stand too close.', mend: 'Raise line-height.' },
  motion: { means: 'Something moves or plays by itself.', mend: 'Let it stand still.' },
  'hidden-print': { means: 'Words on screen are missing on paper.', mend: 'Show them in print too.' },
  'logo-unseen': {
    means: 'A logo, or a part of it, has the color of what it stands on.',
    mend: 'Give a form of it that is seen there: logo: for paper, logoOnDark: for title slides.',
  },
  'logo-small': {
    means: 'A logo is less than 5 mm high on paper.',
    mend: 'Give a form of it that is not so wide, with no empty board around it.',
  },
  'logo-box': {
    means: 'A logo stands in a white box on a ground of another color.',
    mend: 'Save it as SVG, or as PNG with a transparent ground.',
  },
  'lost-picture': { means: 'A picture cannot be unpacked.', mend: 'Save it again as PNG or JPEG.' },
  'page-structure': {
    means: 'A part of a page does not say what it is: headings, lists, tables, parts of the page, names of dialogs, languages.',
    mend: 'Mend the template at the line that is named.',
  },
  'control-name': {
    means: 'A button, link or field has no name in words, or another than it shows.',
    mend: 'Give it the words that it shows as its name.',
  },
  'control-reach': {
    means: 'Something to press is no button or link, or the keyboard does not come to it in the order of the page.',
    mend: 'Write <button type="button"> or <a href>, without tabindex.',
  },
  'words-hidden': {
    means:
      'Words that must be read are hidden, cut off or covered in some state: on a phone, in large text, in forced colors, on paper, without script.',
    mend: 'Mend the style at the line that is named.',
  },
  'page-flow': {
    means: 'A page is wider than a phone, its text is small there or does not grow, or its lines are hard to read.',
    mend: 'Mend the style at the line that is named.',
  },
  'focus-unseen': {
    means: 'Who uses the keyboard does not see where the focus is: no ring, a pale one, or something stands over it.',
    mend: 'Give it an outline that is seen, and let nothing stand over it.',
  },
  'target-small': {
    means: 'A button or link is too small to be hit.',
    mend: 'Make it 44 px wide and high (a link that stands alone: 24 px).',
  },
  'press-lost': {
    means: 'A press or a key does nothing, or something else than it says; or a page goes on by itself.',
    mend: 'Mend the script that is named; leave Enter, space and Tab to the browser.',
  },
  'dialog-broken': {
    means: 'A dialog does not open, close, keep the focus or fit into the window.',
    mend: 'Open it with showModal(), close it with close(), and let it scroll.',
  },
  'state-unsaid': {
    means: 'Whether something is on, or what a press did, is told by color alone or not to screen readers.',
    mend: 'Say it by a sign and by aria-pressed, or in an element with role="status".',
  },
  'fit-pages': { means: 'A piece has more pages than it may have.', mend: 'Shorten the passages, or take a module out.' },
  'caveat-missing': {
    means: 'A finished piece does not show a caveat.',
    mend: 'The template of this format must be mended: tell who looks after the tool.',
  },
  'note-shared': {
    means: 'A shared file would hold a speaker note.',
    mend: 'The template of this format must be mended: tell who looks after the tool.',
  },
  'outside-request': {
    means: 'A finished file asks for something from an address.',
    mend: 'A shared file must hold all that it shows: tell who looks after the tool.',
  },
  'not-taken': {
    means: 'A finished piece could not be handed on: the disk is full, or the folder is gone.',
    mend: 'Do what the message says, then build again.',
  },
  'not-printed': {
    means: 'The browser could not make a piece: it crashed on it twice, or the page did not end in time.',
    mend: 'Build again. If it happens again, look for a very large figure.',
  },
  'pdf-missing-letter': { means: 'No font has a letter of the text.', mend: 'Write it with other letters.' },
  'pdf-not-tagged': { means: 'A PDF has no tags for screen readers.', mend: 'Use the bundled browser; tell who looks after the tool.' },
  'pdf-lost-link': {
    means: 'A link in a PDF leads nowhere: it goes on in the next column or page.',
    mend: 'Shorten the text around it; tell who looks after the tool.',
  },
  'pdf-unknown-structure': {
    means: 'A PDF has tags that the tool does not know.',
    mend: 'Use the bundled browser; tell who looks after the tool.',
  },
  'pdf-unknown-operator': {
    means: 'A PDF has content that the tool does not know.',
    mend: 'Use the bundled browser; tell who looks after the tool.',
  },
} as const;
