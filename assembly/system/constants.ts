// Numbers of the kernels for systems of any kind, each with its reason.

/** 2⁻⁵²: an off-diagonal element below this part of its neighbours is rounding of theirs. */
export const ROUNDING: f64 = 2.220446049250313e-16;
/** QL steps for one level; two are usual. */
export const QL_STEPS: i32 = 30;
/** Entries of a Hamiltonian whose squares, and squares of what is rounding beside them, have all digits. */
export const SMALL_ENTRY: f64 = 1e-60;
export const LARGE_ENTRY: f64 = 1e60;
/** Bohr frequencies below this part of the spread of the levels count as zero. */
export const RESOLUTION: f64 = 1e-9;
/** A matrix element of a coupling below this, or this part of its largest coefficient, is rounding. */
export const COUPLING_NOISE: f64 = 1e-14;
/**
 * Smallest pivot, relative to the largest, of the equations in Pauli strings that are trusted:
 * they leave 1e-11. Weak coupling below it is solved in the eigenbasis, which keeps its digits.
 */
export const TRUSTED_PIVOT: f64 = 1e-5;
/**
 * Smallest pivot, relative to the largest, of the equations in the eigenbasis in sums of two doubles, each
 * scaled to its largest coefficient: below it stands what the rounding of levels and couplings makes of none.
 */
export const RESOLVED_PIVOT: f64 = 1e-22;
/** Rates and matrix elements are known to this part of themselves … */
export const RATE_ROUNDING: f64 = 1e-15;
/** … and a state that a change of theirs by as much moves by more than this part has no eight digits for certain. */
export const CERTAIN_PART: f64 = 1e-9;
/** A heat current below this part of its rates times energies has four digits or fewer. */
export const FAINT_FLOW: f64 = 1e-11;
/** Steps of the QR iteration for one eigenvalue; two or three are usual. */
export const QR_STEPS: i32 = 60;
/** √½ and √2: the mantissa of a logarithm lies between them. */
export const SQRT_HALF: f64 = 0.7071067811865476;
export const SQRT_TWO: f64 = 1.4142135623730951;
/** 2²⁷ + 1: splits a double into two of 26 bits. */
export const SPLITTER: f64 = 134217729.0;
/** Largest generator times time whose propagator doubles carry to 1e-13: each squaring doubles what rounding left. */
export const SHORT_EVOLUTION: f64 = 100.0;
/** The exponential series begins where generator times time is at most this … */
export const SERIES_REACH: f64 = 0.125;
/** … and ends where 8⁻ᵏ/k! is below the rounding of doubles, and of sums of two. */
export const SHORT_SERIES: i32 = 11;
export const LONG_SERIES: i32 = 20;
/** Generator times time below which nothing of a state changes: 2⁻⁵⁷. */
export const SLIGHT: f64 = 6.938893903907228e-18;
/** So many steps of an even grid follow one another before a state is worked out from the start again. */
export const STEPS: i32 = 64;
/** Off the two diagonals, entries of ρ up to this are what rounding makes of an X-state's zeros. */
export const X_ROUNDING: f64 = 1e-13;

/** How far beyond its ends a table reaches, in units of its largest frequency: what rounding makes of a level. */
export const TABLE_ROUNDING: f64 = 1e-12;
