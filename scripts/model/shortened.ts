/** Returns the beginning of a text for a message, with "..." where more follows. */
export const shortened = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)}...` : text);
