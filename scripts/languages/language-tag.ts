/** True for a language tag that every program understands (BCP 47): "en", "pt-BR". */
export function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
