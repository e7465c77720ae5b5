/** Names of the kind that clinics and people have, in the letters that are printed: the last three decomposed. */
export const NAMES: readonly string[] = [
  'Kovačević Clinic',
  'Mānoa Clinic, Kāneʻohe',
  'Ośrodek Zdrowia Łódź',
  'Spitalul Județean Târgoviște',
  'Şişli Sağlık Ocağı, İstanbul',
  'Phòng khám Nguyễn Hữu Thọ',
  'Κέντρο Υγείας Αθηνών, Ελλάδα',
  'Клініка «Здоров’я», Київ',
  'Đorđe Šćepanović',
  'Þórsmörk Heilsugæsla',
  'Clínica Núñez · ≥ 5 mg · CO₂ · 10⁹ · ☐ ✓ ↑',
  'Ọbafẹmi Awolọwọ',
  'Kovac\u030Cevic\u0301',
  'Nguye\u0302\u0303n',
  'Ma\u0304noa',
];

/** Letters that no font of the tool has: scripts without a family, emoji, private use, unassigned, damage. */
export const STRANGE: readonly string[] = [
  'ހ',
  'ה',
  '한',
  'हि',
  '中',
  'ก',
  'ა',
  '🌿',
  '😀',
  '👩‍⚕️',
  '🇺🇦',
  '1️⃣',
  '\uE000',
  '\u{10FFFD}',
  '\u0378',
  '\uFFFD',
  '\u0085',
  '܀',
];

/** A name with all that makes Arabic hard to read back: two letters in one shape, marks on letters, brackets, a digit. */
export const ARABIC = 'عيادة الأمل، شارع ٣ (مُؤقّتًا)؟';
