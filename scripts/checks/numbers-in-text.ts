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

/** A number as it stands in a text, and its value (0.5 for "half"). */
export interface NumberInText {
  readonly text: string;
  readonly value: number;
}

/** Returns the numbers in a text, in digits or in English words. "One" counts for none: it is an article as often as a number. */
export function numbersInText(text: string): NumberInText[] {
  const found: NumberInText[] = [];
  for (const [match] of text.matchAll(/(?<![\w-])\d[\d,]*(?:\.\d+)?|\b[a-z]+\b/gi)) {
    const word = match.toLowerCase();
    const value = /^\d/.test(match) ? Number(match.replaceAll(',', '')) : word === 'half' ? 0.5 : WORDS[word];
    if (value !== undefined && !Number.isNaN(value)) found.push({ text: match, value });
  }
  return found;
}
