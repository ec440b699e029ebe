// The numbers of the core, each with its reason. Shared by both cores: a
// tolerance or a coefficient stands once.

/** ln 2 in two parts: the high part has 33 bits, so that k·LN2_HIGH is exact (fdlibm's split). */
export const LN2_HIGH: f64 = 0.6931471803691238;
export const LN2_LOW: f64 = 1.9082149292705877e-10;
/** 1/ln 2. */
export const LOG2_E: f64 = 1.4426950408889634;
/** Above this argument exp overflows or 1/exp is below every normal number. */
export const EXP_LIMIT: f64 = 708.0;

/**
 * κ and 2√(ε₁ε₂) closer than this, relatively, are the same number to rounding
 * (two units in the last place: one of the square root, one of the caller's κ).
 */
export const DEGENERACY_TOLERANCE: f64 = 4.440892098500626e-16;

/**
 * A smallest pivot below this part of the largest one is rounding noise: the
 * rates of the model enter each row with errors of a few 2⁻⁵³.
 */
export const SINGULAR_PIVOT: f64 = 1e-15;

/**
 * Smallest determinant of the closed form, in units of Γ⁴: what it is made of stays eight orders
 * above the numbers that have lost digits, and its reciprocal is finite.
 */
export const DETERMINANT_FLOOR: f64 = 1e-300;

/**
 * How far the trace of a state may be from one, and a given one from Hermitian: rounding of a sum
 * of ten decimal places. A steady state whose trace or residual is further off has lost its
 * digits; ordinary ones stay below 1e-12, those whose rates span nine decades below 1e-9.
 */
export const STATE_TOLERANCE: f64 = 1e-9;
/**
 * Largest real or imaginary part of an entry of ρ. A state has none above 1, what is not positive
 * may; rounding alone makes the trace of larger ones uncertain by about STATE_TOLERANCE.
 */
export const ENTRY_LIMIT: f64 = 1e6;

/** Largest exponent of an ohmic spectrum: what lies above it is no power that double precision has. */
export const EXPONENT_LIMIT: f64 = 100;

/**
 * A heat flow below this part of the jump rates times the largest quantum is rounding of the LU
 * solution, which is known to 1e-12 at ordinary parameters (5e-14 of the rates were seen).
 */
export const FLOW_NOISE: f64 = 1e-12;

/** A system's entropy production below this part of Σ_j (rates times energies of bath j)/T_j is rounding. */
export const PRODUCTION_NOISE: f64 = 1e-14;

/**
 * A bath drives a transition if its coupling operator has an entry above this there, in units of
 * the operator: smaller ones are rounding of the eigenvectors.
 */
export const DRIVE_TOLERANCE: f64 = 1e-14;

/** Flags are raised below minus this value; rounding stays two orders under it. */
export const FLAG_TOLERANCE: f64 = 1e-12;

/** 1/√2, the amplitude of a Bell state. */
export const SQRT1_2: f64 = 0.7071067811865476;
/** The local bound of Eq. (4). */
export const CHSH_LOCAL_BOUND: f64 = 2;
/** Tsirelson's bound 2√2 of CHSH. */
export const TSIRELSON_BOUND: f64 = 2.8284271247461903;
/** 2√2 − 2: Tsirelson's bound above the local bound, the normalisation of Eq. (5). */
export const CHSH_RANGE: f64 = 0.8284271247461901;

/**
 * Eigenvalues of ρ below this part of the largest one are rounding of an exact
 * zero: eight units in the last place of the entries they are computed from.
 * Kept, they would enter the concurrence with their square root, 1e-8.
 */
export const RANK_TOLERANCE: f64 = 1.7763568394002505e-15;
/** A Jacobi rotation is skipped where |a_pq| is below this part of √(a_pp a_qq). */
export const JACOBI_TOLERANCE: f64 = 4.440892098500626e-16;
/** Sweeps of a Jacobi iteration; 4×4 matrices need six to eight. */
export const JACOBI_SWEEPS: i32 = 24;

/**
 * Sums of squares below this have lost digits to the smallest double; what they are squares of is
 * not to be seen beside the entries of a state, whose largest is at least a quarter.
 */
export const SQUARE_FLOOR: f64 = 1e-200;
/** 2⁻⁵²: an off-diagonal element below this part of its neighbours is rounding of theirs. */
export const TRIDIAGONAL_ROUNDING: f64 = 2.220446049250313e-16;
/** QL steps for one eigenvalue; two are usual. */
export const TRIDIAGONAL_STEPS: i32 = 30;

/**
 * Where concurrence and CHSH come from characteristic polynomials (measures/quick.ts): pivots of ρ,
 * eight orders above rounding; slope at a root in units of the sum of the roots; what rounding makes
 * of traces, some 3e-16, over the 1e-11 that a root may be off by.
 */
export const QUICK_PIVOT: f64 = 1e-8;
export const QUICK_SEPARATION: f64 = 1e-3;
export const QUICK_NOISE: f64 = 3e-5;
/** Newton steps, of which six are usual, and the step in those units that ends them. */
export const QUICK_STEPS: i32 = 40;
export const QUICK_STEP: f64 = 1e-12;

// ---- Unsteerability --------------------------------------------------------------

/** Where the distance of μ from t₁² is this part of it, it changes nothing to rounding. */
export const CRITERION_FLOOR: f64 = 1e-18;
/** Steps of the search for the least bound, and the relative step that ends it: the bound is flat there, to its square. */
export const CRITERION_STEPS: i32 = 120;
export const CRITERION_WIDTH: f64 = 1e-9;

// ---- I3322 ---------------------------------------------------------------------

/** A start next to an axis leans 0.08 off it, in no symmetric direction: exactly on it it would not leave a saddle. */
export const TILT_MINOR: f64 = 0.06;
export const TILT_MAJOR: f64 = 0.996393496566492;
/** See-saw sweeps from where a certificate finds more than the value. */
export const SEARCH_SWEEPS: i32 = 5;
/** See-saw sweeps of the general search: of all starts, then of those left; of the images of the best point, then of those left. */
export const START_SWEEPS_EARLY: i32 = 8;
export const START_SWEEPS: i32 = 14;
export const IMAGE_SWEEPS_EARLY: i32 = 8;
export const IMAGE_SWEEPS: i32 = 14;
/** The part of its last way by which a sweep goes further; sweeps without that, whose gains say what is left. */
export const MOMENTUM: f64 = 0.75;
export const PLAIN_SWEEPS: i32 = 3;
/** How many times what its last gains promise a point may still climb: early, and before the ascent; the largest ratio of two gains. */
export const OUTLOOK_EARLY: f64 = 6;
export const OUTLOOK: f64 = 3;
export const OUTLOOK_RATIO: f64 = 0.98;
/** Rounding of a value in single precision, relative, twice that of its last places: of gains, and what a point near a known one may exceed it by. */
export const RELAX_NOISE: f64 = 2.5e-7;
/** The second singular value of T, and the spread of all, in units of the first, below which see-saws crawl and gains say nothing. */
export const SLOW_RATIO: f64 = 0.07;
export const SLOW_SPREAD: f64 = 0.005;
/** What an ascent has to gain on the best one to matter; images are taken again where one did, at most so often. */
export const SEARCH_GAIN: f64 = 1e-11;
export const IMAGE_ROUNDS: i32 = 3;
/** Squared distance within which two points climb to the same maximum: usually, and where see-saws crawl. */
export const SEARCH_NEAR: f64 = 0.05;
export const SLOW_NEAR: f64 = 1e-4;
/** Length of a vector that counts as zero in a see-saw: its square is a normal number in single precision. */
export const RELAX_LEAST: f64 = 1e-18;
/** Newton steps from each of those points, and from the best of them. */
export const ASCENT_STEPS: i32 = 30;
export const FINAL_STEPS: i32 = 100;
/** The ascent ends where the quadratic model promises less than this (the objective is at most 5). */
export const ASCENT_GAIN: f64 = 1e-15;
/** … and while the best is still sought, where the next step would promise about its square. */
export const CLIMB_GAIN: f64 = 1e-10;
/** An ascent is given up where four times the gain that its model promises would not reach the floor. */
export const ASCENT_OUTLOOK: f64 = 2;
/**
 * Smallest curvature that a Newton step divides by: this, and so many times the gradient. Next to a
 * flat ring of maxima it keeps the step short along the ring; where the curvature is larger than
 * the gradient nothing changes.
 */
export const CURVATURE_SLOPE: f64 = 1;
export const CURVATURE_FLOOR: f64 = 1e-11;
/** A curvature above minus this value counts as concave: rounding of an exact zero stays four orders below. */
export const CURVATURE_TOLERANCE: f64 = 1e-12;
/** Shortening of a step that does not climb, and how often. */
export const STEP_SHRINK: f64 = 0.4;
export const STEP_TRIALS: i32 = 30;
/** Iterations that place a maximum of the one-dimensional family; ten are usual. */
export const PLANAR_STEPS: i32 = 60;
/** … to this width in p_z: peaks at either end then compare to 1e-12. */
export const PLANAR_WIDTH: f64 = 1e-9;
/** Relative splitting of t₁ and |t₂| up to which the planar families may stand for the search. */
export const AXIAL_SPLITTING: f64 = 0.1;
/**
 * … and where the inequality holds: of 90,000 steady states below it none was missed, of
 * 12,000 above it five, by up to 1e-2.
 */
export const LOCAL_SPLITTING: f64 = 0.03;
/**
 * The fan of three directions in a vertical plane that the fast lane tries where |t_z| > t_xy:
 * 11°, 66° and −43° from the vertical, the middle of the maxima seen (sin and cos of each).
 */
export const FAN_X1: f64 = 0.1908089953765448;
export const FAN_Z1: f64 = 0.981627183447664;
export const FAN_X2: f64 = 0.9135454576426009;
export const FAN_Z2: f64 = 0.4067366430758002;
export const FAN_X3: f64 = -0.6819983600624985;
export const FAN_Z3: f64 = 0.7313537016191705;
/** Displacements that leave a saddle before the ascent: any, and one on a ring whose curvature is rounding at 0.01. */
export const SADDLE_PUSH: f64 = 0.01;
export const RING_PUSH: f64 = 0.4;
/** Relative splitting of two |t| below which the maximum lies on a ring that tangent steps of the ascent follow too slowly. */
export const RING_SPLITTING: f64 = 1e-3;
/** Newton's method on such a ring: its steps, tan of half the angle of its differences, the longest step in that unit. */
export const RING_STEPS: i32 = 12;
export const RING_TURN: f64 = 0.05;
export const RING_REACH: f64 = 4;
/** The half space of the local basis in which a₁ − a₂ points: a normal without symmetry, so that no plane of the model lies in its rim. */
export const GAUGE_X: f64 = 1;
export const GAUGE_Y: f64 = 0.9;
export const GAUGE_Z: f64 = 0.8;

/**
 * A correlation matrix whose largest entry is below this is multiplied by the second number before
 * its columns are squared: even the smallest double then has a square.
 */
export const SMALL_CORRELATION: f64 = 1e-100;
export const CORRELATION_SCALE: f64 = 1e200;

/** The local bound of Eq. (7). */
export const LOCAL_BOUND: f64 = 4;
/**
 * A maximum of I3322 or CHSH that exceeds a bound which it attains exactly by no more than this
 * does so by rounding: sixteen units in the last place of 4, twice what thirty operations make of it.
 */
export const BOUND_EXCESS: f64 = 1.4210854715202004e-14;
/** Relative allowance for the rounding of a bound: some thirty operations of 2⁻⁵³ each, doubled. */
export const BOUND_ROUNDING: f64 = 7.105427357601002e-15;
/** √5: weights 1 and 2 of the two kinds of norms in the reduced objective. */
export const SQRT5: f64 = 2.23606797749979;
/** Passes and Newton steps that bring the two multipliers of the bound near their optimum; any value is rigorous. */
export const BOUND_PASSES: i32 = 4;
export const MULTIPLIER_STEPS: i32 = 20;
/** Steps that place a maximum of form B; what is left of its slope enters the bound. */
export const EDGE_STEPS: i32 = 60;

// ---- Domain ---------------------------------------------------------------------

/** Largest magnitude of any parameter, and smallest frequency: squares and products of three stay finite. */
export const PARAMETER_LIMIT: f64 = 1e100;
export const EPSILON_LIMIT: f64 = 1e-100;
/** Smallest coupling to a bath that is not zero: products of two are normal numbers, and have a reciprocal. */
export const GAMMA_LIMIT: f64 = 1e-100;

// ---- The certificate -------------------------------------------------------------

/** Iterations of Laguerre's method; four to six are usual, double roots take up to thirty. */
export const LAGUERRE_STEPS: i32 = 40;
/** … which ends at this relative step. */
export const LAGUERRE_STEP: f64 = 1e-13;
/** First, and factor between, relative nudges of a root until its inequality holds in floating point. */
export const NUDGE: f64 = 2e-14;
export const NUDGE_GROWTH: f64 = 8;
export const NUDGES: i32 = 12;
/** What the verified inequality leaves for its own rounding: eighteen operations of 2⁻⁵³. */
export const VERIFY_MARGIN: f64 = 4e-15;
/** Absolute allowance for the rounding of a cell's bound (values up to about ten, some two hundred operations). */
export const CELL_ROUNDING: f64 = 1e-13;
/** Rounding of 4 − |p|² and of its tangent, that of a rotated p included: some twenty operations of 2⁻⁵³ on values up to four. */
export const RIM_ROUNDING: f64 = 1e-14;
/** Largest weight of that tangent where a cell is cut by the ball: half the largest slope of F, and some. */
export const RIM_WEIGHT: f64 = 4;
/** Rounding of σ² on a plane, relative: some forty operations of 2⁻⁵³ (norms.ts), doubled. */
export const PLANE_ROUNDING: f64 = 1e-14;
/**
 * Rounding of a matrix whose largest eigenvalue is wanted, of that eigenvalue's bound and of what the
 * matrix is coupled by, in units of their size: some thirty operations of 2⁻⁵³, doubled.
 */
export const EIGENVALUE_ROUNDING: f64 = 7e-15;
/** Newton steps to that eigenvalue; three are usual, and any number is rigorous. */
export const EIGENVALUE_STEPS: i32 = 12;
/** Centres closer to p = 0 than this have no direction. */
export const CENTRE_FLOOR: f64 = 1e-6;
/** Largest opening of a sector, as cos of the doubled half angle, that is bounded by its corners. */
export const SECTOR_COSINE: f64 = 0.5;
/** A cell's centre is ascended from where its value is above the best one by this: ten times what that value allows for rounding. */
export const CERTIFY_IMPROVEMENT: f64 = 1e-12;
/**
 * Gap below which cells are not halved any more: some times what a cell's bound allows for
 * rounding, so that cells as small as 10⁻⁷ reach it.
 */
export const CERTIFY_FLOOR: f64 = 5e-13;
/** Rounding of value + gap and of bound − value: two units in the last place of numbers up to eight. */
export const TARGET_ROUNDING: f64 = 1.7763568394002505e-15;
/** Weight of a sector's slack when a cell is split. */
export const SECTOR_WEIGHT: f64 = 0.25;
export const OPEN_SECTOR_WEIGHT: f64 = 0.3;
/** A sector's slack this many times above (ρ, z)'s share is what holds the bound up, whatever the excess. */
export const SECTOR_STALL: f64 = 16;
/** ρ² against the half difference of the in-plane t below which a sector on the axis becomes a box (measured). */
export const AXIS_WEIGHT: f64 = 4;
/** Lipschitz constant of the objective in T where |p| ≈ √3: |p|² + 1 + 1 at most 5, half of it per side. */
export const SECTOR_LIPSCHITZ: f64 = 2.5;
/** A side narrower than this is not halved: 48 halvings of [−2, 2] leave the ends of a cell exact. */
export const SIDE_FLOOR: f64 = 1e-14;
/** Room in the queue for the cells that a search in depth leaves behind: one a halving of each of three sides. */
export const QUEUE_RESERVE: i32 = 150;
/** A cell none of whose sides would gain this by halving is not halved: its rounding is a hundred times larger. */
export const GAIN_FLOOR: f64 = 1e-15;
/** Components of r and s below this count as zero; what they could add is added to the bound. */
export const ALIGNMENT: f64 = 1e-11;
/** Splitting of the in-plane t, relative to the larger and halved, up to which sectors need less work than boxes (measured). */
export const SECTOR_SPLITTING: f64 = 0.025;
/** Largest value of B₃₃₂₂ on qubits, and a bound of its norm (eight correlators, four marginals). */
export const QUANTUM_BOUND: f64 = 5;
export const OPERATOR_BOUND: f64 = 12;
/**
 * What a state whose concurrence is computed as 0 may exceed the local bound by: a true concurrence C of
 * 1e-10 makes ρ a mixture of pure states with sin θ ≤ C from product states, which adds (5 + ‖B‖)C.
 */
export const UNENTANGLED_EXCESS: f64 = 1.7e-9;
