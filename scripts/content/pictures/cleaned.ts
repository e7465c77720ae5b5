/** A picture made of dots with nothing in it but the picture: no place, no camera, no name. */
export interface Cleaned {
  readonly bytes: Uint8Array;
  /** In px, as the file shows it. */
  readonly width: number;
  readonly height: number;
  /** How it must be turned to be seen as it was taken, 2 to 8, where its own file can no longer say so: see turned(). */
  readonly turn?: number | undefined;
}

/** Why a picture cannot be used; fits after "the picture". */
export interface Refused {
  readonly trouble: string;
}

/** Asked by each reader as soon as it knows the size, before it unpacks anything. */
export type LimitTrouble = (width: number, height: number) => Refused | undefined;

/** A picture of several: paper shows one, and which one its author has to say. */
export const moves = (pictures: number): Refused => ({ trouble: `moves: it holds ${pictures} pictures, and a page shows one` });
