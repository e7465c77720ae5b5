import { expect, test } from 'vitest';
import { regionHint } from '../../scripts/checks/links/name-hints.js';

test.each([
  ['uk', 'Did you mean "gb"?'],
  ['usa', 'Did you mean "us"?'],
  ['US', 'Did you mean "us"?'],
  ['gbr', 'Did you mean "gb"?'],
  ['united-kingdom', 'Did you mean "gb"?'],
  ['scotland', 'Did you mean "gb"?'],
  ['united-states', 'Did you mean "us"?'],
  ['france', 'Regions are: us, gb. Mend its name, or add decks/regions/france.yaml.'],
  ['usual', 'Regions are: us, gb. Mend its name, or add decks/regions/usual.yaml.'],
  ['gbnorth', 'Regions are: us, gb. Mend its name, or add decks/regions/gbnorth.yaml.'],
  ['fr', 'Regions are: us, gb. Mend its name, or add decks/regions/fr.yaml.'],
])('the region "%s" is not there: %s', (name, hint) => expect(regionHint(name, ['us', 'gb'])).toBe(hint));
