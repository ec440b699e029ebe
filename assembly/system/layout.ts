// The part of the arena that belongs to systems of any kind, in units of one f64: the system as
// numbers, the operators at work, the generator and what is read from it.

/** First slot: behind everything in ../layout.ts, at a round number that its growth does not move. */
export const SYSTEM_START: i32 = 524288;

/** Levels of two qubits, entries of an operator, numbers of a complex one. */
export const SIDE: i32 = 4;
export const ENTRIES: i32 = 16;
export const COMPLEX: i32 = 32;
/** Entries of a superoperator in a real basis. */
export const SUPER: i32 = 256;

/** Most baths, jump operators and points of all tables that a system may have. */
export const BATHS: i32 = 64;
export const JUMP_OPERATORS: i32 = 64;
export const TABLE_POINTS: i32 = 4096;

// ---- Words of a system as numbers ---------------------------------------------
export const REDFIELD: i32 = 0;
export const SECULAR: i32 = 1;
export const UNIVERSAL: i32 = 2;
export const LOCAL: i32 = 3;

export const LINEAR: i32 = 0;
export const EXCHANGE: i32 = 1;

export const BOSE: i32 = 0;
export const FERMI: i32 = 1;

export const FLAT: i32 = 0;
export const OHMIC: i32 = 1;
export const LORENTZIAN: i32 = 2;
export const TABLE: i32 = 3;

export const NO_CUTOFF: i32 = 0;
export const EXPONENTIAL: i32 = 1;
export const DRUDE: i32 = 2;
export const GAUSSIAN: i32 = 3;
export const SHARP: i32 = 4;

// ---- The system ---------------------------------------------------------------
// Operators are coefficients of the sixteen strings of two Pauli matrices: the string of letters
// p and q (I, X, Y, Z = 0, 1, 2, 3) has the index 4p + q, so that the product of two strings is,
// up to a phase, the one whose index is the exclusive or of theirs.

/** One of the four equations. */
export const SYSTEM_EQUATION: i32 = SYSTEM_START;
/** Largest difference of two Bohr frequencies that stay joined; negative: all do. */
export const SYSTEM_CUTOFF: i32 = SYSTEM_EQUATION + 1;
export const SYSTEM_BATHS: i32 = SYSTEM_CUTOFF + 1;
export const SYSTEM_JUMPS: i32 = SYSTEM_BATHS + 1;
/** The time of an evolution. */
export const SYSTEM_TIME: i32 = SYSTEM_JUMPS + 1;
/** The Hamiltonian's sixteen real coefficients. */
export const SYSTEM_H: i32 = SYSTEM_TIME + 1;

/** A bath: offsets from its first slot. */
export const BATH_FORM: i32 = 0;
export const BATH_STATISTICS: i32 = 1;
export const BATH_TEMPERATURE: i32 = 2;
export const BATH_MU: i32 = 3;
/** Frequency at which the local equation takes the rates. */
export const BATH_FREQUENCY: i32 = 4;
export const BATH_SPECTRUM: i32 = 5;
export const BATH_GAMMA: i32 = 6;
/** Exponent and reference of an ohmic spectrum; centre and width of a Lorentzian one … */
export const BATH_FIRST: i32 = 7;
export const BATH_SECOND: i32 = 8;
/** … the points of a table before its first one, and their number. */
export const BATH_TABLE: i32 = 7;
export const BATH_POINTS: i32 = 8;
export const BATH_CUTOFF: i32 = 9;
export const BATH_CUTOFF_FREQUENCY: i32 = 10;
/** The coupling operator's coefficients, sixteen real parts, then sixteen imaginary ones. */
export const BATH_COUPLING: i32 = 11;
export const BATH_STRIDE: i32 = BATH_COUPLING + COMPLEX;
export const SYSTEM_BATH: i32 = SYSTEM_H + ENTRIES;

/** A jump operator: its rate, its coefficients. */
export const JUMP_OPERATOR: i32 = 1;
export const JUMP_STRIDE: i32 = JUMP_OPERATOR + COMPLEX;
export const SYSTEM_JUMP: i32 = SYSTEM_BATH + BATHS * BATH_STRIDE;

/** Points of tables: frequency, γ and slope. */
export const TABLE_STRIDE: i32 = 3;
export const SYSTEM_TABLE: i32 = SYSTEM_JUMP + JUMP_OPERATORS * JUMP_STRIDE;

// ---- Levels and operators at work: matrices, real plane, then imaginary plane ------
/** Levels in ascending order. */
export const LEVEL: i32 = SYSTEM_TABLE + TABLE_POINTS * TABLE_STRIDE;
/** Eigenvectors, one a column. */
export const VECTORS: i32 = LEVEL + SIDE;
/** Below this a Bohr frequency counts as zero. */
export const LEVEL_RESOLUTION: i32 = VECTORS + COMPLEX;
/** Off-diagonal elements of the tridiagonal form. */
export const OFF_DIAGONAL: i32 = LEVEL_RESOLUTION + 1;
/** Eigenvectors of the tridiagonal form, real. */
export const ROTATION: i32 = OFF_DIAGONAL + SIDE;
/** Absorption α and emission β of the bath at work for the transition from level b to level a. */
export const ALPHA: i32 = ROTATION + ENTRIES;
export const BETA: i32 = ALPHA + ENTRIES;
/** γ, α and β at one frequency. */
export const RATE: i32 = BETA + ENTRIES;
/** 1 while levels, and while couplings in their basis, are those of the row before. */
export const LEVELS_KNOWN: i32 = RATE + 3;
export const COUPLINGS_KNOWN: i32 = LEVELS_KNOWN + 1;
/** 1 while spectra, too, are. */
export const SPECTRA_KNOWN: i32 = COUPLINGS_KNOWN + 1;
/** What is known of each bath's coupling: itself in the eigenbasis … */
export const KNOWN_COUPLING: i32 = SPECTRA_KNOWN + 1;
/** … below what an element of it is rounding … */
export const KNOWN_NOISE: i32 = COMPLEX;
/** … of a linear one: which pairs of levels it joins at a frequency, whether any at none, and at which … */
export const KNOWN_MOVES: i32 = KNOWN_NOISE + 1;
export const PAIRS: i32 = 6;
export const KNOWN_STILL: i32 = KNOWN_MOVES + PAIRS;
export const KNOWN_FREQUENCY: i32 = KNOWN_STILL + 1;
/** … the linear map from sums and differences of rates to the coefficients of K, two each for six pairs of levels. */
export const KNOWN_MAP: i32 = KNOWN_FREQUENCY + 1;
/** … and γ at the frequency of each pair. */
export const KNOWN_GAMMA: i32 = KNOWN_MAP + 2 * PAIRS * ENTRIES;
export const KNOWN_STRIDE: i32 = KNOWN_GAMMA + PAIRS;
/** Scratch of products. */
export const PRODUCT: i32 = KNOWN_COUPLING + BATHS * KNOWN_STRIDE;
/** A coupling operator in the eigenbasis. */
export const COUPLING: i32 = PRODUCT + COMPLEX;
/** Two terms −[S, Kρ] + h.c. of a dissipator: S and K of either. */
export const TERM_S: i32 = COUPLING + COMPLEX;
export const TERM_K: i32 = TERM_S + COMPLEX;
export const TERM_STRIDE: i32 = 2 * COMPLEX;
/** Terms of the bath at work. */
export const TERMS: i32 = TERM_S + 2 * TERM_STRIDE;
/** What of either is not 0: anything, or K only what joins a level with lower ones (S: higher ones), or the reverse. */
export const TERM_SHAPE: i32 = TERMS + 1;
export const WHOLE: i32 = 0;
export const FROM_BELOW: i32 = 1;
export const FROM_ABOVE: i32 = 2;
/** S and K as coefficients. */
export const PAULI_S: i32 = TERM_SHAPE + 2;
export const PAULI_K: i32 = PAULI_S + COMPLEX;
/** Sum of S K over the terms. */
export const LOSS_PRODUCT: i32 = PAULI_K + COMPLEX;

// ---- Superoperators -------------------------------------------------------------
/** Signs of −i[σ_p, σ_l]/2, 0 where the two commute; in the arena, as is what follows: … */
export const COMMUTATOR: i32 = LOSS_PRODUCT + COMPLEX;
/** … the eight strings that do not commute with each. */
export const OPPOSED: i32 = COMMUTATOR + SUPER;
export const OPPOSED_STRINGS: i32 = 8;
/** ρ ↦ −i(Kρ − h.c.), real 16×16 on the coefficients; one dissipator on populations and coherences. */
export const INNER: i32 = OPPOSED + ENTRIES * OPPOSED_STRINGS;
/** What a functional takes from each of its rows. */
export const WEIGHT: i32 = INNER + SUPER;
/** A dissipator in the eigenbasis, real and imaginary plane. */
export const UNITS: i32 = WEIGHT + ENTRIES;
/** The basis of populations and coherences in Pauli strings: their Tr(σ_k ·). */
export const FRAME: i32 = UNITS + 2 * SUPER;
/** Particle number on populations and coherences. */
export const NUMBER: i32 = FRAME + SUPER;
/** Scratch of a change of basis. */
export const TURNED: i32 = NUMBER + ENTRIES;
/** The generator: d/dt Tr(σ_k ρ) = Σ_l G_kl Tr(σ_l ρ). */
export const GENERATOR: i32 = TURNED + SUPER;
/** The same on populations and coherences of the eigenbasis. */
export const ENERGY_GENERATOR: i32 = GENERATOR + SUPER;
/** Heat and particles from each bath as functionals of Tr(σ_l ρ), heat from all jumps. */
export const HEAT_FUNCTIONAL: i32 = ENERGY_GENERATOR + SUPER;
export const PARTICLE_FUNCTIONAL: i32 = HEAT_FUNCTIONAL + BATHS * ENTRIES;
export const JUMP_FUNCTIONAL: i32 = PARTICLE_FUNCTIONAL + BATHS * ENTRIES;

// ---- Equations, eigenvalues ------------------------------------------------------
/** A system of up to sixteen real equations, the right-hand side behind them, and three places that are not read. */
export const EQUATIONS: i32 = JUMP_FUNCTIONAL + ENTRIES;
export const EQUATIONS_STRIDE: i32 = 20;
/** Smallest and largest pivot. */
export const SMALLEST_PIVOT: i32 = EQUATIONS + ENTRIES * EQUATIONS_STRIDE;
export const LARGEST_PIVOT: i32 = SMALLEST_PIVOT + 1;
/** The row of the pivot at work, counted from the equations', and 1/pivot of each. */
export const PIVOT_ROW: i32 = LARGEST_PIVOT + 1;
export const PIVOT_INVERSE: i32 = PIVOT_ROW + 1;
/** Upper Hessenberg matrix of an eigenvalue problem, fifteen rows of fifteen. */
export const TRACELESS: i32 = 15;
export const HESSENBERG: i32 = PIVOT_INVERSE + ENTRIES;
/** 1 while terms are added as sums of two doubles; a part by which they are off; dissipators, S K, H V, V†V − 1, generator, equations. */
export const EXACT: i32 = HESSENBERG + TRACELESS * TRACELESS;
export const EXACT_OFF: i32 = EXACT + 1;
export const EXACT_UNITS: i32 = EXACT_OFF + 1;
export const EXACT_LOSS: i32 = EXACT_UNITS + 2 * SUPER;
export const EXACT_TURNED: i32 = EXACT_LOSS + COMPLEX;
export const EXACT_OVERLAP: i32 = EXACT_TURNED + COMPLEX;
export const EXACT_GENERATOR: i32 = EXACT_OVERLAP + COMPLEX;
export const EXACT_EQUATIONS: i32 = EXACT_GENERATOR + SUPER;
export const EXACT_STRIDE: i32 = ENTRIES + 1;
/** Which unknown stands in which column. */
export const EXACT_ORDER: i32 = EXACT_EQUATIONS + ENTRIES * EXACT_STRIDE;
/** Low parts of all these stand so far behind. */
export const EXACT_LOW: i32 = 2 * SUPER + 3 * COMPLEX + SUPER + ENTRIES * (EXACT_STRIDE + 1);

// ---- Results ----------------------------------------------------------------------
/** Tr(σ_k ρ) of the steady state. */
export const PAULI_STATE: i32 = EXACT_OFF + 1 + 2 * EXACT_LOW;
/** The same on populations and coherences. */
export const ENERGY_STATE: i32 = PAULI_STATE + ENTRIES;
/** The state as a matrix in the local basis, real plane, then imaginary plane. */
export const STEADY: i32 = ENERGY_STATE + ENTRIES;
export const BATH_HEAT: i32 = STEADY + COMPLEX;
export const BATH_PARTICLE: i32 = BATH_HEAT + BATHS;
export const JUMP_HEAT: i32 = BATH_PARTICLE + BATHS;
export const PRODUCTION: i32 = JUMP_HEAT + 1;
/** 1 where rounding leaves a current few digits, though the baths are not in equilibrium. */
export const FAINT_CURRENT: i32 = PRODUCTION + 1;
export const RESIDUAL: i32 = FAINT_CURRENT + 1;
/** 1 where a relaxation rate exceeds the frequency of its transition. */
export const STRONG_DAMPING: i32 = RESIDUAL + 1;
/** Eigenvalues of the generator on traceless operators, real and imaginary parts. */
export const EIGENVALUE_RE: i32 = STRONG_DAMPING + 1;
export const EIGENVALUE_IM: i32 = EIGENVALUE_RE + TRACELESS;
/** Which bath was at fault, from 0, and at which frequency. */
export const FAULT_BATH: i32 = EIGENVALUE_IM + TRACELESS;
export const FAULT_FREQUENCY: i32 = FAULT_BATH + 1;
/** The status of the row at work. */
export const STATUS: i32 = FAULT_FREQUENCY + 1;
/** 1 where it is singular although the steady state is unique: no digits are certain. */
export const UNCERTAIN: i32 = STATUS + 1;
// ---- Measures of rows side by side --------------------------------------------------
/** A state that is measured alone. */
export const MEASURED: i32 = UNCERTAIN + 1;
/** 1 where ρ is an X-state to rounding. */
export const ROW_X: i32 = MEASURED + COMPLEX;
/** Pivots and columns of ρ = L D L†, its determinant. */
export const ROW_FACTOR: i32 = ROW_X + 1;
export const ROW_DETERMINANT: i32 = ROW_FACTOR + ENTRIES;
/** Columns whose lengths are the singular values that the concurrence is made of. */
export const OVERLAP: i32 = ROW_DETERMINANT + 1;
export const ROW_CONCURRENCE: i32 = OVERLAP + COMPLEX;
/** Correlation matrix T, CHSH's maximum. */
export const ROW_CORRELATION: i32 = ROW_CONCURRENCE + 1;
export const ROW_CHSH: i32 = ROW_CORRELATION + 9;
// ---- Ascents of I3322: the problem, points, where a step leads, tangents, derivatives, the step (../i3322/) ----
export const ASCENT_T: i32 = ROW_CHSH + 1;
export const ASCENT_R: i32 = ASCENT_T + 3;
export const ASCENT_S: i32 = ASCENT_R + 3;
export const ASCENT_POINT: i32 = ASCENT_S + 3;
export const ASCENT_TRIAL: i32 = ASCENT_POINT + 9;
export const ASCENT_FLOOR: i32 = ASCENT_TRIAL + 9;
export const ASCENT_VALUE: i32 = ASCENT_FLOOR + 1;
export const ASCENT_TANGENT: i32 = ASCENT_VALUE + 1;
export const ASCENT_GRADIENT: i32 = ASCENT_TANGENT + 18;
export const ASCENT_HESSIAN: i32 = ASCENT_GRADIENT + 6;
export const ASCENT_STEP: i32 = ASCENT_HESSIAN + 21;
export const ASCENT_SQUARE: i32 = ASCENT_STEP + 9;
export const ASCENT_PROMISE: i32 = ASCENT_SQUARE + 1;
export const ASCENT_CONCAVE: i32 = ASCENT_PROMISE + 1;
/** Here the places end that rows have side by side (../lanes.ts). 1 for each number of the system that is not 0, or that a row changes. */
export const ACTIVE: i32 = ASCENT_CONCAVE + 1;
// ---- Evolution: numbers as sums of two doubles, the second below the last place of the first ------
/** A matrix of them: high parts, then low parts. A propagator e^(Gt) is kept as e^(Gt) − 1. */
export const LONG_MATRIX: i32 = 2 * SUPER;
/** Low parts of the Hamiltonian's coefficients. */
export const SYSTEM_H_LOW: i32 = ACTIVE + (SYSTEM_TABLE - SYSTEM_START);
/** Tr(σ_k ρ) of the state at time 0, and that at work. */
export const START: i32 = SYSTEM_H_LOW + ENTRIES;
export const MOVING: i32 = START + ENTRIES;
export const MOVED: i32 = MOVING + ENTRIES;
/** 1 where the second parts count, else 0. */
export const LONG: i32 = MOVED + 2 * ENTRIES;
/** Time of the first propagator, a power of two, and the number of propagators, of twice the time each. */
export const UNIT_TIME: i32 = LONG + 1;
export const PROPAGATORS: i32 = UNIT_TIME + 1;
/** Most propagators: 2⁵² units of time. */
export const MOST_PROPAGATORS: i32 = 53;
/** Factors of a product, high parts split in two of 26 bits. */
export const SPLIT: i32 = PROPAGATORS + 1;
/** The generator, a term and the sum of its exponential series. */
export const LONG_GENERATOR: i32 = SPLIT + 4 * SUPER;
export const SERIES_TERM: i32 = LONG_GENERATOR + LONG_MATRIX;
export const SERIES_PRODUCT: i32 = SERIES_TERM + LONG_MATRIX;
export const PROPAGATOR: i32 = SERIES_PRODUCT + LONG_MATRIX;
/** The propagator of a step, less 1. */
export const STEP: i32 = PROPAGATOR + MOST_PROPAGATORS * LONG_MATRIX;
/** Largest sum of moduli of a row of the generator. */
export const GENERATOR_SIZE: i32 = STEP + SUPER;
/** Times of a block: how many a grid has, its step (0: each time is reached by itself), the longest … */
export const TIMES: i32 = GENERATOR_SIZE + 1;
export const TIMES_STEP: i32 = TIMES + 1;
export const TIMES_LONGEST: i32 = TIMES_STEP + 1;
/** … the place of row 0 in the grid, and the last time up to there that is reached by itself. */
export const TIMES_PLACE: i32 = TIMES_LONGEST + 1;
export const TIMES_ANCHOR: i32 = TIMES_PLACE + 1;
/** The state on the grid; 1 while the propagators are those of the row before, and their status. */
export const GRID_STATE: i32 = TIMES_ANCHOR + 1;
export const EVOLUTION_KNOWN: i32 = GRID_STATE + ENTRIES;
export const EVOLUTION_STATUS: i32 = EVOLUTION_KNOWN + 1;

// ---- Blocks of rows, BLOCK of ../layout.ts columns long -------------------------------
export const ROWS: i32 = 256;
/** How many numbers of the system a row changes, at most; which slots they are. */
export const MOST_MOVED: i32 = 64;
export const MOVED_COUNT: i32 = EVOLUTION_STATUS + 1;
export const MOVED_SLOT: i32 = MOVED_COUNT + 1;
/** One column each. */
export const MOVED_COLUMN: i32 = MOVED_SLOT + MOST_MOVED;
/** Currents of the baths from the third one on; the first two have columns in ../layout.ts. */
export const OUT_MORE_HEAT: i32 = MOVED_COLUMN + ROWS * MOST_MOVED;
export const OUT_MORE_PARTICLES: i32 = OUT_MORE_HEAT + ROWS * (BATHS - 2);
export const OUT_JUMP_HEAT: i32 = OUT_MORE_PARTICLES + ROWS * (BATHS - 2);
export const OUT_GAP: i32 = OUT_JUMP_HEAT + ROWS;
/** Relaxation rates in ascending order: the gap, then fourteen columns more. */
export const OUT_RELAXATION: i32 = OUT_GAP + ROWS;
/** Tr(σ_k ρ), a column a string. */
export const OUT_STRING: i32 = OUT_RELAXATION + ROWS * (TRACELESS - 1);
/** Behind the columns, ρ of each row: sixteen real parts, then sixteen imaginary ones. */
export const OUT_MATRIX: i32 = OUT_STRING + ROWS * ENTRIES;
/** Length of the arena. */
export const ARENA_SIZE: i32 = OUT_MATRIX + ROWS * COMPLEX;
