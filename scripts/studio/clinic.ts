import type { Library, SvgNode } from '../model/content.js';
import type { Localised } from '../model/definitions.js';
import type { At } from '../model/diagnostic.js';
import type { Brand } from '../model/organisation.js';
import { oneLine } from '../model/tree.js';

/** What a clinic says of itself in the studio: plain data, kept in memory and in the file that it saves. */
export interface Clinic {
  /** The brand of the project that it began as; none for one that began empty. */
  readonly from?: string | undefined;
  /** What its file holds that the studio does not show: it is kept as it is. */
  readonly kept: Omit<Brand, 'name' | 'region' | 'facts' | 'logo' | 'logoOnDark' | 'colors' | 'offers'>;
  /** By locale. */
  readonly name: Localised;
  readonly region: string;
  readonly offers: readonly string[];
  readonly colors: Readonly<Record<string, string>>;
  /** By the fact's name, then by locale. */
  readonly facts: Readonly<Record<string, Localised>>;
  readonly logo?: SvgNode | undefined;
}

/** Most letters of a field: what a line or two on paper holds. */
export const MOST_LETTERS = { name: 80, fact: 160, line: 280 } as const;

/** The file that stands for all that is typed into the studio; a line of it stands for a field. */
export const TYPED = 'studio';
const typedAt = (line: number): At => ({ file: TYPED, line, column: 1 });

/** Returns a clinic without a name or facts, in the country and with the treatments of the project's first organisation. */
export function emptyClinic(library: Library): Clinic {
  const { id = 'clinic', region = '', offers = [] } = firstBrand(library) ?? {};
  return {
    kept: { id, baseUrl: {}, allowedOrigins: [], at: typedAt(1) },
    ...{ name: {}, region, offers, colors: {}, facts: {} },
  };
}

const firstBrand = ({ project, brands }: Library): Brand | undefined => brands[project.brands[0] ?? ''];

/** Returns a brand of the library as a clinic that can be changed. */
export function clinicOf(library: Library, id: string): Clinic {
  const brand = library.brands[id];
  if (!brand) return emptyClinic(library);
  const { name, region, facts, logo, logoOnDark, colors, offers, ...kept } = brand;
  const picture = logo === undefined ? undefined : library.pictures[`brands/${id}/${logo}`];
  return { from: id, kept, name, region, facts, colors, offers, ...(picture && { logo: picture }) };
}

/** The clinic that the studio begins with: the project's own, or an empty one where that is made up. */
export function firstClinic(library: Library): Clinic {
  const brand = firstBrand(library);
  return brand && !brand.example ? clinicOf(library, brand.id) : emptyClinic(library);
}

const LOGO = 'logo';

/** A library with one brand, and what the fields of it are called in diagnostics, by line. */
export interface LibraryOfClinic {
  readonly library: Library;
  readonly brand: Brand;
  /** The field that a line of `TYPED` stands for: `name`, `accent`, `fact phone`. */
  readonly fields: readonly string[];
}

/** Returns the library in the clinic's name; texts are cut to their limits, and nothing in them is markup. */
export function libraryOf(library: Library, clinic: Clinic): LibraryOfClinic {
  const names = Object.keys(library.project.facts);
  const fields = [
    '',
    '',
    'name',
    'region',
    ...Object.keys(clinic.colors).map((name) => `color ${name}`),
    ...names.map((name) => `fact ${name}`),
  ];
  const placeOf = (field: string): At => typedAt(Math.max(1, fields.indexOf(field)));
  const { id } = clinic.kept;
  const brand: Brand = {
    ...clinic.kept,
    ...{ name: everywhere(library, plainIn(clinic.name, MOST_LETTERS.name)), region: clinic.region, offers: clinic.offers },
    colors: clinic.colors,
    facts: Object.fromEntries(
      names.flatMap((name) => {
        const words = plainIn(clinic.facts[name] ?? {}, MOST_LETTERS.fact);
        return Object.keys(words).length > 0 ? [[name, words]] : [];
      }),
    ),
    ...(clinic.logo && { logo: LOGO }),
    at: typedAt(1),
    fields: { name: placeOf('name'), region: placeOf('region') },
    colorFields: Object.fromEntries(Object.keys(clinic.colors).map((name) => [name, placeOf(`color ${name}`)])),
    factFields: Object.fromEntries(names.map((name) => [name, placeOf(`fact ${name}`)])),
  };
  return {
    brand,
    fields,
    library: {
      ...library,
      project: { ...library.project, brands: [id] },
      brands: { [id]: brand },
      pictures: clinic.logo ? { ...library.pictures, [`brands/${id}/${LOGO}`]: clinic.logo } : library.pictures,
    },
  };
}

/** A name that is given in one language stands in the others too. */
function everywhere({ project }: Library, words: Localised): Localised {
  const [given = ''] = Object.values(words);
  return Object.fromEntries(project.locales.map((locale) => [locale, words[locale] || given]));
}

const plainIn = (words: Localised, most: number): Localised =>
  Object.fromEntries(
    Object.entries(words).flatMap(([locale, text]) => {
      const plain = plainLines(text, most);
      return plain === '' ? [] : [[locale, plain]];
    }),
  );

/** Returns typed words without what marks words in a fact, cut to `most` letters: what is typed is what is printed. */
export const plainLines = (text: string, most: number): string =>
  [...text.replace(/\p{Cc}/gu, (sign) => (sign === '\n' ? '\n' : ' ')).trim()].slice(0, most).join('').trim();

/** As plainLines, on one line. */
export const plainLine = (text: string, most: number): string => oneLine(plainLines(text, most));
