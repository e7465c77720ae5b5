/** The attributes by which controls are told apart: those of a kind are tried once. */
export const CONTROL_TRAITS = ['class', 'data-go', 'role', 'tabindex', 'aria-haspopup'] as const;

/** Returns the kind of a control: its name and traits. */
export const kindOfControl = (control: Element): string =>
  [control.tagName.toLowerCase(), ...CONTROL_TRAITS.map((name) => control.getAttribute(name) ?? '')].join('|');
