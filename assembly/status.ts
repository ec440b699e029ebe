// Status codes of a point and flag bits of a result. Shared by both cores and
// the host, so that no code is written twice.

/** The point was solved. */
export const STATUS_OK: i32 = 0;
/** The Liouvillian has no unique null vector, or none that double precision resolves. */
export const STATUS_SINGULAR_LIOUVILLIAN: i32 = 1;
/** A bosonic transition frequency is zero while its bath is warm: the occupation diverges. */
export const STATUS_DEGENERATE_TRANSITION: i32 = 2;
/** A rate, an occupation or a current overflows double precision. */
export const STATUS_OVERFLOW: i32 = 3;
/** A parameter of the point is outside its domain. */
export const STATUS_INVALID_PARAMETER: i32 = 4;
/** A transition frequency lies outside the table of a bath's spectrum. */
export const STATUS_OUT_OF_TABLE: i32 = 5;

/** What was given is no state: not Hermitian, of another trace than 1, or not positive. */
export const STATUS_NO_STATE: i32 = 10;

/** Smallest eigenvalue of ρ below `-FLAG_TOLERANCE`. */
export const FLAG_NOT_POSITIVE: i32 = 1;
/** Entropy production rate below `-FLAG_TOLERANCE`. */
export const FLAG_SECOND_LAW: i32 = 2;
/** σ is infinite: something flows to or from a bath at zero temperature, or the quotient overflows. */
export const FLAG_ENTROPY_PRODUCTION_INFINITE: i32 = 4;
/** A bath relaxes a transition that it drives faster than the transition turns: weak coupling is left. */
export const FLAG_STRONG_DAMPING: i32 = 8;
/** A current of a system is so far below the rates that make it that rounding leaves few of its digits, or none. */
export const FLAG_FAINT_CURRENT: i32 = 16;
