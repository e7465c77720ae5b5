/** A picture made of dots with nothing in it but the picture: no place, no camera, no name. */
export interface Cleaned {
  readonly bytes: Uint8Array;
  /** In px, as it is shown. */
  readonly width: number;
  readonly height: number;
}

/** Why a picture cannot be used; fits after "the picture". */
export interface Refused {
  readonly trouble: string;
}

/** Asked by each reader as soon as it knows the size, before it unpacks anything. */
export type LimitTrouble = (width: number, height: number) => Refused | undefined;
