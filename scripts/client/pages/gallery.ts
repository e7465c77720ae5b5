/** The gallery's search box and copy buttons. Without this script both stay hidden, and all else works. */

const main = document.querySelector('main') as HTMLElement;
const said = main.querySelector('.said') as HTMLElement;

/** Letters of any script and digits, without case and accents. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

function startSearch(form: HTMLFormElement): void {
  const box = form.querySelector('input') as HTMLInputElement;
  const cards = [...main.querySelectorAll<HTMLElement>('.card')];
  const texts = new Map(
    cards.map((card) => [card, plain(`${card.textContent} ${card.closest('section')?.querySelector('h2')?.textContent}`)]),
  );
  const search = (): void => {
    const words = plain(box.value).split(/\s+/).filter(Boolean);
    for (const card of cards) card.hidden = !words.every((word) => texts.get(card)?.includes(word));
    for (const section of main.querySelectorAll('section')) section.hidden = !section.querySelector('.card:not([hidden])');
    for (const link of main.querySelectorAll<HTMLAnchorElement>('nav a')) {
      const section = document.getElementById(link.hash.slice(1))?.closest('section');
      (link.parentElement as HTMLElement).hidden = section?.hidden ?? false;
    }
    const count = cards.filter(({ hidden }) => !hidden).length;
    const text = main.dataset.found?.replace('{count}', String(count)).replace('{total}', String(cards.length)) ?? '';
    said.textContent = words.length > 0 ? text : '';
  };
  form.addEventListener('submit', (event) => event.preventDefault());
  box.addEventListener('input', search);
  form.hidden = false;
  search();
}

/** Puts the address where a person can copy it by hand: clipboards are closed to some browsers and some policies. */
function offerByHand(button: HTMLButtonElement, address: string): void {
  const field = main.querySelector<HTMLInputElement>('.address') ?? document.createElement('input');
  field.className = 'address';
  field.readOnly = true;
  field.value = address;
  field.setAttribute('aria-label', main.dataset.address ?? '');
  button.parentElement?.append(field);
  field.focus();
  field.select();
  said.textContent = main.dataset.byHand ?? '';
}

async function copy(button: HTMLButtonElement, text: string): Promise<void> {
  said.textContent = '';
  try {
    await navigator.clipboard.writeText(text);
    main.querySelector('.address')?.remove();
    said.textContent = `${main.dataset.copied}: ${button.dataset.name}`;
  } catch {
    offerByHand(button, text);
  }
}

/** Puts the address of the decks into the lines to paste: where this page is on the web, else what the brand says. */
function fillLines(details: HTMLDetailsElement): void {
  const { from = '', site = '' } = details.dataset;
  const base = location.protocol.startsWith('http') ? new URL(from || '.', location.href).href : site;
  for (const area of details.querySelectorAll('textarea')) area.value = area.value.replaceAll('{base}', base);
  (details.querySelector('.no-address') as HTMLElement).hidden = base !== '';
  details.hidden = false;
}

for (const details of main.querySelectorAll<HTMLDetailsElement>('details.embed')) fillLines(details);
for (const button of main.querySelectorAll<HTMLButtonElement>('button[data-copy], button[data-line]')) {
  const line = (): string => button.closest('p')?.previousElementSibling?.querySelector('textarea')?.value ?? '';
  const { copy: path } = button.dataset;
  button.hidden = false;
  button.addEventListener('click', () => copy(button, path === undefined ? line() : new URL(path, location.href).href));
  // What was said stands over the page: it goes with the focus.
  button.addEventListener('blur', () => {
    said.textContent = '';
  });
}
const form = main.querySelector<HTMLFormElement>('form.find');
if (form) startSearch(form);
