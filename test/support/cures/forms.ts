import { type ContentCase, DAYS, inPrint, swap } from './content-case.js';

/** Words in the print text, the line that is told, and what stands there once the message is followed. */
const written = (words: string, line: string, follows: string, mended: string): ContentCase => ({
  plant: inPrint(words),
  at: [DAYS, line],
  follows,
  cure: swap(DAYS, words, mended),
});
const REST = 'Rest your arm.[^instruction]';
const SITE = 'https://example.org/casts-and-their-care';

/** Mistakes of form: headings, lists, links, letters and signs that say nothing to whoever hears the text. */
export const FORMS = {
  'empty-title': written(`### Slide 1\n\n${REST}`, '### Slide 1', 'Say in a few words what it is about', `### How do you rest?\n\n${REST}`),
  'same-heading': written(
    `### More\n\n${REST}\n\n### More\n\n${REST}`,
    '### More',
    '',
    `### How do you rest?\n\n${REST}\n\n### Where do you rest?\n\n${REST}`,
  ),
  'bold-heading': written(`**How to rest**\n\n${REST}`, '**How to rest**', '###', `### How do you rest?\n\n${REST}`),
  'typed-list': written('• Bend it. • Stretch it.[^instruction]', '• Bend it.', '- ', '::: instruction\n- Bend it.\n- Stretch it.\n:::'),
  'odd-label': written(
    '- Bend it. *Limit:* slowly.\n- Stretch it. *Limit:* slowly.\n- Lift it. *Limit:* slowly.\n- Turn it. *Strength:* slowly.',
    '*Strength:*',
    'Call it "Limit:" too',
    '- Bend it. *Limit:* slowly.\n- Stretch it. *Limit:* slowly.\n- Lift it. *Limit:* slowly.\n- Turn it. *Limit:* slowly.',
  ),
  'poor-column': written(
    '| Joint | N |\n| --- | --- |\n| Knee | Bend |',
    '| Joint | N |',
    'Write out in a word or two',
    '| Joint | What to do |\n| --- | --- |\n| Knee | Bend |',
  ),
  'poor-link': written(
    `Read more [here](${SITE}).[^instruction]`,
    'Read more [here]',
    'Make the name of the page the words of the link',
    `Read more in [Casts and their care](${SITE}).[^instruction]`,
  ),
  'bare-address': written(`Read ${SITE}.[^instruction]`, `Read ${SITE}`, '[', `Read [Casts and their care](${SITE}).[^instruction]`),
  'look-alike-letters': written('𝗠𝗼𝘃𝗲 your hand.[^instruction]', '𝗠𝗼𝘃𝗲', 'plain letters', 'Move your hand.[^instruction]'),
  capitals: written('MOVE YOUR hand.[^instruction]', 'MOVE YOUR', 'for weight, **your**', 'Move **your** hand.[^instruction]'),
  'sign-alone': written(`(!) ${REST}`, '(!) Rest', 'Say in words what it stands for', `Important: rest your arm.[^instruction]`),
  'points-by-look': written(
    'Look at what is shown in red.[^instruction]',
    'shown in red',
    'Name what is meant',
    'Look at the signs.[^instruction]',
  ),
} satisfies Record<string, ContentCase>;
