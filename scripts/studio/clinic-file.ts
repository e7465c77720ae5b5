import { type BrandFiles, brandValues } from '../content/brand-zip.js';
import { standaloneSvg } from '../formats/slides/standalone-svg.js';
import { folderOf, isOrigin, judgeAddress, WEB } from '../model/addresses.js';
import type { Library } from '../model/content.js';
import type { Localised } from '../model/definitions.js';
import { BRAND_COLORS } from '../model/organisation.js';
import { idFrom } from '../model/suggest.js';
import { photoFile } from '../render/picture-markup.js';
import { type Clinic, emptyClinic } from './clinic.js';

/** Returns what a clinic saves: a `brand.yaml` that says what each line is, and its logo. Nothing of a patient is in it. */
export function filesOf(library: Library, clinic: Clinic, id = idOf(clinic)): BrandFiles {
  const logo = logoOf(library, clinic);
  const [locale = ''] = library.project.locales;
  const facts = Object.entries(library.project.facts).flatMap(([name, { label }]) => {
    const words = Object.entries(clinic.facts[name] ?? {}).filter(([, text]) => text.trim() !== '');
    return words.length === 0 ? [] : [`  # ${label[locale] ?? name}\n  ${name}: ${JSON.stringify(Object.fromEntries(words))}\n`];
  });
  const { baseUrl, allowedOrigins } = clinic.kept;
  const yaml = [
    '# A clinic, as its staff filled it in. Open it again in studio.html, or take it in: teachback new brand NAME --from FILE.zip\n',
    `id: ${id}\n`,
    `name: ${JSON.stringify(clinic.name)}\n`,
    `region: ${JSON.stringify(clinic.region)} # its country: it decides the emergency numbers\n`,
    logo ? `logo: ${logo.name}\n` : '# logo: logo.png\n',
    `colors: ${JSON.stringify(clinic.colors)}\n`,
    `offers: ${JSON.stringify(clinic.offers)} # what it gives\n`,
    Object.keys(baseUrl).length > 0 ? `baseUrl: ${JSON.stringify(baseUrl)}\n` : '',
    allowedOrigins.length > 0 ? `allowedOrigins: ${JSON.stringify(allowedOrigins)}\n` : '',
    facts.length > 0 ? `# A fact that is not given is printed as a line to write on.\nfacts:\n${facts.join('')}` : 'facts: {}\n',
  ];
  return { yaml: yaml.join(''), logo };
}

/** The name of a clinic's file and folder. */
export const idOf = ({ name, kept }: Clinic): string => idFrom(Object.values(name)[0] ?? '') || kept.id;

function logoOf(library: Library, { logo, name, colors }: Clinic): BrandFiles['logo'] {
  if (!logo) return undefined;
  const photo = photoFile(logo);
  if (photo) return { name: `logo.${photo.ending}`, bytes: Uint8Array.from(atob(photo.base64), (sign) => sign.charCodeAt(0)) };
  const drawing = standaloneSvg(logo, Object.values(name)[0] ?? '', { colors: { ...library.colors, ...colors } });
  return { name: 'logo.svg', bytes: new TextEncoder().encode(drawing) };
}

/** What was read of a clinic's file, and the lines in it that the studio does not know. */
export interface ReadClinic {
  readonly clinic: Clinic;
  readonly unknown: readonly string[];
}

const KEYS = ['id', 'name', 'region', 'logo', 'colors', 'offers', 'facts', 'baseUrl', 'allowedOrigins'];

/** Returns the clinic in a `brand.yaml`, without its logo; undefined where it is no such file. What has not the right form is left out and told. */
export function clinicIn(library: Library, yaml: string): ReadClinic | undefined {
  const values = brandValues(yaml);
  const name = localisedIn(values?.name, library);
  if (!values || Object.keys(name).length === 0) return undefined;
  const empty = emptyClinic(library);
  const id = isText(values.id) ? idFrom(values.id) : '';
  const region = sorted(values.region ?? [], (_, one) => isText(one) && Object.hasOwn(library.regions, one));
  const facts = sorted(recordIn(values.facts), (fact) => Object.hasOwn(library.project.facts, fact));
  const colors = sorted(recordIn(values.colors), isColor);
  const baseUrl = sorted(recordIn(values.baseUrl), (locale, one) => library.project.locales.includes(locale) && isFolder(one));
  const origins = sorted(values.allowedOrigins ?? [], (_, one) => isText(one) && isOrigin(one));
  const kept = { baseUrl: Object.fromEntries(baseUrl.taken), allowedOrigins: origins.taken.map(([, one]) => one) };
  return {
    clinic: {
      kept: { ...empty.kept, ...(id !== '' && { id }), ...(kept as Pick<Clinic['kept'], keyof typeof kept>) },
      ...{ name, region: String(region.taken[0]?.[1] ?? empty.region), colors: Object.fromEntries(colors.taken) as Clinic['colors'] },
      offers: Array.isArray(values.offers) ? values.offers.filter(isText) : empty.offers,
      facts: Object.fromEntries(facts.taken.map(([fact, words]) => [fact, localisedIn(words, library)])),
    },
    unknown: [
      ...Object.keys(values).filter((key) => !KEYS.includes(key)),
      ...[...facts.left, ...colors.left, ...baseUrl.left].map(([key]) => key),
      ...[...region.left, ...origins.left].map(([, one]) => String(one)),
    ],
  };
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isFolder = (value: unknown): boolean =>
  isText(value) && 'href' in judgeAddress(value, { allowed: WEB, inside: true }) && folderOf(value) === value;
const isColor = (name: string, value: unknown): boolean =>
  BRAND_COLORS.some((one) => one === name) && isText(value) && /^#[0-9a-f]{6}$/i.test(value);

type Named = [string, unknown][];

/** Returns what has the right form, and what has not, each with its name; of a text or a list without names. */
function sorted(value: unknown, isRight: (name: string, one: unknown) => boolean): { readonly taken: Named; readonly left: Named } {
  const named: Named = isText(value) ? [['', value]] : Object.entries(value ?? {});
  const taken = named.filter(([name, one]) => isRight(name, one));
  return { taken, left: named.filter((one) => !taken.includes(one)) };
}

const recordIn = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

/** Words by locale; a text alone, and one in a language that the project does not have, stand in its first one. */
function localisedIn(value: unknown, { project }: Library): Localised {
  const texts = typeof value === 'string' ? { [project.locales[0] ?? '']: value } : recordIn(value);
  const words = Object.entries(texts).flatMap(([locale, text]) =>
    typeof text === 'string' && text.trim() !== '' ? [[locale, text] as const] : [],
  );
  const own = words.filter(([locale]) => project.locales.includes(locale));
  const [first] = words;
  return own.length > 0 || !first ? Object.fromEntries(own) : { [project.locales[0] ?? '']: first[1] };
}
