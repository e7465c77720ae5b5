/** Inline text as printed: values filled in, cites turned into marks. */
export type Span =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly children: readonly Span[] }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Span[] }
  | { readonly kind: 'language'; readonly language: string; readonly children: readonly Span[] }
  /** `describedBy`: keys of the caveats on the same slide or in the same stretch that qualify the claim. */
  | { readonly kind: 'mark'; readonly claim: string; readonly numbers: readonly number[]; readonly describedBy?: readonly string[] }
  /** The first use of a term on a slide or in a section. `entry` is its place in the deck's glossary, from 0. */
  | { readonly kind: 'term'; readonly entry: number; readonly children: readonly Span[] }
  | { readonly kind: 'break' };
