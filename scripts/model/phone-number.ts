import { keyOf, smsAddress, telAddress } from './addresses.js';

/** One number as people write it: digits, and letters of the keypad after the first digit; blanks, hyphens, full stops and brackets between. */
const ONE_NUMBER = /^\+?\(?\d[\dA-Z]*(?:[ .()\-\u2011\u00a0]{1,2}[\dA-Z]+)*$/;

/** True for one phone number ("911", "116 123", "1-800-CALL-012", "+44 20 7946 0958"); false for two, and for words beside it. */
export const isPhoneNumber = (text: string): boolean => ONE_NUMBER.test(text) && telAddress(text) !== undefined;

/** Returns what is dialled: digits alone, letters as the digits of their keys, with a leading plus where there is one. */
export const digitsOf = (text: string): string => telAddress(text)?.slice('tel:'.length) ?? text.replace(/\D/g, '');

/** Returns a number with the digit of each key in the place of letters: "1-800-CALL-012" is "1-800-2255-012". */
export const inDigits = (text: string): string => text.replace(/[A-Z]/g, keyOf);

/** Returns the address that calls a number; none for what is no number. */
export const callAddress = (number: string): string => telAddress(number) ?? '';

/** Returns the address that begins a text message to a number, with the word to send where there is one. */
export const textAddress = (number: string, send?: string): string => smsAddress(number, send) ?? '';

/** Returns the address of a page that is named as people write it ("988lifeline.org"). */
export const pageAddress = (shown: string): string => (/^https?:\/\//i.test(shown) ? shown : `https://${shown}`);
