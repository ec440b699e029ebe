/** What tells one state of the declarations in dist/types from another. */
export function declarations(): string;
