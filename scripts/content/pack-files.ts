import { zipSync } from 'fflate';

/** The first day that a ZIP file can name: the same files give the same bytes. */
const NO_DAY = new Date(1980, 0, 1, 12);

/** Returns files as one ZIP file, by their paths in it. What is packed already (PDF) hardly gets smaller: it is not tried hard. */
export const packFiles = (files: Readonly<Record<string, Uint8Array>>): Uint8Array => zipSync(files, { mtime: NO_DAY, level: 1 });
