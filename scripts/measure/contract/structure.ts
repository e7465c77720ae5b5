import { baseOf, isKnownLanguage, languageName } from '../../languages/tags.js';
import { percentDecoded } from '../../model/percent.js';
import { type Breach, breachOf, wordsIn } from './breach.js';
import { looksLikeHeading } from './heading-like.js';
import { judgeReadingOrder } from './order.js';
import { all, namedBy } from './parts.js';
import { isRole, KNOWN_ARIA } from './roles.js';

/** Judges what the elements of a page say of themselves to screen readers. Runs inside the page. */

export interface PageWish {
  /** False for what is printed: its parts are tagged in the PDF, and it has no landmarks. */
  readonly isPage: boolean;
  /** The languages that its words are in, that of the whole page first; undefined for a page over pieces of many. */
  readonly languages?: readonly string[] | undefined;
  /** What its links may dial or write to, as addresses. */
  readonly dialled?: readonly string[] | undefined;
}

export function judgeStructure({ isPage, languages, dialled }: PageWish): Breach[] {
  const shared = [
    ...judgeHeadings(),
    ...judgeLists(),
    ...judgeTables(),
    ...judgePictures(),
    ...judgeIds(),
    ...judgeRoles(),
    ...judgeLanguages(languages),
    ...judgeOwnNames(),
    ...judgeReadingOrder(),
    ...(dialled ? judgeDialled(dialled) : []),
  ];
  return isPage ? [...shared, ...judgeParts(), ...judgeDialogs(), ...judgeHead(), ...judgeSkip()] : shared;
}

/** True for what no one is meant to get now: another state shows it, or nobody. */
const isAway = (element: Element): boolean => element.closest('[hidden], [inert], template, script, aside.notes') !== null;

function judgeLanguages(languages: readonly string[] = []): Breach[] {
  const root = document.documentElement;
  const said = [root, ...all('[lang]', document.body)];
  const unknown = said.filter((one) => !isKnownLanguage(langOf(one))).map((one) => breachOf('language', one));
  const [whole] = languages;
  if (whole === undefined) return unknown;
  const known = languages.map(baseOf);
  // Words inside a sentence may be in any language; what holds whole sentences is in one of the piece.
  const others = all('[lang]:is(main, section, article, div, p, ul, ol, table, h1, h2, h3, h4)', document.body).filter(
    (one) => isKnownLanguage(langOf(one)) && !known.includes(baseOf(langOf(one))) && wordsIn(one).length > 60,
  );
  const wrong = baseOf(langOf(root)) === known[0] || !isKnownLanguage(langOf(root)) ? others : [root, ...others];
  return [...unknown, ...wrong.map((one) => breachOf('other-language', one, { seen: `lang="${langOf(one)}", and it is "${whole}"` }))];
}

/** A link to the same text in another language has the name of that language, in its own words. */
const judgeOwnNames = (): Breach[] =>
  all('a[hreflang]')
    .filter((one) => {
      const [tag, around] = [one.getAttribute('hreflang') ?? '', one.querySelector(':scope > [lang]') ?? one.closest('[lang]')];
      return (
        isKnownLanguage(tag) &&
        languageName(tag, tag).toLowerCase() === wordsIn(one).toLowerCase() &&
        baseOf(tag) !== (around ? baseOf(langOf(around)) : '')
      );
    })
    .map((one) => breachOf('name-unmarked', one));

const langOf = (one: Element): string => one.getAttribute('lang') ?? '';

/** A link that dials or writes leads to a number that the piece gives: one of the region, of the brand or of an author. */
function judgeDialled(dialled: readonly string[]): Breach[] {
  const numberOf = (href: string): string => percentDecoded(href.replace(/^(tel|sms):|[?,;&].*$/gi, '')).replace(/[^\d+]/g, '');
  const known = new Set(dialled.map(numberOf));
  const strange = all('a[href^="tel:" i], a[href^="sms:" i]').filter((one) => !known.has(numberOf(one.getAttribute('href') ?? '')));
  return strange.map((one) => breachOf('strange-number', one, { seen: one.getAttribute('href') ?? '' }));
}

function judgeHead(): Breach[] {
  const title = /\p{L}/u.test(document.title) ? [] : [breachOf('title', document.documentElement)];
  const zoom = all('meta[name=viewport]').filter((one) =>
    /user-scalable\s*=\s*(no|0)|maximum-scale\s*=\s*[01](\.|,|;|\s|$)/.test(one.getAttribute('content') ?? ''),
  );
  return [...title, ...zoom.map((one) => breachOf('zoom', one)), ...all('meta[http-equiv=refresh]').map((one) => breachOf('refresh', one))];
}

const PARTS =
  'main, nav, header, footer, aside, dialog, [role=main], [role=navigation], [role=search], [role=region][aria-labelledby], [role=dialog]';

/** One main part; words stand in parts; parts of a kind are told apart by their names. */
function judgeParts(): Breach[] {
  const mains = all('main, [role=main]').filter((one) => !one.hidden);
  const isPlaced = (one: Element): boolean =>
    one.matches(`${PARTS}, [aria-live], [role=status], [hidden], script, style, template, a[href^="#"]`);
  const loose = (within: Element): Element[] =>
    [...within.children].flatMap((one) =>
      isPlaced(one) ? [] : one.querySelector(PARTS) ? loose(one) : wordsIn(one).length > 60 ? [one] : [],
    );
  const named = (['nav', 'aside[aria-label], aside[aria-labelledby]'] as const).flatMap((kind) => {
    const parts = all(kind).filter((one) => !isAway(one));
    const names = parts.map(partName);
    return parts.length < 2
      ? []
      : parts.filter((_, i) => !names[i] || names.indexOf(names[i]) !== i).map((one) => breachOf('part-name', one));
  });
  const wrongMain = mains.length === 1 ? [] : [breachOf('main', mains[1] ?? document.body, { seen: `${mains.length} main parts` })];
  const first = all('h1').some((one) => !isAway(one)) ? [] : [breachOf('first-heading', mains[0] ?? document.body)];
  return [...wrongMain, ...first, ...loose(document.body).map((one) => breachOf('outside', one)), ...named];
}

const partName = (part: Element): string => namedBy(part) || (part.getAttribute('aria-label') ?? '').trim();

function judgeDialogs(): Breach[] {
  const dialogs = all('dialog, [role=dialog], [role=alertdialog]');
  const names = dialogs.map(partName);
  return dialogs.flatMap((one, i) => {
    const by = (one.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter(Boolean);
    const isOwn = by.every((id) => one.contains(document.getElementById(id)));
    return /\p{L}/u.test(names[i] ?? '') && isOwn && names.indexOf(names[i] ?? '') === i ? [] : [breachOf('dialog-name', one)];
  });
}

/** A page that begins with many links begins with one that leads past them. */
function judgeSkip(): Breach[] {
  const main = document.querySelector('main');
  const before = main
    ? all('nav').filter((nav) => all('a[href]', nav).length > 5 && nav.compareDocumentPosition(main) === Node.DOCUMENT_POSITION_FOLLOWING)
    : [];
  const [first] = all('a[href], button, input, [tabindex="0"]').filter((one) => !isAway(one));
  const target = document.getElementById((first?.getAttribute('href') ?? '').replace(/^#/, ''));
  const leads = !first?.closest('nav') && target !== null && main !== null && (main === target || main.contains(target));
  return leads ? [] : before.map((nav) => breachOf('skip', nav));
}

function judgeHeadings(): Breach[] {
  const headings = all('h1, h2, h3, h4, h5, h6').filter((one) => !isAway(one) && !one.closest('dialog'));
  const level = (one: Element | undefined): number => Number(one?.tagName[1] ?? 1);
  const skipped = headings.filter((one, i) => i > 0 && level(one) > level(headings[i - 1]) + 1);
  const empty = headings.filter(
    (one) => !/[\p{L}\p{N}]/u.test(wordsIn(one)) && !one.querySelector('[role=img][aria-label], img[alt]:not([alt=""])'),
  );
  return [
    ...skipped.map((one) =>
      breachOf('heading-order', one, { seen: `h${level(one)} after h${level(headings[headings.indexOf(one) - 1])}` }),
    ),
    ...empty.map((one) => breachOf('heading-empty', one)),
    ...all(':is(main, .slide) :is(p, div)')
      .filter(looksLikeHeading)
      .map((one) => breachOf('heading-like', one)),
  ];
}

function judgeLists(): Breach[] {
  const wrong = all('ul > *:not(li, script, template), ol > *:not(li, script, template)');
  const lone = all('li').filter((one) => !one.parentElement?.matches('ul, ol, menu'));
  return [...wrong, ...lone].filter((one) => !isAway(one)).map((one) => breachOf('list', one));
}

/** Each column and each row of a table has a heading that says so. */
function judgeTables(): Breach[] {
  return all<HTMLTableElement>('table:not([role=presentation], [role=none])').flatMap((table) => {
    if (isAway(table) || table.closest('svg')) return [];
    const rows = [...table.rows];
    const scopeless = all<HTMLTableCellElement>('th', table).filter(
      (one) => !/^(col|row|colgroup|rowgroup)$/.test(one.getAttribute('scope') ?? ''),
    );
    const isWide = rows.some(({ cells }) => cells.length > 1);
    const body = rows.filter((row) => row.parentElement?.tagName !== 'THEAD');
    const bare = isWide && body.some((row) => row.cells.length > 1 && !row.querySelector('th[scope=row]'));
    const head = table.tHead?.rows[0];
    const headless = isWide && (head ? [...head.cells].some(({ tagName }) => tagName !== 'TH') : rows[0]?.querySelector('th') === null);
    return [
      ...(bare || headless ? [breachOf('table-head', table)] : []),
      ...scopeless.slice(0, 1).map((one) => breachOf('table-scope', one)),
    ];
  });
}

function judgePictures(): Breach[] {
  const isSilent = (one: Element): boolean => one.closest('[aria-hidden=true]') !== null;
  const images = all('img').filter((one) => !one.hasAttribute('alt') && !isSilent(one));
  const drawings = all<SVGElement>('svg').filter(
    (one) => !one.parentElement?.closest('svg') && !one.querySelector('foreignObject') && !isSilent(one) && !isNamedPicture(one),
  );
  const figures = all('figure').filter((one) => {
    const pictures = all<Element>('img, svg', one).filter((picture) => !picture.parentElement?.closest('svg'));
    return pictures.length > 0 && !pictures.some((picture) => !isSilent(picture) && isNamedPicture(picture));
  });
  const wrong = new Set<Element>([...images, ...drawings.map((one) => one.closest('figure') ?? one), ...figures]);
  return [...wrong].filter((one) => !isAway(one)).map((one) => breachOf('picture', one));
}

function isNamedPicture(picture: Element): boolean {
  if (picture instanceof HTMLImageElement) return (picture.getAttribute('alt') ?? '').trim() !== '';
  return (
    picture.getAttribute('role') === 'img' &&
    /[\p{L}\p{N}]/u.test(picture.getAttribute('aria-label') ?? picture.querySelector(':scope > title')?.textContent ?? '')
  );
}

/** Ids stand once, and what names an id names one that is there. */
function judgeIds(): Breach[] {
  const known = new Set<string>();
  const twice = all('[id]', document.body).filter(({ id }) => known.size === known.add(id).size);
  const missing = all('[aria-labelledby], [aria-describedby], [aria-controls], label[for], a[href^="#"]').filter((one) => {
    const named = ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for'].flatMap((key) =>
      (one.getAttribute(key) ?? '').split(/\s+/).filter(Boolean),
    );
    const place = one.tagName === 'A' ? percentDecoded((one.getAttribute('href') ?? '').replace(/^#\/?/, '')) : '';
    return [...named, ...(place ? [place] : [])].some((id) => !known.has(id));
  });
  return [
    ...twice.filter((one) => !one.closest('svg')).map((one) => breachOf('id-twice', one)),
    ...missing.map((one) => breachOf('id-missing', one)),
  ];
}

const MEANS =
  'ul, ol, li, table, thead, tbody, tr, th, td, h1, h2, h3, h4, h5, h6, nav, main, header, footer, button, a[href], figure, blockquote, dialog, section[aria-labelledby]';

function judgeRoles(): Breach[] {
  const removed = all(MEANS).filter(
    (one) =>
      /^(none|presentation|generic|text)$/.test(one.getAttribute('role') ?? '') ||
      (one.matches('ul, ol') && !/^(list)?$/.test(one.getAttribute('role') ?? '')),
  );
  const hidden = all('[aria-hidden=true]').filter(
    (one) => one.matches(MEANS) && !one.matches('a[href], button') && /\p{L}/u.test(wordsIn(one)) && !one.closest('figure, svg'),
  );
  const unknown = all('[role]').filter((one) => !(one.getAttribute('role') ?? '').split(/\s+/).every(isRole));
  const strange = all('*', document.body).filter((one) =>
    one.getAttributeNames().some((key) => key.startsWith('aria-') && !KNOWN_ARIA.has(key.slice(5))),
  );
  return [
    ...removed.map((one) => breachOf('meaning-removed', one)),
    ...hidden.map((one) => breachOf('meaning-removed', one, { seen: 'aria-hidden' })),
    ...[...unknown, ...strange].map((one) => breachOf('unknown-role', one)),
    ...all('[role=application]').map((one) => breachOf('meaning-removed', one, { seen: 'application' })),
  ];
}
