import { z } from 'zod';
import { error } from '../model/diagnostic.js';
import type { Urgency } from '../model/organisation.js';
import { isPhoneNumber } from '../model/phone-number.js';
import { nameOf, readText, type Source } from './read-text.js';
import { placed, readYaml } from './read-yaml.js';

type Old = Readonly<Record<string, unknown>>;
interface OldLine {
  readonly urgency: Urgency;
  readonly call?: string;
  readonly press?: string;
  readonly chat?: string;
}

const OLD = ['emergency', 'crisis', 'report'] as const;
/** What only a person can say. */
const OPEN = 'TO FILL IN';

/**
 * Reports a region file in the form of 0.1.0 (`emergency: { number }`, `crisis: { says }`) with the new one written out as far as it can
 * be read; true when it is one.
 */
export function reportOldRegion(source: Source, path: string): boolean {
  const file = nameOf(source, path);
  // Trouble with the file itself was told by whoever read it before.
  const read = readYaml({ file, text: readText({ ...source, diagnostics: [] }, path) ?? '' }, z.unknown(), []);
  const value = read?.value;
  if (!read || typeof value !== 'object' || value === null || 'lines' in value) return false;
  const [first] = Object.keys(value).filter((key) => (OLD as readonly string[]).includes(key));
  if (first === undefined) return false;
  const message = `"${first}:" is how lines were written until 0.1.0. Each line is an entry of lines: now, with one number and its source.`;
  const hint = `Write in its place, and fill in what is open: lines: [${linesIn(value as Old)
    .map(written)
    .join(', ')}]`;
  source.diagnostics.push(error({ code: 'old-form', message, at: placed(read, file).at([first]), hint }));
  return true;
}

/** The lines of an old file: what stands in number:, then the numbers that its sentences set in bold, then where harm is reported. */
function linesIn(old: Old): OldLine[] {
  const numbers = (key: 'emergency' | 'crisis'): OldLine[] => {
    const said = [...textsIn(fieldOf(old[key], 'number')).flatMap(numbersIn), ...textsIn(fieldOf(old[key], 'says')).flatMap(boldIn)];
    return unique(said).map((line) => ({ ...line, urgency: key }));
  };
  const reports = textsIn(fieldOf(old.report, 'says'))
    .slice(0, 1)
    .map((text): OldLine => {
      const chat = /(?:[a-z0-9-]+\.)+[a-z]{2,}(?:\/[\w/-]*)?/i.exec(text)?.[0];
      const call = text.match(/\+?\d[\dA-Z]*(?:[ -][\dA-Z]+)+/g)?.find(isPhoneNumber);
      return { urgency: 'report', ...(call ? { call } : {}), ...(chat ? { chat } : {}) };
    });
  return [...numbers('emergency'), ...numbers('crisis'), ...reports];
}

/** "999 or 112" is two lines; "111, option 2" is one with a key to press. */
function numbersIn(text: string): Omit<OldLine, 'urgency'>[] {
  const parts = text.split(/\s*(?:,|;|\/|\s[\p{Ll}]+\s)\s*/u).filter(isPhoneNumber);
  const press = /\p{L}+\s+(\d)\s*$/u.exec(text)?.[1];
  const calls = parts.length > 1 && press !== undefined ? parts.filter((part) => part !== press) : parts;
  return calls.map((call, index) => (press !== undefined && index === calls.length - 1 ? { call, press } : { call }));
}

const boldIn = (text: string): Omit<OldLine, 'urgency'>[] =>
  [...text.matchAll(/\*\*([^*]+)\*\*/g)].flatMap(([, call = '']) => (isPhoneNumber(call) ? [{ call }] : []));

const unique = (lines: readonly Omit<OldLine, 'urgency'>[]): Omit<OldLine, 'urgency'>[] =>
  lines.filter(({ call }, index) => lines.findIndex((one) => one.call === call) === index);

const fieldOf = (value: unknown, key: string): unknown => (typeof value === 'object' && value !== null ? (value as Old)[key] : undefined);

const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

function written({ urgency, call, press, chat }: OldLine, index: number): string {
  const said = [
    `id: ${urgency}-${index + 1}, urgency: ${urgency}`,
    ...(urgency === 'report' ? [`label: { en: ${OPEN} }`] : []),
    ...(call === undefined ? [] : [`call: ${JSON.stringify(call)}`]),
    ...(chat === undefined ? [] : [`chat: ${chat}`]),
    ...(press === undefined ? [] : [`options: { press: "${press}" }`]),
    `source: ${OPEN}, checked: ${OPEN}, basis: ${OPEN}`,
  ];
  return `{ ${said.join(', ')} }`;
}
