/** For how long a patient's words stay after the last key, in ms. */
const FORGET = 10 * 60_000;
/** How often the clock is read, in ms. */
const LOOK = 10_000;

/** Calls `forget` ten minutes after the last key. The clock is read, as a timer stands still while the computer sleeps. */
export function forgetAfterLastKey(forget: () => void): void {
  let last = Date.now();
  const look = (): void => {
    if (Math.abs(Date.now() - last) < FORGET) return;
    last = Date.now();
    forget();
  };
  const onKey = (): void => {
    look();
    last = Date.now();
  };
  for (const kind of ['keydown', 'pointerdown', 'input'] as const) document.addEventListener(kind, onKey, true);
  document.addEventListener('visibilitychange', look);
  window.addEventListener('focus', look);
  window.setInterval(look, LOOK);
}
