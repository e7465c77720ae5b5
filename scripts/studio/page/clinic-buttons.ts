import { packBrand, unpackBrand } from '../../content/brand-zip.js';
import { MOST_PACKED } from '../../content/limits.js';
import { clinicIn, filesOf, idOf } from '../clinic-file.js';
import { paperOf } from '../state.js';
import type { App } from './app.js';
import { h } from './element.js';
import { readLogo } from './logo.js';
import { button } from './parts.js';

/** Saves the clinic as one file, and opens such a file again: nothing of a patient is in it. */
export function clinicButtons(app: App): HTMLElement {
  const { say } = app;
  const input = h('input', { type: 'file', id: 'open-clinic', accept: '.zip', change: () => void open(input.files?.[0], app) });
  return h(
    'div',
    { class: 'clinic-file' },
    h('div', { class: 'field' }, h('label', { for: 'open-clinic' }, say('open-clinic')), input),
    button('save-clinic', say('save-clinic'), () => save(app)),
    h('p', { class: 'help' }, say('save-help')),
  );
}

function save({ data, state, tell, say }: App): void {
  const { clinic } = state();
  const name = `${idOf(clinic)}.zip`;
  download(packBrand(filesOf(data.library, clinic)), name);
  tell(say('saved', { file: name }));
}

/** For how long a file stays to be fetched, in ms: a browser may begin to save it only after the click, or ask where to first. */
const FETCHED = 60_000;

function download(bytes: Uint8Array, name: string): void {
  const href = URL.createObjectURL(new Blob([bytes as BlobPart], { type: 'application/zip' }));
  h('a', { href, download: name }).click();
  window.setTimeout(() => URL.revokeObjectURL(href), FETCHED);
}

/** What is wrong with the file is said, and all that was typed stays. */
async function open(file: File | undefined, app: App): Promise<void> {
  const { data, say, tell } = app;
  if (!file) return;
  // One byte more than may be in it is enough to know that it is too large.
  const read = unpackBrand(new Uint8Array(await file.slice(0, MOST_PACKED + 1).arrayBuffer()));
  if ('trouble' in read) return tell(say(`zip-${read.trouble}`));
  const opened = clinicIn(data.library, read.yaml);
  if (!opened) return tell(say('zip-empty'));
  const logo = read.logo && (await readLogo(new Blob([read.logo.bytes as BlobPart])));
  const clinic = { ...opened.clinic, ...(logo && 'logo' in logo && { logo: logo.logo }) };
  app.chosen({ clinic, paper: paperOf(data.library, clinic) });
  const left = [
    ...(opened.unknown.length > 0 ? [say('zip-unknown', { names: opened.unknown.slice(0, 5).join(', ') })] : []),
    ...(logo && 'trouble' in logo ? [say(`logo-${logo.trouble}`)] : []),
  ];
  tell([say('opened'), ...left].join(' '));
}
