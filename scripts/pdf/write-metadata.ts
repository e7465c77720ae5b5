import { createHash } from 'node:crypto';
import { PDFDict, type PDFDocument, PDFHexString, PDFRawStream, PDFString } from '@cantoo/pdf-lib';
import type { PdfDescription } from '../model/job.js';
import { makeSrgbProfile } from './srgb-profile.js';
import { name, readTags } from './tags.js';

const CREATOR = 'Teachback';
const PRODUCER = 'Teachback (Chromium, pdf-lib)';

/** Title, author, subject and both dates in the old place, /Info. The dates are the content's day, at midnight UTC. */
export function writeInfo(doc: PDFDocument, description: PdfDescription): void {
  const info = doc.context.obj({});
  const fields = {
    Title: description.title,
    Author: description.author,
    Subject: description.subject,
    Creator: CREATOR,
    Producer: PRODUCER,
  };
  for (const [key, value] of Object.entries(fields)) if (value) info.set(name(key), PDFHexString.fromText(value));
  const date = PDFString.of(`D:${description.date.replaceAll('-', '')}000000Z`);
  info.set(name('CreationDate'), date);
  info.set(name('ModDate'), date);
  doc.context.trailerInfo.Info = doc.context.register(info);
}

/** Language, "show the title, not the file name", and page labels 1, 2, 3. */
export function writeCatalog(doc: PDFDocument, description: PdfDescription): void {
  const language = PDFString.of(description.language);
  doc.catalog.set(name('Lang'), language);
  for (const tag of readTags(doc)) if (tag.dict.has(name('Lang'))) tag.dict.set(name('Lang'), language);
  const preferences = doc.catalog.lookupMaybe(name('ViewerPreferences'), PDFDict) ?? doc.context.obj({});
  preferences.set(name('DisplayDocTitle'), doc.context.obj(true));
  doc.catalog.set(name('ViewerPreferences'), preferences);
  doc.catalog.set(name('PageLabels'), doc.context.obj({ Nums: [0, { S: 'D' }] }));
}

/** The XMP packet: the same facts again, and that this is PDF/UA-1 and PDF/A-2a. */
export function writeXmp(doc: PDFDocument, description: PdfDescription): void {
  const stream = doc.context.stream(Buffer.from(xmp(description), 'utf8'), { Type: 'Metadata', Subtype: 'XML' });
  doc.catalog.set(name('Metadata'), doc.context.register(stream));
}

/** The colours of the file are sRGB (PDF/A-2, 6.2.4.3). */
export function writeOutputIntent(doc: PDFDocument): void {
  const profile = doc.context.register(doc.context.flateStream(makeSrgbProfile(), { N: 3 }));
  const about = {
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: PDFString.of('sRGB'),
    Info: PDFString.of('sRGB'),
    DestOutputProfile: profile,
  };
  doc.catalog.set(name('OutputIntents'), doc.context.obj([about]));
}

/** The trailer's /ID, from what the file says and paints: the same file has the same one. */
export function writeId(doc: PDFDocument, description: PdfDescription): void {
  const hash = createHash('sha256').update(JSON.stringify(description));
  for (const [, object] of doc.context.enumerateIndirectObjects()) if (object instanceof PDFRawStream) hash.update(object.contents);
  const id = PDFHexString.of(hash.digest('hex').slice(0, 32).toUpperCase());
  doc.context.trailerInfo.ID = doc.context.obj([id, id]);
}

const escapeXml = (text: string): string => text.replace(/[&<>]/g, (c) => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : '&gt;'));

function xmp({ title, author, subject, language, date }: PdfDescription): string {
  const alt = (words: string) => `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(words)}</rdf:li></rdf:Alt>`;
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:title>${alt(title)}</dc:title>
<dc:creator><rdf:Seq><rdf:li>${escapeXml(author)}</rdf:li></rdf:Seq></dc:creator>
<dc:description>${alt(subject)}</dc:description>
<dc:language><rdf:Bag><rdf:li>${escapeXml(language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>${CREATOR}</xmp:CreatorTool><xmp:CreateDate>${date}T00:00:00Z</xmp:CreateDate><xmp:ModifyDate>${date}T00:00:00Z</xmp:ModifyDate>
<pdf:Producer>${PRODUCER}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part><pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
${UA_SCHEMA}
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
}

/** PDF/A knows no pdfuaid: its schema has to be told (PDF/A-2, 6.6.2.3). */
const UA_SCHEMA = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;
