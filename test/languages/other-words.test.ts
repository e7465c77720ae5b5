import { expect, test } from 'vitest';
import { otherWordsFinder } from '../../scripts/languages/other-words.js';

const find = otherWordsFinder('en');

test.each([
  ['Llame al 911 de inmediato.', 'es'],
  ['If you feel worse, llame al 911 de inmediato.', 'es'],
  ['Our nurses say: vaya al hospital si no puede respirar.', 'es'],
  ['¿Habla español?', 'es'],
  ['Se habla español.', 'es'],
  ['Demandez de l’aide à votre médecin.', 'fr'],
  ['Rufen Sie sofort den Notruf an.', 'de'],
  ['Fragen Sie Ihren Arzt.', 'de'],
  ['Ligue para o seu médico se não puder dormir.', 'pt'],
  ['Se ha bisogno di aiuto, chiami il medico.', 'it'],
  ['Hãy gọi cho bác sĩ của bạn.', 'vi'],
  ['Tumawag sa doktor kung may sakit ang ulo mo.', 'tl'],
  ['Rele doktè ou si ou gen pwoblèm.', 'ht'],
  ['Wac dhakhtarka haddii aad xanuun dareento.', 'so'],
  ['Bel de dokter als u zich niet goed voelt.', 'nl'],
  ['Proszę zadzwonić do lekarza, jeśli się źle czujesz.', 'pl'],
  ['Ffoniwch eich meddyg os ydych yn sâl.', 'cy'],
])('%s is known as %s', (sentence, language) => expect(find(sentence)?.language).toBe(language));

test('only the words of the other language are named', () => {
  expect(find('If it hurts, “llame al 911 de inmediato” is what they say.')?.text).toBe('llame al 911 de inmediato');
  expect(find('Звоните врачу сразу, call us.')).toEqual({ text: 'Звоните врачу сразу', script: 'Cyrl' });
});

test.each([
  'Call us if you feel déjà vu.',
  'Talk to Dr. Maria de la Cruz at the Universidad de los Andes.',
  'The Hospital de la Santa Creu i Sant Pau ran the trial.',
  'A trial by the Institut national de la santé et de la recherche médicale found less pain.',
  'People say "c’est la vie".',
  'Vis-à-vis the status quo, nothing changed in vitro.',
  'Ask for José or Señora Núñez de García.',
  'Do not eat crème brûlée.',
  'Lift, rest, walk.',
  'Brain cells make new links',
  'α and β blockers, 5 µg',
  'El Paso and Los Angeles',
])('%s is no other language', (sentence) => expect(find(sentence)).toBeUndefined());

test('each language finds the others, and not itself', () => {
  expect(otherWordsFinder('es-MX')('Call us if you are in pain.')?.language).toBe('en');
  expect(otherWordsFinder('es')('Llame a su médico si tiene dos dolores.')).toBeUndefined();
  expect(otherWordsFinder('pt')('Fale com o médico sobre a ketamina.')).toBeUndefined();
  expect(otherWordsFinder('fr')('Appelez votre médecin si vous avez mal.')).toBeUndefined();
  expect(otherWordsFinder('en-XA')('Llame al 911 de inmediato.')).toBeUndefined();
  expect(otherWordsFinder('ru')('Звоните врачу сразу.')).toBeUndefined();
});
