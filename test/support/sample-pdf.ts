import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PDFDocument } from '@cantoo/pdf-lib';
import { loadHtml } from '../../scripts/browser/load-html.js';
import type { Printer } from '../../scripts/browser/open-printer.js';
import { printPage } from '../../scripts/browser/print-page.js';
import type { PdfDescription } from '../../scripts/model/job.js';

/** What the sample says of itself. */
export const DESCRIPTION: PdfDescription = {
  title: 'A “sample” <leaflet> & more',
  language: 'en',
  author: 'Example Clinic',
  subject: 'Café',
  date: '2026-03-04',
};

const fontFile = (weight: number): string =>
  readFileSync(
    createRequire(import.meta.url).resolve(
      `@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-${weight}-normal.woff2`,
    ),
  ).toString('base64');
const fontFace = (weight: number): string =>
  `@font-face{font-family:A;src:url(data:font/woff2;base64,${fontFile(weight)}) format('woff2');font-weight:${weight}}`;

const STYLE = `${fontFace(400)}${fontFace(700)}
@page{size:8.5in 11in;margin:.75in .75in 1in;@bottom-right{content:"Page " counter(page) " of " counter(pages);font:12pt A}}
@page wide{size:11in 8.5in;margin:0;@bottom-right{content:none}}
body{font:12pt/1.4 A;margin:0}
.card{background:#eef;padding:12px;border-left:4px solid #036;border-radius:8px;box-shadow:0 1px 3px #0003}
.check li{list-style:none}.check li::before{content:"";display:inline-block;width:.8em;height:.8em;border:1.5px solid #000}
td,th{border:1px solid #999;padding:4px}tr:nth-child(even){background:#f4f0e8}li.shaded{background:#eee}
h2::after{content:"";display:block;height:2px;background:#c60}
.sheet{page:wide;position:relative;width:11in;height:8.5in;break-before:page;overflow:hidden}
.panel{position:absolute;top:0;width:3.6in;height:8.5in;padding:.25in;box-sizing:border-box}
.slide{page:wide;break-before:page;width:11in;height:6.1875in;display:block}
.slide section{background:linear-gradient(#fff,#eef);width:1280px;height:720px;padding:40px;box-sizing:border-box;font-size:28px}`;

const CURVE = `<svg role="img" aria-label="A curve over days" width="400" height="150" viewBox="0 0 400 150"><defs><pattern id="p" width="8" height="8" patternUnits="userSpaceOnUse"><path d="M0 0L8 8" stroke="#036"/></pattern><linearGradient id="g"><stop stop-color="#fff"/><stop offset="1" stop-color="#036"/></linearGradient></defs>
<rect width="400" height="150" fill="url(#p)"/><rect x="200" width="100" height="50" fill="url(#g)" opacity=".5"/><path d="M0 150Q100 0 400 140" fill="none" stroke="#c60" stroke-width="3" stroke-dasharray="6 3"/><text x="20" y="40" font-size="14">Label one</text><g opacity=".6"><text x="120" y="90" font-size="14" transform="rotate(10)">Label two</text></g></svg>`;

const DECORATION =
  '<svg aria-hidden="true" width="20" height="20"><circle cx="10" cy="10" r="8" fill="#0a0"/><text x="4" y="14" font-size="10">x</text></svg>';

/**
 * One of everything that the templates and the browser make. No link holds two weights: once in a hundred prints Chromium gives
 * such a link one annotation in place of two.
 */
export const BODY = `<main><h1 id="top">First heading</h1>
<p>Some <strong>strong</strong> and <em>em</em> text<sup><a href="#source" role="doc-noteref">1</a></sup>, see <a href="#two">the second part</a> or <a href="https://example.org/">example dot org</a>. Office, affluent. “Quotes” — café.</p>
<div role="group" lang="es"><p>¿Qué es?</p></div><p>Say <span id="lang-1" lang="es" dir="ltr">buenos días</span> to all.</p><h2 id="two">Second heading</h2>
<ul><li>One<ul><li>Nested a</li><li>Nested b <strong>bold</strong></li></ul></li><li class="shaded"><p>Two</p><p>More</p></li></ul>
<ol><li>First</li><li>Second</li></ol><ul class="check"><li>Check one</li><li>${DECORATION} Check two</li></ul>
<section class="card"><h3>Third level</h3><p>In a box.</p></section><aside><p>An aside.</p></aside>
<table><caption>Numbers</caption><thead><tr><th scope="col">Group</th><th scope="col">Count</th></tr></thead><tbody><tr><th scope="row">Women</th><td>1</td></tr><tr><th scope="row">Men</th><td>2</td></tr></tbody></table>
<figure>${CURVE}<figcaption>Caption words</figcaption></figure><p style="opacity:.7">Pale words <b>too</b></p>
<p style="width:150px">Go to <a href="#source">a link that wraps over several lines</a></p>
<ol><li id="source">The source. <a href="#top">Back</a> <a href="https://doi.org/10.1000/1"><b>doi.org/1</b></a></li></ol></main>
<div class="sheet"><section class="panel" style="left:7.3in;background:#fed"><h2>Panel one</h2><p>Words <a href="tel:911">911</a></p></section><section class="panel" style="left:0"><h2>Panel two</h2><p>Words two</p></section></div>
<svg class="slide" viewBox="0 0 1280 720"><foreignObject width="1280" height="720"><section><h2>Slide one</h2><ul><li>Point</li></ul>${CURVE.replaceAll('id="', 'id="b').replaceAll('url(#', 'url(#b')}</section></foreignObject></svg>
<svg class="slide" viewBox="0 0 1280 720"><foreignObject width="1280" height="720"><section><h2>Slide two</h2><p>Back to <a href="#top">the start</a></p></section></foreignObject></svg>`;

/** A page with the sample's styles. */
export const html = (body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sample</title><style>${STYLE}</style></head><body>${body}</body></html>`;

/** Prints a page with the sample's styles. */
export const printSample = (printer: Printer, body: string): Promise<Uint8Array> =>
  printer.withUsedPage(async (page) => {
    await loadHtml(page, html(body), { media: 'print' });
    return printPage(page, { width: 8.5, height: 11 });
  });

/** Opens a PDF as it is. */
export const load = (bytes: Uint8Array): Promise<PDFDocument> => PDFDocument.load(bytes, { updateMetadata: false });
