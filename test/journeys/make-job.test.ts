import { beforeAll, describe, expect, test } from 'vitest';
import { build, type Job, type Library, loadLibrary, type Outcome, planJobs } from '../../scripts/index.js';
import { makeJob } from '../../scripts/stories/make-job.js';
import { templatesFolder } from '../../scripts/stories/open-project.js';
import { openPress } from '../../scripts/stories/press.js';
import { countCalls } from '../support/count-calls.js';

const FIXTURE = new URL('../fixtures/cast-care', import.meta.url).pathname;
const AS_OF = '2026-11-23';
let library: Library;

beforeAll(async () => {
  library = (await loadLibrary(FIXTURE)).library as Library;
});

/** As a queue hands it to a process on another machine. */
const sent = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const filesOf = (outcome: Outcome | undefined): string[] =>
  outcome?.kind === 'made'
    ? outcome.artifacts.map(({ path, bytes, inputs }) => `${path} ${inputs} ${Buffer.from(bytes).toString('base64')}`)
    : [];

test.each(['handout', 'marp'] as const)(
  'one job made from JSON with a press of its own gives the bytes of a build: %s',
  async (format) => {
    const only = { formats: [format], papers: ['a4' as const], asOf: AS_OF };
    const { outcomes } = await build({ project: library, ...only });
    const [job] = planJobs(library, only);
    await using press = openPress({ templates: templatesFolder() });
    const made = await makeJob(sent(library), sent(job as Job), press);
    expect(filesOf(made).length).toBeGreaterThan(0);
    expect(filesOf(made)).toEqual(filesOf(outcomes[0]));
  },
  60_000,
);

test('what was judged by other rules is not current, though its words are the same', async () => {
  const [job] = planJobs(library, { formats: ['marp.md'], asOf: AS_OF });
  await using press = openPress({ templates: templatesFolder() });
  const inputs: string[] = [];
  const isCurrent = (_: string, made: string): boolean => inputs.push(made) > 0;
  for (const rules of ['these', 'others', 'these'])
    await makeJob(library, job as Job, { ...press, contractRules: async () => rules }, { isCurrent });
  expect(inputs[0]).not.toBe(inputs[1]);
  expect(inputs[0]).toBe(inputs[2]);
});

describe('decks are composed', () => {
  /** The same organisation under many names. No format of these needs a browser. */
  const brandsOf = (count: number): Library => {
    const [id = ''] = library.project.brands;
    const brand = library.brands[id];
    const ids = Array.from({ length: count }, (_, index) => `${id}-${index}`);
    const brands = Object.fromEntries(ids.map((one) => [one, { ...brand, id: one }])) as Library['brands'];
    const pictures = Object.fromEntries(
      ids.map((one) => [`brands/${one}/${brand?.logo}`, library.pictures[`brands/${id}/${brand?.logo}`]]),
    );
    return {
      ...library,
      ...{ brands, project: { ...library.project, brands: ids } },
      pictures: { ...library.pictures, ...pictures } as Library['pictures'],
    };
  };
  const composedFor = async (count: number): Promise<number> => {
    const project = brandsOf(count);
    const { composeDeck } = await countCalls(['composeDeck'], () => build({ project, formats: ['marp.md'], asOf: AS_OF }));
    return composeDeck;
  };

  test('once for each brand, as brands of one shape are judged by one of them', async () => {
    expect(await composedFor(1)).toBe(1);
    expect(await composedFor(2)).toBe(2);
    expect(await composedFor(5)).toBe(5);
  }, 300_000);
});
