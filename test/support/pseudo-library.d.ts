import type { Library } from '../../scripts/model/content.js';
/** A locale whose every word is accented and about 35 percent longer: what stays plain was forgotten by the tool. */
export declare const PSEUDO = "en-XA";
/** Accents the vowels of a text and lengthens it by about 35 percent; `{names}` and digits stay. */
export declare function pseudo(text: string): string;
/** Returns the library with its first locale's words turned into the pseudo-locale, and no other locale. */
export declare function pseudoLibrary(library: Library): Library;
