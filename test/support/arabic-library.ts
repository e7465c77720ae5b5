import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLibrary } from '../../scripts/content/read-library.js';
import type { Library } from '../../scripts/model/content.js';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures');

/** Makes a folder with the small explainer in English and Arabic: the fixture with what its Arabic words add. Who asks for it removes it. */
export function arabicProject(): string {
  const root = mkdtempSync(join(tmpdir(), 'teachback-arabic-'));
  for (const name of ['cast-care', 'cast-care-arabic']) cpSync(join(FIXTURES, name), root, { recursive: true });
  return root;
}

/** Reads that folder, with the draft language asked for. */
export function readArabic(root: string): Library {
  const { library, diagnostics } = readLibrary(root, join(import.meta.dirname, '../../templates'), { asked: ['en', 'ar'] });
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (!library || errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n') || 'The fixture cannot be read.');
  return library;
}
