/** CSS px in an inch and in a point. */
export const INCH = 96;
export const POINT = INCH / 72;

/** A length's unit, and how many of it are an inch. */
const PER_INCH = { in: 1, mm: 25.4 } as const;
export type Unit = keyof typeof PER_INCH;

/** A page size in inches, as it lies in front of the reader. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** A size on screen in CSS px. */
export interface BoxSize {
  readonly width: number;
  readonly height: number;
}

/** Margins of a page, in their unit; both sides are alike. */
export interface Margins {
  readonly unit: Unit;
  readonly top: number;
  readonly sides: number;
  readonly bottom: number;
}

/** Papers upright, each in the unit that its standard is written in: ANSI Y14.1 and ISO 216. */
export const PAPERS = {
  letter: { unit: 'in', width: 8.5, height: 11 },
  a4: { unit: 'mm', width: 210, height: 297 },
} as const satisfies Readonly<Record<string, { readonly unit: Unit; readonly width: number; readonly height: number }>>;
/** A paper size: US Letter, 8.5 x 11 in, or A4, 210 x 297 mm. */
export type Paper = keyof typeof PAPERS;
export const PAPER_NAMES = Object.keys(PAPERS) as readonly Paper[];

/** How a page lies: paper upright or on its side, or a page of the size of a slide, which is no paper. */
export type Lie = 'upright' | 'sideways' | 'slide';

/** A slide in CSS px, on a screen and on its page. */
export const SLIDE: BoxSize = { width: 1280, height: 720 };

/** Returns the size in inches of a page that lies so; without a paper that of a slide. */
export function pageSize(lie: Lie, paper?: Paper): PageSize {
  if (lie === 'slide' || !paper) return { width: SLIDE.width / INCH, height: SLIDE.height / INCH };
  const { unit, width, height } = PAPERS[paper];
  const [short, long] = [width / PER_INCH[unit], height / PER_INCH[unit]];
  return lie === 'upright' ? { width: short, height: long } : { width: long, height: short };
}

/** Returns the room for text on a page in CSS px: the page less its margins. */
export function contentArea({ width, height }: PageSize, margins: Margins = { unit: 'in', top: 0, sides: 0, bottom: 0 }): BoxSize {
  const inches = PER_INCH[margins.unit];
  return {
    width: (width - (2 * margins.sides) / inches) * INCH,
    height: (height - (margins.top + margins.bottom) / inches) * INCH,
  };
}

/** As contentArea, in whole px. */
export function contentBox(size: PageSize, margins?: Margins): BoxSize {
  const { width, height } = contentArea(size, margins);
  return { width: Math.floor(width), height: Math.floor(height) };
}
