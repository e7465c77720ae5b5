/** Returns what `judge` gives while the words of slides are as large as A+ makes them at most. Runs inside the page. */
export function atLargest<T>(judge: () => T): T {
  const { body } = document;
  body.style.setProperty('--zoom', '1.5');
  body.classList.add('zoomed');
  try {
    return judge();
  } finally {
    body.classList.remove('zoomed');
    body.style.removeProperty('--zoom');
  }
}
