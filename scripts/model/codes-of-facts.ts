/** Diagnostics: claims, sources and facts. Each with what it means and how it is mended. */
export const codesOfFacts = {
  'claim-without-words': { means: 'A claim has no words in one language.', mend: 'Add says: and short: for it.' },
  'missing-caveat': {
    means: 'A claim is not fully supported and says nowhere what is not known.',
    mend: 'Name its caveat in qualifiedBy.',
  },
  'caveat-too-deep': { means: 'A caveat has caveats of its own.', mend: 'Put what both need into one caveat.' },
  'empty-caveat': { means: 'A caveat limits nothing.', mend: 'Say what was not shown, for whom, or how small the studies were.' },
  'quotation-without-speaker': { means: 'A quotation does not say who said it and when.', mend: 'Add speaker: and said:.' },
  'quotation-changed': { means: 'The words of a quotation are not those of its source.', mend: 'Quote exactly.' },
  'claim-too-sure': { means: 'A verdict is higher than its sources allow.', mend: 'Lower it, or name the sources that show it.' },
  'about-not-stated': {
    means: 'A slide says that it is about a claim that it does not make, or about a warning or a caveat.',
    mend: 'Name in about= a finding that the slide cites.',
  },
  'due-too-late': {
    means: 'A claim or a review is due again so late that what it rests on may have changed.',
    mend: 'Write a day up to the one that is named.',
  },
  'claim-past-due': { means: 'The day to look at a claim again has passed.', mend: 'Look at its sources, then write the new dates.' },
  'unused-claim': { means: 'A claim is cited nowhere.', mend: 'Cite it, or take it out.' },
  'subject-not-in-evidence': {
    means: 'A claim is about something that its sources, as described, do not name.',
    mend: 'Say in basis: what they show, or mend the claim.',
  },
  'number-not-in-evidence': {
    means: 'A claim has a number that its sources, as described, do not give.',
    mend: 'Write the number into basis:, or mend it.',
  },
  'claim-against-evidence': {
    means: 'The words of a claim, or the labels of its chart, tell another group, amount, time or direction than its evidence.',
    mend: 'Mend the words, or say in basis: what the source shows.',
  },
  'definition-differs': {
    means: 'The glossary explains a word otherwise than the texts do.',
    mend: 'Mend the one that is wrong.',
  },
  'reference-not-read': {
    means: 'A claim rests on a source that nobody has read, or not as the claim says.',
    mend: 'Read it, and write read: and checked:.',
  },
  'reference-retracted': {
    means: 'A source is marked as retracted, corrected or doubted.',
    mend: 'Take it out, and see which claims still stand.',
  },
  'reference-stale': { means: 'Nobody has looked at a source for long.', mend: 'Open it again, and write the new date.' },
  'no-address': { means: 'A source has neither DOI nor URL.', mend: 'Add one.' },
  'malformed-address': {
    means: 'A DOI, PMID or address cannot be right, or is of a kind that is never written into a file.',
    mend: 'Copy it again from the address bar, or do what the message says.',
  },
  'unused-reference': { means: 'No claim rests on a source.', mend: 'Take it out, or name it in a claim.' },
  'uncited-fact': { means: 'A sentence looks like a fact and cites no claim.', mend: 'Cite the claim right after it.' },
  'fact-as-instruction': { means: 'A fact is marked as an instruction.', mend: 'Cite the claim that states it.' },
  'unsourced-number': { means: 'A number rests on no claim and no requirement.', mend: 'Cite the claim that states it, or leave it out.' },
  'strange-number': {
    means: "A number beside a claim is none of the claim's.",
    mend: 'Mend the number, or cite the claim that states it.',
  },
  'strange-unit': { means: 'A number has another unit than in the claim.', mend: 'Use the unit of the claim.' },
  'stronger-than-claim': { means: 'A sentence is surer than the claim that it cites.', mend: 'Keep the words that leave room for doubt.' },
  'limit-unsaid': {
    means: 'A piece cites a claim and nowhere says a sentence of it that limits it.',
    mend: 'Say it once in that piece, in the words of the claim or words like them.',
  },
  'negation-differs': {
    means: 'A sentence says yes where its claim says no, or the other way round.',
    mend: 'Look for a lost "not", or use the claim\'s words.',
  },
  'said-of-another': {
    means: 'A sentence says of one thing what its claim says of another: of another group, amount, outcome or time.',
    mend: 'Say it as the claim does.',
  },
  'opposite-of-claim': { means: 'A sentence says the opposite of its claim.', mend: 'Say it as the claim does.' },
  'subject-not-in-claim': { means: 'A sentence is about something that its claim does not name.', mend: 'Cite the claim about it.' },
  'topic-not-in-claim': {
    means: 'A sentence, or a part of it, has no word in common with the claim that covers it.',
    mend: 'Cite the claim that states it, or use its words.',
  },
  'comparison-missing': { means: 'A result stands without what it was compared with.', mend: 'Add the result of the other group.' },
  'mixed-denominators': { means: 'Numbers of different wholes stand side by side.', mend: 'Give all of the same number of people.' },
  'relative-only': { means: 'A change is told without the numbers behind it.', mend: 'Give both numbers.' },
  'requirement-unmet': {
    means: 'What must be said is not said in a piece.',
    mend: 'Add the module or slide that says it, or cite the claim that does.',
  },
  'weaker-than-claim': { means: 'A sentence makes a harm smaller than the claim that it cites.', mend: 'Say it as the claim does.' },
  'unsourced-advice': {
    means: 'Advice that could hurt rests on no claim and no order.',
    mend: 'Cite its claim, or write it into orders: of a requirement.',
  },
  'order-missing': {
    means: 'An order that a passage must give is not there.',
    mend: 'Put it back, or change orders: in decks/requirements.yaml when the clinic decides so.',
  },
  'order-exception': { means: 'An exception takes something back from an order.', mend: 'Take the exception out.' },
  'order-weaker': { means: 'An order has less force, or another limit, than was agreed.', mend: 'Give it in the words that were agreed.' },
  'order-differs': {
    means: 'An order, or what stands beside it, has other words than were agreed.',
    mend: 'Look whether it still says the same, then write it into orders: of the requirement.',
  },
  'forms-differ': {
    means: 'The forms of a danger sign do not tell the same sign.',
    mend: 'Let all say the same, plainly.',
  },
  'safety-words-missing': {
    means: 'A safety text lacks words that it must have.',
    mend: 'Put them back, or change mustSay when the clinic decides so.',
  },
  'strange-phone': {
    means: "A phone number is none of the region's, the brand's or a claim's.",
    mend: 'Let the region or the brand give it.',
  },
  'benefit-without-risk': { means: 'A piece tells of benefits and of no risk.', mend: 'Add what can go wrong.' },
  unbalanced: { means: 'A piece says much less of risks than of benefits.', mend: 'Add the risks, or shorten the benefits.' },
  'path-without-risk': { means: 'Patients of one condition see no risk, or fewer than others.', mend: 'Show the slide to everyone.' },
  'path-without-crisis': {
    means: 'Patients of one condition see no crisis line.',
    mend: 'Add a slide with ::: phone crisis that has no conditions.',
  },
  'brand-gap': {
    means: 'A brand does not give a fact that is printed: there will be a line to write on.',
    mend: 'Add the fact, or have staff write it.',
  },
  'region-gap': { means: 'A region does not say where harm is reported.', mend: 'Add a line with urgency: report.' },
  'hidden-by-claim': {
    means: 'Text is not shown in a region because a claim in it does not hold there.',
    mend: 'Put it into a block with regions=, and what holds elsewhere beside it.',
  },
  'emptied-cell': {
    means: 'A cell of a table has no words left in a region, because no claim in it holds there.',
    mend: 'Name a claim that holds there, too, or write the table once for each.',
  },
  'caveat-of-elsewhere': {
    means: 'A claim holds in a region where its caveat does not.',
    mend: 'Give the claim the same regions:, or name a caveat that holds there.',
  },
  'source-of-elsewhere': {
    means: 'A claim holds in a region for which it names no source.',
    mend: 'Add a source, or give the claim the same regions:.',
  },
  'words-of-elsewhere': {
    means: 'A brand has the words of another country.',
    mend: 'Add a locale for its country, such as en-GB; files that it lacks are read from the language itself.',
  },
  'no-local-words': {
    means: 'A brand shows the words for all other regions, since its own region has none.',
    mend: 'Write a block for its region beside them.',
  },
  'missing-crisis-line': { means: 'A region has no emergency or no crisis line.', mend: 'Add it; nothing is printed without it.' },
  'unknown-option': {
    means: 'A block names a row or an option that is not in decks/options.yaml.',
    mend: 'Mend the name, or add it there.',
  },
  'option-rows': {
    means: 'An option has other rows than the rest.',
    mend: 'Tell the same of every option: row: [] where no good source was found.',
  },
  'option-thin': {
    means: 'An option has too few cells with a source, and is left out of every table.',
    mend: 'Name claims in more of its cells, or take it out.',
  },
  'option-number': {
    means: 'An option that is told in words alone has a claim with a number.',
    mend: 'Name a claim without numbers, or take numbers: none out.',
  },
  'option-caveat': {
    means: 'A count of people in a table of options has neither a caveat nor the treatment that it was compared with.',
    mend: 'Give the claim a caveat (qualifiedBy:), or say in compared: with what.',
  },
} as const;
