/** The white edges of the paper in view, in CSS px. */
const EDGES = 42;

/** The part of the page in which the paper is seen, as wide as there is room. */
export interface View {
  /** Makes the paper as wide as the room. */
  scale(): void;
  /** Shows the place on the paper that has changed, where that is out of sight. */
  follow(changed: Element): void;
  /** Shows the beginning. */
  toTop(): void;
}

/** Returns the view of `frame`, which lies on `paper`, in a `room` that scrolls. */
export function openView(frame: HTMLIFrameElement, paper: HTMLElement, room: HTMLElement): View {
  const factorNow = (): number => Math.min(1, (room.clientWidth - EDGES) / (Number.parseFloat(frame.style.width) || 1));
  const scale = (): void => {
    const factor = factorNow();
    frame.style.transform = `scale(${factor})`;
    paper.style.width = `${(Number.parseFloat(frame.style.width) || 1) * factor}px`;
    paper.style.height = `${(Number.parseFloat(frame.style.height) || 1) * factor}px`;
  };
  new ResizeObserver(scale).observe(room);
  return {
    scale,
    follow(changed) {
      const { top, bottom } = changed.getBoundingClientRect();
      const begin = frame.getBoundingClientRect().top - room.getBoundingClientRect().top;
      const [from, to] = [begin + top * factorNow(), begin + bottom * factorNow()];
      if (from < 0 || to > room.clientHeight) room.scrollTop += from - room.clientHeight / 3;
    },
    toTop() {
      room.scrollTop = 0;
    },
  };
}
