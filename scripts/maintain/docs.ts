import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../bundle/package-root.js';
import { jsonSchemas } from '../content/json-schemas.js';
import { codesTable, keysTable, withTable } from './readme-tables.js';

/** Writes the tables of keys and of codes into decks/README.md. */
const path = join(packageRoot(), 'decks', 'README.md');
const text = readFileSync(path, 'utf8');
writeFileSync(path, withTable(withTable(text, 'keys', keysTable(jsonSchemas())), 'codes', codesTable()));
