import { openPageFonts } from '../../scripts/bundle/page-fonts.js';

const { css: faces } = await openPageFonts()('en', ['↑↓←→×©½¿¡ÁÉÍÓÚÑÜáéíóúñü']);

/**
 * A page of a few words in the shipped typeface: how wide and high they are must not depend on the fonts of the machine.
 * `style` is CSS, `head` more for the head.
 */
export const smallPage = (body: string, { style = '', head = '' }: { readonly style?: string; readonly head?: string } = {}): string =>
  `<!doctype html><html lang="en"><head><title>T</title><style>${faces}body{margin:0;font-family:"Atkinson Hyperlegible Next"}${style}</style>${head}</head><body>${body}</body></html>`;
