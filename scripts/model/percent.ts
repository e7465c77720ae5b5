/** Returns a text with its percent codes read ("%20"), or as it stands where they are broken: who wrote it by hand gets no error for it. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
