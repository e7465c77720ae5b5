/** What else a printed deck says of itself. */
export interface SaidOnPaper {
  /** Of a deck about one condition: which one, and that there is one about all. */
  readonly topic?: string;
  /** At the foot of every page. */
  readonly footNote?: string;
}
