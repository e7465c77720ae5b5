import type { Diagnostic } from '../../scripts/model/diagnostic.js';
/** The small complete explainer on another subject, and the tool's own templates. */
export declare const fixtureRoot: string;
export declare const templatesRoot: string;
/** New texts or bytes by path from the project ("decks/claims.yaml"); null takes the file away. */
export type Edits = Readonly<Record<string, string | Uint8Array | null>>;
/** What an edit has to work with: the fixture's files as they stand. */
export interface FixtureFiles {
    text(path: string): string;
    /** The text with `from`, which must stand in it, replaced once by `to`. */
    replaced(path: string, from: string, to: string): string;
}
/** Copies the fixture with edits into a folder that goes when the test ends, and returns that folder. */
export declare function brokenProject(edit: Edits | ((files: FixtureFiles) => Edits)): string;
/** All that reading and checking find in a project. */
export declare function diagnose(root: string): Diagnostic[];
