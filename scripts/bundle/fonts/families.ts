/** A family of fonts that travels inside the files that need a letter of it. */
export interface Family {
  readonly name: string;
  /** The package that it comes from, and the start of its files' names. */
  readonly from: string;
  /** Its files, each with some of its letters: `latin` stands for `<from>-latin-400-normal.woff`. */
  readonly files: readonly string[];
  /** Regular and bold, or one that stands for both. */
  readonly weights: readonly number[];
  /** The scripts that it sets, as Unicode calls them; signs that belong to no script are Common. Letters of others in its files are not used. */
  readonly scripts: readonly string[];
  /** True where it has the letters of languages with many accents: it sets their every word, which would else be set in two families. */
  readonly hasManyAccents?: boolean;
  /** The script (ISO 15924) of languages in which it sets spaces, digits and signs too, not words alone. */
  readonly leads?: string;
  /** How far its letters reach up and down, in hundredths of their size, where its files say more: how high a line is counted on a page. */
  readonly reach?: readonly [up: number, down: number];
  /** Its size in hundredths of that of the first family. */
  readonly adjust?: number;
  /** What must be said of it in a file that it is in, or the part of its licence that must be. */
  readonly notice?: string;
  readonly licence?: RegExp;
}

const OFL = 'This Font Software is licensed under the SIL Open Font License, Version 1.1: https://openfontlicense.org';

/**
 * The families in the order in which a letter is looked for. A script that none of them names cannot be printed: its letters are an
 * error at the author's line. To add one, add its package and a row; which letters its files have is read from the files themselves.
 */
export const FAMILIES: readonly Family[] = [
  {
    name: 'Atkinson Hyperlegible Next',
    from: 'atkinson-hyperlegible-next',
    files: ['latin', 'latin-ext'],
    weights: [400, 700],
    scripts: ['Latin', 'Common', 'Inherited'],
    notice: `Copyright 2020-2024 The Atkinson Hyperlegible Next Project Authors (https://github.com/googlefonts/atkinson-hyperlegible-next)\n${OFL}`,
  },
  {
    // A little smaller: then its small letters and capitals are as high as those of the first.
    name: 'Noto Sans',
    from: 'noto-sans',
    files: ['latin', 'latin-ext', 'vietnamese', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext'],
    weights: [400, 700],
    scripts: ['Latin', 'Greek', 'Cyrillic', 'Common', 'Inherited'],
    hasManyAccents: true,
    adjust: 92.5,
    notice: `Copyright 2022 The Noto Project Authors (https://github.com/notofonts/latin-greek-cyrillic)\n${OFL}`,
  },
  {
    name: 'Noto Sans Math',
    from: 'noto-sans-math',
    files: ['latin'],
    weights: [400],
    scripts: ['Common'],
    notice: `Copyright 2022 The Noto Project Authors (https://github.com/notofonts/math)\n${OFL}`,
  },
  {
    // Boxes to tick, raised and lowered figures, hyphens that do not break, and rare letters.
    name: 'DejaVu Sans',
    from: 'dejavu-sans',
    files: ['latin'],
    weights: [400],
    scripts: ['Latin', 'Greek', 'Cyrillic', 'Common', 'Inherited'],
    adjust: 91,
    licence: /^Fonts are[\s\S]*?(?=\nTeX Gyre)/,
  },
  {
    // Of the families for Arabic that were tried, the one whose letters a PDF keeps whole: PDF/UA-1 refuses pieces of letters.
    name: 'Vazirmatn',
    from: 'vazirmatn',
    files: ['arabic', 'latin'],
    weights: [400, 700],
    scripts: ['Arabic', 'Common', 'Inherited'],
    leads: 'Arab',
    reach: [92, 47],
    notice: `Copyright 2015 The Vazirmatn Project Authors (https://github.com/rastikerdar/vazirmatn)\n${OFL}`,
  },
];
