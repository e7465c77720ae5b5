/** Words per locale: `{ en: "What it is" }`. */
export type Localised = Readonly<Record<string, string>>;
