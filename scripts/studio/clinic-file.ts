import { type BrandFiles, brandValues } from '../content/brand-zip.js';
import type { Library } from '../model/content.js';
import type { Localised } from '../model/definitions.js';
import { photoOf } from '../model/photo.js';
import { idFrom } from '../model/suggest.js';
import { svgMarkup } from '../render/svg-markup.js';
import { type Clinic, emptyClinic } from './clinic.js';

/** Returns what a clinic saves: a `brand.yaml` that says what each line is, and its logo. Nothing of a patient is in it. */
export function filesOf(library: Library, clinic: Clinic): BrandFiles {
  const logo = logoOf(clinic);
  const [locale = ''] = library.project.locales;
  const facts = Object.entries(library.project.facts).flatMap(([name, { label }]) => {
    const words = Object.entries(clinic.facts[name] ?? {}).filter(([, text]) => text.trim() !== '');
    return words.length === 0 ? [] : [`  # ${label[locale] ?? name}\n  ${name}: ${JSON.stringify(Object.fromEntries(words))}\n`];
  });
  const { baseUrl, allowedOrigins } = clinic.kept;
  const yaml = [
    '# A clinic, as its staff filled it in. Open it again in studio.html, or take it in: teachback new brand NAME --from FILE.zip\n',
    `id: ${idOf(clinic)}\n`,
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

function logoOf({ logo }: Clinic): BrandFiles['logo'] {
  if (!logo) return undefined;
  const [, type = '', base64 = ''] = /^data:image\/([a-z]+);base64,(.*)$/.exec(photoOf(logo)?.href ?? '') ?? [];
  if (type) return { name: `logo.${type === 'jpeg' ? 'jpg' : type}`, bytes: Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)) };
  const drawing = svgMarkup(logo, { prefix: '', attributes: { xmlns: 'http://www.w3.org/2000/svg' } });
  return { name: 'logo.svg', bytes: new TextEncoder().encode(drawing) };
}

/** What was read of a clinic's file, and the lines in it that the studio does not know. */
export interface ReadClinic {
  readonly clinic: Clinic;
  readonly unknown: readonly string[];
}

const KEYS = ['id', 'name', 'region', 'logo', 'logoOnDark', 'colors', 'offers', 'facts', 'example', 'modules', 'baseUrl', 'allowedOrigins'];

/** Returns the clinic in a `brand.yaml`, without its logo; undefined where it is no such file. What has not the right form is left out and told. */
export function clinicIn(library: Library, yaml: string): ReadClinic | undefined {
  const values = brandValues(yaml);
  const name = localisedIn(values?.name, library);
  if (!values || Object.keys(name).length === 0) return undefined;
  const empty = emptyClinic(library);
  const region = typeof values.region === 'string' && Object.hasOwn(library.regions, values.region) ? values.region : undefined;
  const facts = Object.entries(recordIn(values.facts));
  const known = facts.filter(([id]) => Object.hasOwn(library.project.facts, id));
  const colors = Object.entries(recordIn(values.colors)).flatMap(([id, color]) =>
    typeof color === 'string' && /^#[0-9a-f]{6}$/i.test(color) ? [[id, color] as const] : [],
  );
  return {
    clinic: {
      kept: { ...empty.kept, id: typeof values.id === 'string' ? idFrom(values.id) || empty.kept.id : empty.kept.id },
      ...{ name, region: region ?? empty.region, colors: Object.fromEntries(colors) },
      offers: Array.isArray(values.offers) ? values.offers.filter((one) => typeof one === 'string') : empty.offers,
      facts: Object.fromEntries(known.map(([id, words]) => [id, localisedIn(words, library)])),
    },
    unknown: [
      ...Object.keys(values).filter((key) => !KEYS.includes(key)),
      ...facts.filter((fact) => !known.includes(fact)).map(([id]) => id),
      ...(region === undefined && values.region !== undefined ? [String(values.region)] : []),
    ],
  };
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
