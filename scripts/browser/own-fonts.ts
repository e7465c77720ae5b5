import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findPacked } from './packed-chromium.js';
import { unpackTar } from './unpack-tar.js';

/**
 * Unpacks the fonts that travel with the bundled browser into `folder` and returns the variables that make a browser on Linux see them
 * and no others, whatever the computer has: pages come out the same everywhere, and Chromium does not start a page without any font.
 * Nothing on other systems, which always have fonts and keep them where no variable reaches.
 */
export async function ownFonts(folder: string, platform: NodeJS.Platform = process.platform): Promise<Record<string, string | undefined>> {
  if (platform !== 'linux') return {};
  const fonts = join(folder, 'fonts');
  await unpackTar(join((await findPacked()).folder, 'fonts.tar.br'), folder);
  const file = join(folder, 'fonts.conf');
  await writeFile(file, fontsConf(fonts, join(folder, 'fonts-cache')));
  return { FONTCONFIG_FILE: file, FONTCONFIG_PATH: folder, FONTCONFIG_SYSROOT: undefined };
}

const fontsConf = (fonts: string, cache: string): string =>
  `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${xml(fonts)}</dir><cachedir>${xml(cache)}</cachedir></fontconfig>
`;

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
