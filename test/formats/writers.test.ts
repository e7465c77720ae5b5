import { join } from 'node:path';
import { expect, test } from 'vitest';
import { composeDeck } from '../../scripts/compose/compose-deck.js';
import { readTemplates } from '../../scripts/content/read-templates.js';
import { readWords } from '../../scripts/content/read-words.js';
import { openDesk, WRITERS } from '../../scripts/formats/index.js';
import { planJobs } from '../../scripts/formats/plan-jobs.js';
import { FORMAT_NAMES } from '../../scripts/model/formats.js';
import { at, deckOf, library, module, p, passage, slide } from '../support/compose-library.js';

const folder = join(import.meta.dirname, '../../templates');
const desk = openDesk(readTemplates(folder));
const brew = module('brew', {
  slides: [slide('one', [p('It warms.[^warm]')], { notes: [p('Ask who likes it cold.')] })],
  brief: passage([p('It warms.[^warm]')]),
  print: passage([p('It warms.[^warm]')]),
});
const definition = deckOf(['brew'], {
  formats: [...FORMAT_NAMES],
  handout: [{ title: { en: 'Brew' }, from: 'print', modules: ['brew'], at: at() }],
  brochure: { 'inside-left': ['brew'] },
});
const content = library([brew], definition, { words: readWords([{ root: folder, name: 'templates', diagnostics: [] }], ['en']) });
const { deck } = await composeDeck(content, { deck: 'tea', brand: 'house', locale: 'en' });

test.each(planJobs(content))(
  '$path is written with what it says, its caveat, its lines to call, and notes for staff alone',
  async (job) => {
    const document = await WRITERS[job.format]({ deck, job }, desk);
    const text = 'markdown' in document ? document.markdown : document.body;
    const plain = text.replace(/<(?!!)[^>]+>|[*\\]/g, '');
    expect(plain).toContain('Tea for all');
    expect(plain).toContain('It warms.');
    expect(plain).toContain('The small claim.');
    expect(plain).toMatch(/911[\s\S]*988/);
    expect(plain.includes('Ask who likes it cold.')).toBe(job.folder === 'staff');
    if (!('markdown' in document)) {
      expect(document).toMatchObject({ language: 'en', title: 'Tea for all' });
      // No number to call breaks over two lines.
      expect(document.body.replace(/<span class="nowrap">[^<]*<\/span>/g, '')).not.toContain('555-0100');
      expect(document.script === undefined).toBe(job.media === 'pdf');
    }
  },
);
