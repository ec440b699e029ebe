// Numbers of the search and its certificate together, each with its reason.

/**
 * What a maximum may lack where a certificate arbitrates the search, and the cells that this may
 * take: thousands are usual, and where maxima fill a curve no number would do.
 */
export const ARBITER_GAP: f64 = 5e-10;
export const ARBITER_CELLS: i32 = 500000;
