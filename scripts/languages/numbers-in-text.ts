const WORDS: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  twenty: 20,
  thirty: 30,
  fifty: 50,
  hundred: 100,
};

const NUMBER = new RegExp(`(?<![\\w-])\\d+(?:,\\d{3})*(?:\\.\\d+)?|\\b(?:half|${Object.keys(WORDS).join('|')})\\b`, 'gi');

/** A number as it stands in a text, and its value (0.5 for "half"). */
export interface NumberInText {
  readonly text: string;
  readonly value: number;
  readonly index: number;
}

/** Returns the numbers in a text, in digits or in English words. "One" counts for none: it is an article as often as a number. */
export function numbersInText(text: string): NumberInText[] {
  const found: NumberInText[] = [];
  for (const { 0: match, index } of text.matchAll(NUMBER)) {
    const word = match.toLowerCase();
    const value = /^\d/.test(match) ? Number(match.replaceAll(',', '')) : word === 'half' ? 0.5 : WORDS[word];
    if (value !== undefined && !Number.isNaN(value)) found.push({ text: match, value, index });
  }
  return found;
}

/** So many of so many: "41 of 100", "1 in 8". */
export interface Frequency {
  readonly text: string;
  readonly part: number;
  readonly whole: number;
}

/** Returns the natural frequencies in a text, in digits. A year after "in" is none ("40 in 2020"). */
export function frequenciesInText(text: string): Frequency[] {
  return [...text.matchAll(/(?<![\w.,-])(\d+(?:,\d{3})*(?:\.\d+)?)\s+(?:out\s+of|of|in)\s+(?:every\s+)?(\d+(?:,\d{3})*)(?![\d]|[.,]\d)/gi)]
    .filter(([match, , whole = '']) => !(/\bin\b/i.test(match) && /^(?:19|20)\d\d$/.test(whole)))
    .map(([match, part = '', whole = '']) => ({ text: match, part: digitsOf(part), whole: digitsOf(whole) }))
    .filter(({ part, whole }) => part <= whole);
}

const digitsOf = (digits: string): number => Number(digits.replaceAll(',', ''));
