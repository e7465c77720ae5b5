import type { Library } from '../model/content.js';
import { entryIn } from '../model/entry-in.js';
import type { Language } from './index.js';
import { numbersSaid, reportSaid, saidText, speakerOf } from './say-lines.js';

/** Whose words a text has, and the region that fills its values. */
export interface FilledFor {
  readonly library: Pick<Library, 'regions' | 'claims' | 'words'>;
  readonly locale: string;
  readonly region: string;
  readonly language: Pick<Language, 'dayInWords'>;
}

/** Returns a text with what a region says, and the days of checking, where it names them (`{{crisis}}`); a name that nobody knows stays. */
export function fillValues(text: string, { library, locale, region: id, language }: FilledFor): string {
  const speaker = speakerOf(library, locale);
  const region = entryIn(library.regions, id);
  return text.replace(/\{\{([^}]+)\}\}/g, (whole, name: string) => {
    if (name === 'emergency' || name === 'crisis') return saidText(numbersSaid(region, name, speaker)) || whole;
    if (name === 'report') return saidText(reportSaid(region, speaker)) || whole;
    const claim = name.replace(/^checked\./, '');
    const checked = entryIn(library.claims, claim)?.checked;
    return checked === undefined ? whole : language.dayInWords(checked);
  });
}
