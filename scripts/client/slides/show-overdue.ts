/**
 * Shows what says that a review has run out, once the viewer's clock is past its day. Until then, and where no script runs,
 * it stays hidden; the day itself always stands beside the review status.
 */
export function showOverdue(now: Date = new Date()): void {
  const two = (number: number): string => String(number).padStart(2, '0');
  const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  for (const line of document.querySelectorAll<HTMLElement>('[data-due]')) {
    if ((line.dataset.due ?? today) < today) line.hidden = false;
  }
}
