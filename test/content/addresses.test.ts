import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTemplates } from '../../scripts/content/read-templates.js';
import { judgeAddress, safeHref, shownAddress, smsAddress, telAddress, WEB } from '../../scripts/model/addresses.js';
import { inDigits } from '../../scripts/model/phone-number.js';
import { spansHtml } from '../../scripts/render/spans-html.js';
import { brokenProject, diagnose, templatesRoot } from '../support/broken-project.js';

const wrong = (address: string): string => {
  const judged = judgeAddress(address);
  return 'wrong' in judged ? judged.wrong : '';
};

describe('the one door for addresses', () => {
  test.each([
    'https://www.example.org/film',
    'HTTP://example.org:8080/a?b=c#d',
    'https://doi.org/10.1016/S0140-6736(20)1',
    'mailto:clinic@example.org?subject=My%20visit',
    'tel:+1-555-0100',
    'sms:741741',
    'https://de.wikipedia.org/wiki/K%C3%A4se',
    'https://www.müller.example/ä',
    'https://пример.example/',
  ])('%s passes', (address) => expect(wrong(address)).toBe(''));

  test.each([
    ['javascript:alert(1)', 'javascript:'],
    ['JaVaScRiPt:alert(1)', 'javascript:'],
    ['java\nscript:alert(1)', 'U+000A'],
    ['java\tscript:alert(1)', 'U+0009'],
    ['\u0001javascript:alert(1)', 'U+0001'],
    [' javascript:alert(1)', 'blank'],
    ['\u00a0https://example.org', 'blank'],
    ['data:text/html,<script>', 'sign'],
    ['data:text/html;base64,AAAA', 'data:'],
    ['blob:https://example.org/1', 'blob:'],
    ['file:///etc/passwd', 'file:'],
    ['vbscript:x', 'vbscript:'],
    ['intent://scan/#Intent;scheme=zxing;end', 'intent:'],
    ['view-source:https://example.org', 'view-source:'],
    ['//example.org/a', 'kind'],
    ['/a', 'kind'],
    ['www.example.org', 'kind'],
    ['https:example.org', 'no site'],
    ['https:/example.org', 'no site'],
    ['https:///example.org', 'no site'],
    ['https:\\\\example.org', 'sign'],
    ['https://example.org\\@evil.example', 'sign'],
    ['https://bank.example@evil.example/', 'password'],
    ['https://a:b@evil.example/', 'password'],
    ['https://localhost/', 'on the web'],
    ['https://www', 'on the web'],
    ['https://0x7f.1/', 'on the web'],
    ['https://3232235777/', 'on the web'],
    ['https://ex%61mple.org/', 'as "example.org"'],
    ['https://exa\u200bmple.org/', 'U+200B'],
    ['https://example.org/\u202egpj.exe', 'U+202E'],
    ['https://\u0430pple.example/', 'xn--'],
    ['https://\u0430\u0440\u0440\u04cf\u0435.example/', 'xn--'],
    ['https://ｅxample.org/', 'example.org'],
    ['https://example。org/', 'example'],
    ['mailto:', 'mail address'],
    ['mailto:a@example.org?attach=/etc/passwd', 'attach'],
    ['mailto:a b@example.org', 'blank'],
    ['tel:*21*5550100%23', 'number'],
    ['tel:999or112', 'number'],
    ['sms:', 'number'],
  ])('%j is refused', (address, says) => {
    expect(wrong(address)).toContain(says);
    expect(safeHref(address)).toBeUndefined();
  });

  test('what the hint says to write passes', () => {
    const judged = judgeAddress('https://\u0430pple.example/');
    expect('mend' in judged && wrong(`https://${/xn--\S+/.exec(judged.mend)?.[0]}/`)).toBe('');
  });

  test('where a page is wanted, a phone is refused; the sites of a house are known to its own pages alone', () => {
    expect(judgeAddress('tel:5550100', { allowed: WEB })).toHaveProperty('wrong');
    expect(judgeAddress('http://intranet/leaflets/', { allowed: WEB, inside: true })).toHaveProperty('href');
    expect(judgeAddress('http://a@intranet/', { allowed: WEB, inside: true })).toHaveProperty('wrong');
  });

  test('paper shows an address without what nobody types', () => {
    expect(shownAddress('https://www.example.org/')).toBe('example.org');
    expect(shownAddress('https://example.org/a/')).toBe('example.org/a/');
    expect(shownAddress('mailto:a@example.org?subject=x')).toBe('a@example.org');
    expect(shownAddress('tel:5550100,12')).toBe('5550100');
  });
});

describe('numbers as people type them', () => {
  test.each([
    ['911', 'tel:911'],
    ['15', 'tel:15'],
    ['555-0100', 'tel:5550100'],
    ['(555) 555\u20110100', 'tel:5555550100'],
    ['+1 555.555.0100', 'tel:+15555550100'],
    ['+44 (0)20 7946 0000', 'tel:+442079460000'],
    ['0800\u00a0123\u20094567', 'tel:08001234567'],
    ['+ 385 1 234 567', 'tel:+3851234567'],
    ['0711/123\u2013456', 'tel:0711123456'],
    ['1-800-FDA-1088', 'tel:18003321088'],
    ['13 HEALTH', 'tel:13432584'],
    ['555-0100 ext. 12', 'tel:5550100,12'],
    ['555-0100 x12', 'tel:5550100,12'],
    ['555 0100, extension 12', 'tel:5550100,12'],
    ['555-0100;ext=12', 'tel:5550100,12'],
    ['５５５－０１００', 'tel:5550100'],
    ['+٩٦٦ ١٢ ٣٤٥ ٦٧٨', 'tel:+96612345678'],
    ['۰۲۱ ۱۲۳۴', 'tel:0211234'],
    ['०११ २३४५', 'tel:0112345'],
    ['+49 (0) 30 12345-0', 'tel:+4930123450'],
    ['(08) 9123 4567', 'tel:0891234567'],
  ])('%s dials %s', (typed, address) => {
    expect(telAddress(typed)).toBe(address);
    expect(safeHref(address)).toBe(address);
  });

  test.each([
    '999 or 112',
    '555 01OO',
    '١٢٣ / ٤٥٦ or ٧٨٩',
    'Call 911',
    '911 / Notruf',
    '911 OR 112',
    '1800 or 1900',
    '',
    '+',
    '1',
    '24h',
    '*21*1#',
    '555-0100 (Mon)',
    '12345678901234567',
    'javascript:1',
  ])('%j is not one number', (typed) => expect(telAddress(typed)).toBeUndefined());

  test('a text message may begin with words', () => {
    expect(smsAddress('741741')).toBe('sms:741741');
    expect(smsAddress('85258', 'SHOUT & help')).toBe('sms:85258?&body=SHOUT%20%26%20help');
    expect(safeHref('sms:85258?body=SHOUT%20%26%20help')).toBe('sms:85258?&body=SHOUT%20%26%20help');
    expect(smsAddress('HOME')).toBeUndefined();
  });
});

test.each([
  ['1-800-FDA-1088', '1-800-332-1088'],
  ['+44 (0)20 7946 0958', '+44 (0)20 7946 0958'],
])('letters of keys are printed as their digits, and nothing else of a number changes: %s', (typed, printed) => {
  expect(inDigits(typed)).toBe(printed);
});

describe('every field and every template goes through it', () => {
  const url = 'javascript:alert(document.domain)';

  test.each([
    ['the licence', 'decks/project.yaml', /url: .*/, `url: "${url}"`, 'url:'],
    ['a source', 'decks/references.yaml', /URL: .*/, `URL: "${url}"`, 'URL:'],
    ['where a brand stands on the web', 'decks/brands/example-clinic/brand.yaml', /$/, `\nbaseUrl: { en: "${url}" }\n`, 'baseUrl:'],
    ['a link', 'decks/modules/skin/en.md', /Put nothing/, `[Put](${url}) nothing`, '[Put]'],
    ['a link in entities', 'decks/modules/skin/en.md', /Put nothing/, '[Put](&#106;avascript:alert`1`) nothing', '[Put]'],
    ['a link in angles', 'decks/modules/skin/en.md', /Put nothing/, `<${url}> nothing`, 'javascript'],
  ])('%s', (_, file, from, to, line) => {
    const root = brokenProject((files) => ({ [file]: files.text(file).replace(from, to) }));
    const found = diagnose(root).filter(({ code }) => code === 'malformed-address' || code === 'bad-link');
    expect(found.map(({ at }) => at?.file)).toEqual([file]);
    expect(readFileSync(join(root, file), 'utf8').split('\n')[(found[0]?.at?.line ?? 0) - 1]).toContain(line);
    expect(found[0]?.hint).toMatch(/^(Begin it with https:\/\/|Copy it again)/);
  });

  test('templates write an address through it, or one that the tool made', () => {
    const made =
      /^(#.*|index\.html|\/(present|handout\.pdf|deck|handout)|\{\{(linkTo .*|dial .*|@?(files\.\[0\]|handouts\.0)\.href|href|print|picture)\}\})$/;
    const written = Object.entries(readTemplates(templatesRoot)).flatMap(([path, text]) =>
      [...text.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, one = '']) => `${path}: ${one}`),
    );
    expect(written.length).toBeGreaterThan(15);
    expect(written.filter((one) => !made.test(one.slice(one.indexOf(': ') + 2)))).toEqual([]);
  });

  test('a writer shows the words of a link that came by another way, and no link', () => {
    const link = { kind: 'link' as const, href: url, children: [{ kind: 'text' as const, text: 'Film' }] };
    expect(spansHtml([link], { words: {} })).toBe('Film');
  });
});
