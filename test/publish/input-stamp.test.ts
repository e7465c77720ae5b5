import { mkdirSync, mkdtempSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inputStamp } from '../../scripts/publish/input-stamp.js';

const base = mkdtempSync(join(tmpdir(), 'teachback-stamp-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

describe('inputStamp', () => {
  const tree = (name: string, files: Record<string, string>) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(base, name, 'decks', path, '..'), { recursive: true });
      writeFileSync(join(base, name, 'decks', path), text);
    }
    return join(base, name, 'decks');
  };

  it('is the same for the same files in another place, written in another order', () => {
    const one = tree('s1', { 'a.md': 'A', 'modules/b.md': 'B' });
    const other = tree('s2', { 'modules/b.md': 'B', 'a.md': 'A' });
    expect(inputStamp({ files: [one], extra: { a: 1, b: 2 } })).toBe(inputStamp({ files: [other], extra: { b: 2, a: 1 } }));
  });

  it('changes with a byte, a name, a moved border between files, a new empty folder, and the extra value', () => {
    const trees = [
      tree('t1', { 'a.md': 'A', 'b.md': 'B' }),
      tree('t2', { 'a.md': 'A', 'b.md': 'b' }),
      tree('t3', { 'a.md': 'A', 'c.md': 'B' }),
      tree('t4', { 'a.md': 'AB', 'b.md': '' }),
      tree('t5', { 'a.md': 'A', 'b.md': 'B' }),
    ];
    mkdirSync(join(base, 't5/decks/modules'));
    const stamps = trees.map((folder) => inputStamp({ files: [folder] }));
    stamps.push(inputStamp({ files: [join(base, 't1/decks')], extra: '2026-11-24' }));
    expect(new Set(stamps).size).toBe(6);
  });

  it('takes a missing folder as an input', () => {
    const folder = join(base, 't6/decks');
    const before = inputStamp({ files: [folder] });
    tree('t6', { 'a.md': 'A' });
    expect(inputStamp({ files: [folder] })).not.toBe(before);
  });

  it('does not follow a link out of the folder, nor one that leads back into it', () => {
    const folder = tree('t7', { 'a.md': 'A' });
    writeFileSync(join(base, 'outside.txt'), 'one');
    symlinkSync(join(base, 'outside.txt'), join(folder, 'link.md'));
    symlinkSync(folder, join(folder, 'loop'), 'junction');
    const before = inputStamp({ files: [folder] });
    writeFileSync(join(base, 'outside.txt'), 'two');
    expect(inputStamp({ files: [folder] })).toBe(before);
    unlinkSync(join(folder, 'link.md'));
    expect(inputStamp({ files: [folder] })).not.toBe(before);
  });

  it('follows a project that is itself reached through a link', () => {
    const folder = tree('t8', { 'a.md': 'A' });
    symlinkSync(join(base, 't8'), join(base, 't9'), 'junction');
    expect(inputStamp({ files: [join(base, 't9/decks')] })).toBe(inputStamp({ files: [folder] }));
    writeFileSync(join(folder, 'a.md'), 'B');
    expect(inputStamp({ files: [join(base, 't9/decks')] })).toBe(inputStamp({ files: [folder] }));
  });
});
