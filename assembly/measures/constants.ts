// Numbers of the measures of a state, each with its reason.

/** Smallest eigenvalue, relative to the largest, whose square root is known to 1e-11 of the largest's. */
export const FIDELITY_RANGE: f64 = 1e-10;

// ---- Negativity ------------------------------------------------------------------

/**
 * The smallest eigenvalue of a partial transpose from its characteristic polynomial: coefficients are
 * good to some 3e-16, so that a slope of a thousandth leaves 3e-13; a determinant above the first
 * number is positive beyond rounding.
 */
export const NEGATIVITY_DETERMINANT: f64 = 1e-14;
export const NEGATIVITY_SLOPE: f64 = 1e-3;
/** Newton steps, of which seven are usual, and the step that ends them. */
export const NEGATIVITY_STEPS: i32 = 24;
export const NEGATIVITY_STEP: f64 = 1e-9;

// ---- Concurrence -----------------------------------------------------------------

/** Sweeps of rotations that make four columns orthogonal; four are usual. */
export const OVERLAP_SWEEPS: i32 = 24;
/**
 * cos² of the angle of two columns at which they need no rotation, for it would change lengths by
 * less than rounding; and at which a sweep is the last: it
 * leaves cosines of about this size, and lengths are right to their squares.
 */
export const RIGHT_COSINE: f64 = 1e-18;
export const CLOSE_COSINE: f64 = 1e-9;

// ---- Discord ---------------------------------------------------------------------

/** Directions spread over the hemisphere, and, for a measured Bloch vector above the length, denser towards it. */
export const DISCORD_SPREAD: i32 = 40;
export const DISCORD_BOOSTED: i32 = 28;
export const DISCORD_BOOST: f64 = 0.6;
/** Directions along an X-state's half circle, of either kind, and descents from them. */
export const DISCORD_CIRCLE: i32 = 14;
export const DISCORD_CIRCLE_DESCENTS: i32 = 3;
/** Most starts that are descended from, and |cos| of the angle within which two are one. */
export const DISCORD_DESCENTS: i32 = 5;
export const DISCORD_APART: f64 = 0.96;
/** Newton steps of a descent, the gain (bits) that ends it, the longest step (radians). */
export const DISCORD_STEPS: i32 = 40;
export const DISCORD_GAIN: f64 = 1e-13;
export const DISCORD_REACH: f64 = 0.4;
/** Halvings of a step that does not descend. */
export const DISCORD_TRIALS: i32 = 20;
/** Smallest curvature that a step divides by. */
export const DISCORD_CURVATURE: f64 = 1e-9;
/** Conditional states whose smaller eigenvalue, relative and times four, is below this count as pure. */
export const DISCORD_PURITY: f64 = 1e-18;
/** Relative |w| below which (ln((u + w)/(u − w)))/w comes from its series: two terms leave w⁴ of it. */
export const DISCORD_SERIES: f64 = 1e-3;

/** cos and sin of the golden angle π(3 − √5), which spreads directions evenly. */
export const GOLDEN_COS: f64 = -0.7373688780783199;
export const GOLDEN_SIN: f64 = 0.6754902942615236;
