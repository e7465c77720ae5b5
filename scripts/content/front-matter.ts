/** What stands before a module's words, between two lines of "---": its first group is YAML. */
export const FRONT = /^---\n([\s\S]*?)\n---[ \t]*(?:\n|$)/;
