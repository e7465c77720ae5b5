/**
 * Loads every font of the file at once. A browser loads one when it first sets a letter in it, and prints blank what waits for one: a
 * slide that was never on show would lose its words on paper.
 */
export function loadFonts(): void {
  for (const face of document.fonts) void face.load().catch(() => {});
}
