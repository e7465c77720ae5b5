import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../bundle/package-root.js';
import { CODES_BEGIN, CODES_END, codesTable } from '../model/codes-table.js';

/** Writes the tables of codes into decks/README.md. */
const path = join(packageRoot(), 'decks', 'README.md');
const text = readFileSync(path, 'utf8');
const before = text.slice(0, text.indexOf(CODES_BEGIN) + CODES_BEGIN.length);
writeFileSync(path, `${before}\n\n${codesTable()}\n\n${text.slice(text.indexOf(CODES_END))}`);
