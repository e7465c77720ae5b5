import type { Code } from '../../model/codes.js';

/** A rule of the contract: its code, what is said of an element that breaks it, and what mends that. */
export interface Rule {
  readonly code: Code;
  /** What is wrong, after the name of the element: "is not a list any more". */
  readonly says: string;
  readonly hint: string;
}

const structure = (says: string, hint: string): Rule => ({ code: 'page-structure', says, hint });
const name = (says: string, hint: string): Rule => ({ code: 'control-name', says, hint });
const reach = (says: string, hint: string): Rule => ({ code: 'control-reach', says, hint });

const hidden = (says: string, hint: string): Rule => ({ code: 'words-hidden', says, hint });
const flow = (says: string, hint: string): Rule => ({ code: 'page-flow', says, hint });

const press = (says: string, hint: string): Rule => ({ code: 'press-lost', says, hint });
const dialog = (says: string, hint: string): Rule => ({ code: 'dialog-broken', says, hint });
const state = (says: string, hint: string): Rule => ({ code: 'state-unsaid', says, hint });

/** Every rule that a loaded page is held to, by name. */
export const RULES = {
  language: structure('says no language that exists', 'Write the language of its words into the attribute lang.'),
  'other-language': structure(
    'says another language than its words are in: a voice reads them with its sounds',
    'Write the language of its words into the attribute lang.',
  ),
  'name-unmarked': structure(
    'names another language in its own words, and a voice reads them with the sounds of this one',
    'Write the language of the name into the attribute lang, beside hreflang.',
  ),
  'order-read': structure(
    'stands in another order than it is read aloud',
    'Take order or the reversed direction out, and put the parts into this order in the template.',
  ),
  title: structure('has no title of words', 'Give the page a title that says what it is.'),
  main: structure('is not the one main part of its page', 'Put the text of the page into one <main>, and nothing else into another.'),
  outside: structure(
    'stands outside of all parts that a screen reader jumps to',
    'Put it into <header>, <main>, <nav> or <footer>, as it was.',
  ),
  'part-name': structure(
    'has the name of another part, or none beside others of its kind',
    'Give each <nav>, <aside> and region an aria-label of its own.',
  ),
  'first-heading': structure('has no first heading (h1)', 'Make its title an <h1>.'),
  'heading-order': structure('leaves out a level of headings', 'Use the next level down: h2 below h1, h3 below h2.'),
  'heading-empty': structure('is a heading without words', 'Take it out, or give it words.'),
  'heading-like': structure(
    'looks like a heading and is none: whoever jumps from heading to heading passes over it',
    'Make it an <h2> to <h6>, or make it look like the text around it.',
  ),
  list: structure(
    'is a part of a list without its list, or a list with other parts',
    'Write <li> inside <ul> or <ol>, and nothing else there.',
  ),
  'meaning-removed': structure(
    'has a role that takes its meaning away',
    'Take the attribute role out: the element says by itself what it is.',
  ),
  'unknown-role': structure('has a role or an aria attribute that does not exist', 'Correct its name, or take it out.'),
  'table-head': structure(
    'has cells without a heading: a screen reader cannot say what a value belongs to',
    'Write <th scope="col"> above each column and <th scope="row"> at the start of each row.',
  ),
  'table-scope': structure('is the heading of a table and does not say of what', 'Write scope="col" or scope="row" on it.'),
  picture: structure(
    'is a picture without words for those who do not see it',
    'Give it an alternative text (alt, or role="img" with aria-label), or aria-hidden="true" where it only adorns.',
  ),
  'id-twice': structure('has an id that another element has too', 'Give each element an id of its own.'),
  'id-missing': structure('names a place that is not on the page', 'Correct the id that it names.'),
  'dialog-left': dialog(
    'closes by itself, or lets the focus go, while nobody does anything',
    'Close it when somebody presses a button or Escape, and never by time.',
  ),
  'dialog-name': structure(
    'is a dialog whose name is none, that of another, or stands outside of it',
    'Name it by its own heading: aria-labelledby with the id of that.',
  ),
  zoom: structure('keeps people from enlarging the page', 'Take user-scalable and maximum-scale out of the viewport.'),
  refresh: structure('loads the page anew by itself', 'Take the meta element out.'),
  skip: structure(
    'is a long list of links with nothing before it that leads past',
    'Begin the page with a link to the id of <main>, seen when it has the focus.',
  ),
  'no-name': name(
    'has no name in words: speech input and screen readers have nothing to call it by',
    'Give it words, or an aria-label in words.',
  ),
  'other-name': name(
    'shows words that are not in its name: who says them to the computer presses nothing',
    'Begin its aria-label with the words that are seen, or take the aria-label out.',
  ),
  'same-name': name('has the name of another control beside it', 'Give each a name of its own.'),
  'no-label': name('is a field without a label', 'Write a <label> for it.'),
  'not-native': reach('acts as a button or link and is none: no key reaches it', 'Write <button type="button"> or <a href>.'),
  'link-nowhere': reach('is a link that leads nowhere', 'Give it an address, or write no link.'),
  'link-unmarked': {
    code: 'color-alone',
    says: 'is a link in a sentence that looks like its words, or that its color alone tells',
    hint: 'Underline it (text-decoration: underline), or make it bold.',
  },
  'strange-number': reach(
    'dials or writes to a number that is none of the region, of the brand or of an author',
    'Take the address from the data of the region or the brand: the template writes what is there.',
  ),
  nested: reach('is a control inside of another', 'Put them beside one another.'),
  'tab-order': reach(
    'has a place of its own in the order of the Tab key',
    'Take tabindex out, or write 0 or -1: the order of the page is the order of the keys.',
  ),
  'tab-left-out': reach('is passed over by the Tab key', 'Take tabindex="-1" out: whoever has no mouse comes to it by the Tab key alone.'),
  inert: reach('is shown, and can neither be pressed nor is it read out', 'Take inert out, or hide it from all (hidden).'),
  'hidden-control': reach(
    'takes the focus and is hidden from screen readers',
    'Take aria-hidden out, or hide the element from all (hidden).',
  ),
  'words-hidden': hidden('hides words that must be read', 'Take the declaration out, or limit it to what is no text of the page.'),
  'words-unsaid': hidden('hides words from screen readers (aria-hidden)', 'Take aria-hidden out.'),
  'words-cut': hidden('is cut off', 'Let it be as high and as wide as its words: no fixed height, no hidden overflow.'),
  'words-covered': hidden('covers words, or is covered', 'Let it stand in the page and not above it.'),
  sideways: flow(
    'stands beside the window: the page has to be scrolled sideways',
    'Let it be as wide as the window: no fixed width, columns that become one, lines that break.',
  ),
  'small-words': flow('is smaller than 16 px on a phone', 'Raise its font-size.'),
  'no-growth': flow('does not grow with A+', 'Write its font-size in em, or multiply it by var(--zoom, 1).'),
  justified: flow('is set in lines that are stretched, with gaps between words', 'Write text-align: start.'),
  capitals: flow('is set in capitals, which are hard to read', 'Take text-transform out.'),
  'hard-letters': flow('is set in letters that are hard to read', 'Take the declaration out, or limit it to a few words.'),
  'not-reached': reach('does not take the focus', 'Let nothing take the focus away from it.'),
  trapped: reach('keeps the focus: the Tab key leads no further', 'Leave the Tab key to the browser.'),
  'order-seen': reach(
    'comes before what it is reached after, as it is seen',
    'Take order, float or a reversed direction out, or move it in the template.',
  ),
  'not-scrolled': reach('scrolls, and no key comes to it', 'Give it tabindex="0" while it scrolls.'),
  'hover-alone': reach(
    'is shown below the mouse alone: no key and no finger brings it up',
    'Let it show with :focus-within or :focus-visible too, or let it stand in the page.',
  ),
  'hover-lost': reach(
    'goes when the mouse moves onto it: whoever enlarges the screen cannot read it',
    'Let it take the mouse (no pointer-events: none), touch what it belongs to, and stay while the mouse is on it.',
  ),
  'hover-stays': reach('comes up, and the Escape key does not put it away', 'Hide it at Escape.'),
  'pointer-alone': reach('acts when it is clicked, and no key reaches it', 'Write <button type="button"> or <a href>.'),
  'switched-off': reach(
    'is shown and switched off: no key comes to it, and a press before it loses its place',
    'Say it by aria-disabled="true" and let a press do nothing, or hide it.',
  ),
  'slide-behind': reach(
    'lies behind another slide and is read out and reached all the same',
    'Hide slides that are not on show (hidden, inert).',
  ),
  'focus-unseen': {
    code: 'focus-unseen',
    says: 'does not show that it has the focus',
    hint: 'Give it an outline of 2 px or more in a color of 3:1 against what is around it.',
  },
  'focus-covered': {
    code: 'focus-unseen',
    says: 'has the focus and is not seen',
    hint: 'Let nothing stand over it; leave room with scroll-padding; do not clip it while it has the focus.',
  },
  'target-small': {
    code: 'target-small',
    says: 'is too small to be hit',
    hint: 'Make buttons 44 px wide and high, links that stand alone 24 px.',
  },
  'key-lost': press('is not pressed by a key', 'Leave Enter and space on buttons and links to the browser.'),
  'key-moves': press('loses its place: a key on it leads elsewhere', 'Leave Enter and space on buttons and links to the browser.'),
  'key-idle': press('names a key that does not do what it says', 'Let the key do it, or take the line out.'),
  'rest-skipped': press(
    'is longer than the window, and keys pass over what is below',
    'Let the arrow keys scroll it to its end before they lead on.',
  ),
  'way-lost': press(
    'leads somewhere, and the reader does not come along',
    'Show what it leads to, and set the focus there (tabIndex = -1, then focus()) or say it in an element with aria-live.',
  ),
  'focus-lost': press(
    'loses the focus when it is pressed: the next Tab begins anywhere',
    'Let it stay where it is, with aria-disabled="true" and not disabled.',
  ),
  'press-idle': press('does nothing when it is pressed', 'Let its script do what it says.'),
  'slide-lost': press('is not shown by its address', 'Let the deck follow the part of its address behind the #.'),
  'finger-moves': press('turns when a finger slips by a little', 'Let only a long move (50 px or more) turn it.'),
  'time-moves': press('goes on by itself', 'Take the timer out: nobody reads as fast as it thinks.'),
  'not-started': press('does not come up: its script fails', 'Mend the script.'),
  'motion-asked': {
    code: 'motion',
    says: 'moves although the reader asked for no motion',
    hint: 'Take the motion out, or write it inside @media (prefers-reduced-motion: no-preference).',
  },
  'dialog-shut': dialog('opens no dialog, though it says so', 'Let it open its dialog, or take aria-haspopup out.'),
  'dialog-open': dialog(
    'is open and lets the reader get lost',
    'Open it with showModal(): then it keeps the focus, closes with Escape and hides what is behind.',
  ),
  'dialog-focus': dialog(
    'loses the focus',
    'Open it with showModal() and close it with close(): the browser brings the focus in and back.',
  ),
  'dialog-cut': dialog('does not fit into the window', 'Give it a width and height of the window at most, and let it scroll.'),
  'state-by-color': state('says by its color alone that it is on', 'Give it a sign, a border or bold words too.'),
  'state-unsaid': state(
    'looks otherwise after a press and does not say so to screen readers',
    'Set aria-pressed or aria-expanded with the look.',
  ),
  'live-hidden': state(
    'is to tell screen readers of changes, and is hidden from them',
    'Cut it to a pixel (clip-path: inset(50%)): what is hidden, inert or display: none says nothing.',
  ),
  unsaid: state(
    'does something that is not said to screen readers',
    'Write it into an element with aria-live or role="status" that is not hidden.',
  ),
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleName = keyof typeof RULES;
