/**
 * Waits until something has come about: returns false where it has not after so many turns of 10 ms. Each lets the page do what it has
 * to: on a slow machine a turn takes as long as that needs. Runs inside the page.
 */
export async function until(hasCome: () => boolean, turns = 100): Promise<boolean> {
  for (let turn = 0; turn < turns && !hasCome(); turn++) await new Promise((done) => setTimeout(done, 10));
  return hasCome();
}
