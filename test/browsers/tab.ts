/** A page in one of the real engines: all that the suite asks of any of them. */
export interface Tab {
  goto(address: string): Promise<void>;
  /** Runs a function in the page, with values that JSON can carry. It names nothing outside itself. */
  run<T, G extends readonly unknown[]>(code: (...given: G) => T, ...given: G): Promise<T>;
  /** The same inside the page's frame that `selector` finds. */
  runInFrame<T, G extends readonly unknown[]>(selector: string, code: (...given: G) => T, ...given: G): Promise<T>;
  /** Presses keys as a person does: "ArrowRight", "Escape", "m". */
  press(...keys: readonly string[]): Promise<void>;
  click(selector: string): Promise<void>;
  /** The window that `open` makes the page open. */
  popup(open: () => Promise<void>): Promise<Tab>;
  /** What is seen, as a PNG. */
  picture(): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** How the person's browser is set. `narrow` is 360 CSS px wide, `zoomed` what 1280 x 720 becomes at 200 %. */
export type Size = 'wide' | 'narrow' | 'zoomed';

export const SIZES: Readonly<Record<Size, readonly [width: number, height: number]>> = {
  wide: [1280, 720],
  narrow: [360, 740],
  zoomed: [640, 360],
};

/** Colors that the viewer's system chose: dark where a page offers it, all of the system's own, or darkened by the browser. */
export type Colors = 'usual' | 'dark' | 'forced' | 'darkened';

/** A sheet by its size in points. */
export const SHEETS = {
  'letter upright': [612, 792],
  'A4 upright': [595, 842],
  'A4 across': [842, 595],
} as const;

export type Sheet = keyof typeof SHEETS;

/** One start of an engine. */
export interface Session {
  /** The engine's own, as it says it. */
  readonly version: string;
  /** Opens an empty page; the size is kept where the engine has windows of any size. */
  open(size: Size): Promise<Tab>;
  /** Prints a page as the browser's own print command does, with no wish of ours but the paper. */
  print(address: string, sheet: Sheet): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** An engine that is on this machine. */
export interface Engine {
  readonly name: string;
  readonly colors: readonly Colors[];
  /** False for one whose window has one size only. */
  readonly sizes: boolean;
  readonly opensWindows: boolean;
  readonly prints: boolean;
  start(colors: Colors): Promise<Session>;
}

/** Waits until `code` returns something true in the page, and returns that. Throws after ten seconds with what it came to last. */
export async function until<T, G extends readonly unknown[]>(
  run: (code: (...given: G) => T, ...given: G) => Promise<T>,
  code: (...given: G) => T,
  ...given: G
): Promise<T> {
  const end = Date.now() + 10_000;
  for (;;) {
    const value = await run(code, ...given);
    if (value) return value;
    if (Date.now() > end) throw new Error(`Waited in vain for ${code} with ${JSON.stringify(given)}; last: ${JSON.stringify(value)}`);
    await new Promise((later) => setTimeout(later, 50));
  }
}
