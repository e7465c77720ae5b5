import { PDFArray, PDFDict, type PDFDocument, PDFNull, PDFNumber, type PDFRef } from '@cantoo/pdf-lib';
import { name, structRoot } from './tags.js';

/** The way back from marked content to the tag that owns it (PDF 32000-1, 14.7.4.4). */
export interface ParentTree {
  /** Says which tag owns the run `mcid` of the stream with /StructParents `key`; undefined: none (an artifact). */
  setOwner(key: number, mcid: number, owner: PDFRef | undefined): void;
  /** Takes a new key for a stream. */
  addKey(): number;
}

/** Opens the parent tree of a tagged PDF as Chromium writes it: one flat list of numbers. Throws on any other shape. */
export function openParentTree(doc: PDFDocument): ParentTree {
  const root = structRoot(doc);
  const nums = root?.lookupMaybe(name('ParentTree'), PDFDict)?.lookupMaybe(name('Nums'), PDFArray);
  if (!root || !nums) throw new Error('a parent tree without a flat list of numbers');
  const owners = new Map<number, PDFArray>();
  for (let i = 0; i < nums.size(); i += 2) {
    const value = nums.lookup(i + 1);
    if (value instanceof PDFArray) owners.set(nums.lookup(i, PDFNumber).asNumber(), value);
  }
  return {
    setOwner: (key, mcid, owner) => put(owners.get(key), mcid, owner),
    addKey: () => {
      const last = nums.size() === 0 ? -1 : nums.lookup(nums.size() - 2, PDFNumber).asNumber();
      const fresh = PDFArray.withContext(doc.context);
      nums.push(PDFNumber.of(last + 1));
      nums.push(doc.context.register(fresh));
      owners.set(last + 1, fresh);
      root.set(name('ParentTreeNextKey'), PDFNumber.of(last + 2));
      return last + 1;
    },
  };
}

function put(array: PDFArray | undefined, at: number, owner: PDFRef | undefined): void {
  if (!array) throw new Error('marked content on a page that the parent tree does not know');
  while (array.size() <= at) array.push(PDFNull);
  array.set(at, owner ?? PDFNull);
}
