/** A part of a manifest while it is being put together. */
export type Json = Record<string, unknown>;
