/** How the server calls the slice of what lacks a dimension. */
export const NONE = "(none)";
