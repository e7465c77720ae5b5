import type { Tab } from './tab.js';

/** How bright a part of a picture is, from 0 (black) to 1 (white): most of it, and its darkest and brightest places. */
export interface Brightness {
  readonly most: number;
  readonly darkest: number;
  readonly brightest: number;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Reads a place (in CSS px of the page) of a picture of a page, by the canvas of an empty page of the same browser. */
export function brightnessAt(tab: Tab, picture: Uint8Array, place: Place, windowWidth: number): Promise<Brightness> {
  return tab.run(
    async (png, { x, y, width, height }, across) => {
      const image = new Image();
      image.src = `data:image/png;base64,${png}`;
      await image.decode();
      const scale = image.naturalWidth / across;
      const canvas = Object.assign(document.createElement('canvas'), { width: width * scale, height: height * scale });
      const context = canvas.getContext('2d') as CanvasRenderingContext2D;
      context.drawImage(image, -x * scale, -y * scale);
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      const counts = new Map<number, number>();
      for (let i = 0; i < data.length; i += 4) {
        const level = Math.round((0.2126 * (data[i] ?? 0) + 0.7152 * (data[i + 1] ?? 0) + 0.0722 * (data[i + 2] ?? 0)) / 5.1);
        counts.set(level, (counts.get(level) ?? 0) + 1);
      }
      const levels = [...counts.keys()];
      const most = levels.reduce((one, other) => ((counts.get(other) ?? 0) > (counts.get(one) ?? 0) ? other : one));
      return { most: most / 50, darkest: Math.min(...levels) / 50, brightest: Math.max(...levels) / 50 };
    },
    Buffer.from(picture).toString('base64'),
    place,
    windowWidth,
  ) as unknown as Promise<Brightness>;
}
