import { BRAND, type ContentCase, PROJECT, swap, US } from './content-case.js';

const BASIS = '    basis: "Veterans: call 988 and press 1, or text the Veterans Crisis Line at 838255."\n';
const CHECKED = 'checked: 2026-11-29\n    basis: "Call 911';
const PHONE = 'phone: { label: { en: Phone }, kind: phone }';

/** Mistakes of numbers to call. */
export const PHONE_CASES = {
  'line-without-basis': {
    plant: swap(US, BASIS, ''),
    at: [US, '- id: veterans'],
    follows: 'veterans: basis: "call 988, press 1, text 838255"',
    cure: swap(US, 'text: "838255"', 'text: "838255"\n    basis: "Veterans: call 988, press 1, text 838255"'),
  },
  'line-differs': {
    plant: swap(US, 'text: "838255"', 'text: "838225"'),
    at: [US, 'text: "838225"'],
    follows: 'Did you mean 838255?',
    cure: swap(US, 'text: "838225"', 'text: "838255"'),
  },
  'line-stale': {
    plant: swap(US, CHECKED, CHECKED.replace('2026-11-29', '2025-11-01')),
    at: [US, 'checked: 2025-11-01'],
    follows: 'write the new date into checked:',
    cure: swap(US, '2025-11-01', '2026-11-20'),
  },
  'phone-kind': {
    plant: swap(PROJECT, PHONE, 'phone: { label: { en: Phone } }'),
    at: [BRAND, 'phone: { en: 555-0100 }'],
    follows: 'Write kind: phone beside the label: of "phone"',
    cure: swap(PROJECT, 'phone: { label: { en: Phone } }', PHONE),
  },
} satisfies Readonly<Record<string, ContentCase>>;
