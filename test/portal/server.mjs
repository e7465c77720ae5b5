// GET /handout.pdf?brand=ID&locale=ID: the handout, made when it is asked for.
import { createServer } from 'node:http';
import { build, EnvironmentError, loadLibrary, openPrinter, planJobs } from 'teachback';

const { PROJECT = '.', PORT = '8080', AT_ONCE = '4', SECONDS = '20' } = process.env;
const { library } = await loadLibrary(PROJECT);
if (!library) throw new Error(`No explainer in "${PROJECT}": run "teachback check --project ${PROJECT}".`);
const printer = await openPrinter();
let going = 0;

async function handout(request, response) {
  const asked = new URL(`http://portal${request.url}`);
  const [brands, locales] = ['brand', 'locale'].map((name) => asked.searchParams.getAll(name));
  const [job] = brands.length && locales.length ? planJobs(library, { brands, locales, formats: ['handout'] }) : [];
  if (asked.pathname !== '/handout.pdf' || !job) return [404, 'No such handout.'];
  if (going >= Number(AT_ONCE)) return [503, 'Too many at once. Try again soon.'];
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const { deck, brand, locale, format, paper } = job;
  const only = { decks: [deck], brands: [brand], locales: [locale], formats: [format], papers: [paper] };
  going++;
  try {
    const signal = AbortSignal.any([gone.signal, AbortSignal.timeout(Number(SECONDS) * 1000)]);
    const { outcomes } = await build({ project: library, ...only, printer, signal });
    const [made] = outcomes[0]?.kind === 'made' ? outcomes[0].artifacts : [];
    return made ? [200, made.bytes, 'application/pdf'] : [500, 'The handout has errors: run "teachback check".'];
  } catch (error) {
    if (error instanceof EnvironmentError && error.code === 'browser-stopped') shutDown();
    return error.name === 'TimeoutError' ? [504, 'It took too long.'] : [500, 'It could not be made.'];
  } finally {
    going--;
  }
}

const server = createServer(async (request, response) => {
  const [status, body, type = 'text/plain'] = await handout(request, response).catch(() => [400, 'Not understood.']);
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', connection: 'close' }).end(body);
});
// Those who wait still get theirs; then the browser closes and the program ends.
const shutDown = () => server.close(() => printer.close());
process.once('SIGTERM', shutDown);
server.listen(Number(PORT), '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
