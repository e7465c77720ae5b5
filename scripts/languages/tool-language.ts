/** The language in which the tool itself speaks: its messages, its reports, and the frame of what a reviewer reads. */
export const TOOL_LANGUAGE = 'en';
