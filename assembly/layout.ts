// The map of the arena, in units of one f64. Shared by both cores and the host.
// Each offset is derived from the one before it: the order here is the order in memory.

/** Levels of the two-qubit system. */
export const LEVELS: i32 = 4;
/** Dimension of Liouville space. */
export const LIOUVILLE: i32 = LEVELS * LEVELS;
/** Entries of a superoperator. */
export const LIOUVILLE_ENTRIES: i32 = LIOUVILLE * LIOUVILLE;
/** Points per block: what crosses the boundary in one call. */
export const BLOCK: i32 = 256;

// ---- Jump operators: |lower⟩⟨upper| of η₁ₑ, η₂ₑ, ξ₁ₑ, ξ₂ₑ as hexadecimal digits
// (levels counted from 0), the first operator in the lowest digit. Eqs. (25), (27).

/** Number of elementary jumps: two of frequency ε₋, then two of frequency ε₊. */
export const JUMPS: i32 = 4;
export const JUMP_LOWER_WEAK: i32 = 0x0102;
export const JUMP_UPPER_WEAK: i32 = 0x2313;
export const JUMP_LOWER_STRONG: i32 = 0x0113;
export const JUMP_UPPER_STRONG: i32 = 0x2302;

// ---- What a block computes beside ρ: bits of a mask -----------------------------
export const OBSERVE_CURRENTS: i32 = 1;
export const OBSERVE_CONCURRENCE: i32 = 2;
export const OBSERVE_CHSH: i32 = 4;
/** I3322 where only its violation counts: the search is skipped where the bound excludes one. */
export const OBSERVE_I3: i32 = 8;
/** The maximum of I3322 whether or not it violates. */
export const OBSERVE_I3322: i32 = 16;
export const OBSERVE_I3322_BOUND: i32 = 32;
/** Directions that attain I3322, of the last point of the block. */
export const OBSERVE_SETTINGS: i32 = 64;
export const OBSERVE_MIN_EIGENVALUE: i32 = 128;
export const OBSERVE_RESIDUAL: i32 = 256;
/** Rectification ratio, Eq. (36): a second solution with the two baths' temperatures exchanged. */
export const OBSERVE_RECTIFICATION: i32 = 512;
/** Unsteerability both ways. */
export const OBSERVE_UNSTEERABILITY: i32 = 1024;
/** Slowest relaxation rate of a system. */
export const OBSERVE_GAP: i32 = 2048;
/** Directions that attain CHSH, of the last point of the block. */
export const OBSERVE_CHSH_SETTINGS: i32 = 4096;
export const OBSERVE_NEGATIVITY: i32 = 8192;
export const OBSERVE_FORMATION: i32 = 16384;
export const OBSERVE_PURITY: i32 = 32768;
export const OBSERVE_ENTROPY: i32 = 65536;
export const OBSERVE_MUTUAL_INFORMATION: i32 = 131072;
/** Discord, measured on qubit 1 and on qubit 2. */
export const OBSERVE_DISCORD1: i32 = 262144;
export const OBSERVE_DISCORD2: i32 = 524288;
export const OBSERVE_FULLY_ENTANGLED: i32 = 1048576;
/** Fidelity with the state in TARGET. */
export const OBSERVE_FIDELITY: i32 = 2097152;
/** All bits. */
export const OBSERVE_ALL: i32 = 4194303;
/** Beside them: a certificate arbitrates the search for the maximum of I3322 (assembly/i3322/arbiter.ts). */
export const OBSERVE_THOROUGHLY: i32 = 4194304;

/** Steady-state solvers: the closed form, or LU of the 16×16 Liouvillian. */
export const SOLVER_REDUCED: i32 = 0;
export const SOLVER_FULL: i32 = 1;

// ---- Inputs of a block: one column of BLOCK values each ---------------------
/** 0 for bosons, 1 for fermions. */
export const IN_STATISTICS: i32 = 0;
export const IN_EPSILON1: i32 = IN_STATISTICS + BLOCK;
export const IN_EPSILON2: i32 = IN_EPSILON1 + BLOCK;
export const IN_KAPPA: i32 = IN_EPSILON2 + BLOCK;
export const IN_TEMPERATURE1: i32 = IN_KAPPA + BLOCK;
export const IN_TEMPERATURE2: i32 = IN_TEMPERATURE1 + BLOCK;
export const IN_MU1: i32 = IN_TEMPERATURE2 + BLOCK;
export const IN_MU2: i32 = IN_MU1 + BLOCK;
/** Coupling spectra γ_j(ε∓): the paper's flat spectrum writes the same number into both. */
export const IN_GAMMA1_MINUS: i32 = IN_MU2 + BLOCK;
export const IN_GAMMA1_PLUS: i32 = IN_GAMMA1_MINUS + BLOCK;
export const IN_GAMMA2_MINUS: i32 = IN_GAMMA1_PLUS + BLOCK;
export const IN_GAMMA2_PLUS: i32 = IN_GAMMA2_MINUS + BLOCK;
export const IN_END: i32 = IN_GAMMA2_PLUS + BLOCK;

// ---- Outputs of a block: one column of BLOCK values each --------------------
export const OUT_STATUS: i32 = IN_END;
/** FLAG bits of assembly/status.ts. */
export const OUT_FLAGS: i32 = OUT_STATUS + BLOCK;
/** ρ in the local basis, X form: populations of |00⟩, |01⟩, |10⟩, |11⟩ … */
export const OUT_RHO11: i32 = OUT_FLAGS + BLOCK;
export const OUT_RHO22: i32 = OUT_RHO11 + BLOCK;
export const OUT_RHO33: i32 = OUT_RHO22 + BLOCK;
export const OUT_RHO44: i32 = OUT_RHO33 + BLOCK;
/** … and the two coherences ⟨00|ρ|11⟩ and ⟨01|ρ|10⟩. */
export const OUT_RHO14_RE: i32 = OUT_RHO44 + BLOCK;
export const OUT_RHO14_IM: i32 = OUT_RHO14_RE + BLOCK;
export const OUT_RHO23_RE: i32 = OUT_RHO14_IM + BLOCK;
export const OUT_RHO23_IM: i32 = OUT_RHO23_RE + BLOCK;
export const OUT_MIN_EIGENVALUE: i32 = OUT_RHO23_IM + BLOCK;
export const OUT_RESIDUAL: i32 = OUT_MIN_EIGENVALUE + BLOCK;
export const OUT_HEAT1: i32 = OUT_RESIDUAL + BLOCK;
export const OUT_HEAT2: i32 = OUT_HEAT1 + BLOCK;
export const OUT_PARTICLE1: i32 = OUT_HEAT2 + BLOCK;
export const OUT_PARTICLE2: i32 = OUT_PARTICLE1 + BLOCK;
export const OUT_ENTROPY_PRODUCTION: i32 = OUT_PARTICLE2 + BLOCK;
export const OUT_RECTIFICATION: i32 = OUT_ENTROPY_PRODUCTION + BLOCK;
export const OUT_CONCURRENCE: i32 = OUT_RECTIFICATION + BLOCK;
export const OUT_CHSH: i32 = OUT_CONCURRENCE + BLOCK;
export const OUT_I2: i32 = OUT_CHSH + BLOCK;
export const OUT_I3322: i32 = OUT_I2 + BLOCK;
export const OUT_I3: i32 = OUT_I3322 + BLOCK;
export const OUT_I3322_BOUND: i32 = OUT_I3 + BLOCK;
export const OUT_UNSTEERABILITY12: i32 = OUT_I3322_BOUND + BLOCK;
export const OUT_UNSTEERABILITY21: i32 = OUT_UNSTEERABILITY12 + BLOCK;
export const OUT_NEGATIVITY: i32 = OUT_UNSTEERABILITY21 + BLOCK;
export const OUT_FORMATION: i32 = OUT_NEGATIVITY + BLOCK;
export const OUT_PURITY: i32 = OUT_FORMATION + BLOCK;
export const OUT_ENTROPY: i32 = OUT_PURITY + BLOCK;
export const OUT_MUTUAL_INFORMATION: i32 = OUT_ENTROPY + BLOCK;
export const OUT_DISCORD1: i32 = OUT_MUTUAL_INFORMATION + BLOCK;
export const OUT_DISCORD2: i32 = OUT_DISCORD1 + BLOCK;
export const OUT_FULLY_ENTANGLED: i32 = OUT_DISCORD2 + BLOCK;
export const OUT_FIDELITY: i32 = OUT_FULLY_ENTANGLED + BLOCK;
/** Directions, of states (assembly/measures/block.ts), x, y, z each, a column a number: those of I3322, then those of CHSH. */
export const OUT_SETTINGS: i32 = OUT_FIDELITY + BLOCK;
export const OUT_CHSH_SETTINGS: i32 = OUT_SETTINGS + 18 * BLOCK;
export const OUT_END: i32 = OUT_CHSH_SETTINGS + 12 * BLOCK;

/** States that are given: 32 numbers each, real and imaginary parts in turn, row by row. */
export const STATE_NUMBERS: i32 = 2 * LIOUVILLE;
export const IN_STATE: i32 = OUT_END;
export const IN_STATE_END: i32 = IN_STATE + STATE_NUMBERS * BLOCK;

// ---- The point at work: what one kernel leaves for the next ------------------
/** Mean frequency ε̄ and half splitting Ω of Eq. (14). */
export const H_MEAN: i32 = IN_STATE_END;
export const H_OMEGA: i32 = H_MEAN + 1;
/** sin θ and cos θ of Eq. (15). */
export const H_SIN: i32 = H_OMEGA + 1;
export const H_COS: i32 = H_SIN + 1;
/** sin²θ − cos²θ = Δε/(2Ω), exact where the squares would cancel. */
export const H_DETUNING: i32 = H_COS + 1;
/** Transition frequencies ε₋ and ε₊, Eqs. (24) and (26). */
export const H_EPSILON_MINUS: i32 = H_DETUNING + 1;
export const H_EPSILON_PLUS: i32 = H_EPSILON_MINUS + 1;
/** ε₊ − ε₋: the splitting of the coherence that the baths can sustain. */
export const H_GAP: i32 = H_EPSILON_PLUS + 1;
/** 1 where the η operators follow the reordered levels, Eq. (27), else 0. */
export const H_STRONG: i32 = H_GAP + 1;

// Bath rates, four values each in the order γ₁(ε₋), γ₁(ε₊), γ₂(ε₋), γ₂(ε₊):
// slot + 2·bath + branch.
/** Occupations n_j(ε∓), Eq. (23). */
export const RATE_N: i32 = H_STRONG + 1;
/** Absorption α_j = γ_j n_j, Eq. (21). */
export const RATE_ALPHA: i32 = RATE_N + 4;
/** Emission β_j = γ_j (1 ± n_j), Eq. (21). */
export const RATE_BETA: i32 = RATE_ALPHA + 4;
/** Relaxation ν_j = α_j + β_j. */
export const RATE_NU: i32 = RATE_BETA + 4;
/** Exchange J∓ = ν₁α₂ − ν₂α₁ = γ₁γ₂ (n₂ − n₁): zero in equilibrium. */
export const RATE_J: i32 = RATE_NU + 4;

/** Closed form: populations of the four levels, ordered by excited modes: both, ξ, η, none. */
export const REDUCED_POPULATION: i32 = RATE_J + 2;
/** … the coherence between the two middle ones, real and imaginary part … */
export const REDUCED_COHERENCE: i32 = REDUCED_POPULATION + 4;
/** … and the residual of its equations. */
export const REDUCED_RESIDUAL: i32 = REDUCED_COHERENCE + 2;

/** X entries in the local basis: ρ₁₁, ρ₂₂, ρ₃₃, ρ₄₄, Re ρ₁₄, Im ρ₁₄, Re ρ₂₃, Im ρ₂₃. */
export const X_RHO: i32 = REDUCED_RESIDUAL + 1;
export const X_LENGTH: i32 = 8;

/** Steady state in the energy basis, row by row, real and imaginary plane. */
export const ENERGY_RE: i32 = X_RHO + X_LENGTH;
export const ENERGY_IM: i32 = ENERGY_RE + LIOUVILLE;
/** State in the local basis |00⟩, |01⟩, |10⟩, |11⟩, row by row. */
export const RHO_RE: i32 = ENERGY_IM + LIOUVILLE;
export const RHO_IM: i32 = RHO_RE + LIOUVILLE;
/** Heat and particle current from either bath, Eqs. (29), (30); rounding of the latter, 0 for the closed form. */
export const CURRENT_HEAT: i32 = RHO_IM + LIOUVILLE;
export const CURRENT_PARTICLE: i32 = CURRENT_HEAT + 2;
export const CURRENT_NOISE: i32 = CURRENT_PARTICLE + 2;

// ---- Linear algebra ----------------------------------------------------------
/** Amplitudes of the four jumps, bath 1 then bath 2, Eqs. (25), (27). */
export const JUMP_AMPLITUDE: i32 = CURRENT_NOISE + 2;
/** Loss operator Σ_j (S_j Aᵀ_αj + S_jᵀ A_βj), 4×4 row by row. */
export const LOSS: i32 = JUMP_AMPLITUDE + 2 * JUMPS;
/** The Liouvillian, 16×16 row by row in the energy basis, real and imaginary plane. */
export const LIOUVILLIAN_RE: i32 = LOSS + LEVELS * LEVELS;
export const LIOUVILLIAN_IM: i32 = LIOUVILLIAN_RE + LIOUVILLE_ENTRIES;
/** The system to solve: matrix (destroyed), real and imaginary plane … */
export const LU_RE: i32 = LIOUVILLIAN_IM + LIOUVILLE_ENTRIES;
export const LU_IM: i32 = LU_RE + LIOUVILLE_ENTRIES;
/** … and right-hand side (replaced by the solution), a pair (Re, Im) for each row. */
export const RHS: i32 = LU_IM + LIOUVILLE_ENTRIES;
/** Smallest and largest |Re| + |Im| of a pivot. */
export const PIVOT_MIN: i32 = RHS + 2 * LIOUVILLE;
export const PIVOT_MAX: i32 = PIVOT_MIN + 1;

// ---- Two-qubit measures ------------------------------------------------------
/** Work matrix of the Jacobi iterations, 4×4 complex. */
export const JACOBI_RE: i32 = PIVOT_MAX + 1;
export const JACOBI_IM: i32 = JACOBI_RE + LEVELS * LEVELS;
/** Eigenvectors (columns) of ρ, later its factor A with A A† = ρ. */
export const FACTOR_RE: i32 = JACOBI_IM + LEVELS * LEVELS;
export const FACTOR_IM: i32 = FACTOR_RE + LEVELS * LEVELS;
/** Eigenvalues of ρ in no order. */
export const EIGENVALUES: i32 = FACTOR_IM + LEVELS * LEVELS;

/** Bloch vectors of Alice and Bob, correlation matrix T (row: Alice). */
export const BLOCH_R: i32 = EIGENVALUES + LEVELS;
/** From there to CERTIFICATE_END: everything that a certificate keeps between its turns. */
export const CERTIFICATE: i32 = BLOCH_R;
export const BLOCH_S: i32 = BLOCH_R + 3;
export const CORRELATION: i32 = BLOCH_S + 3;
/** T = U diag(t) Wᵀ: singular values in descending order, U and W by columns (3 + 9 + 9). */
export const SINGULAR_T: i32 = CORRELATION + 9;
export const SINGULAR_U: i32 = SINGULAR_T + 3;
export const SINGULAR_W: i32 = SINGULAR_U + 9;

// ---- I3322: the problem in a frame where T is diagonal ------------------------
/** diag T (three values, any sign), Alice's and Bob's Bloch vectors in the frame. */
export const FRAME_T: i32 = SINGULAR_W + 9;
export const FRAME_R: i32 = FRAME_T + 3;
export const FRAME_S: i32 = FRAME_R + 3;
/** 1 where the frame is an X-state's own (assembly/i3322/maximum.ts), 0 for the singular one. */
export const FRAME_IS_X: i32 = FRAME_S + 3;

/** One point of the ascent: Alice's three unit vectors. */
export const POINT: i32 = 9;
/** Points that searches and saddles start from, scratch (two). */
export const CANDIDATES: i32 = 2;
export const CANDIDATE: i32 = FRAME_IS_X + 1;
/** The best point so far. */
export const BEST: i32 = CANDIDATE + CANDIDATES * POINT;
/** A point set aside while the search runs. */
export const SAVED: i32 = BEST + POINT;
/** A point that is tried. */
export const STEP_TRIAL: i32 = SAVED + POINT;
/** T û_k for the three norms of the objective, and 1/|u_k|. */
export const STEP_G: i32 = STEP_TRIAL + POINT;
export const STEP_INVERSE: i32 = STEP_G + 9;
/** Where one or two ascents ended (assembly/i3322/ascent.ts). */
export const ASCENDED: i32 = STEP_INVERSE + 3;
/** 1 where the last step saw a negative semidefinite Hessian, else 0. */
export const STEP_CONCAVE: i32 = ASCENDED + CANDIDATES;

/** One sum vector p = a₁ + a₂: itself, two unit vectors orthogonal to it, |a₁ − a₂| = √(4 − |p|²). */
export const SUM_LENGTH: i32 = 10;
export const SUM: i32 = STEP_CONCAVE + 1;

/** The general search: points that it starts from, in a frame of their own (assembly/i3322/starts.ts) … */
export const STARTS: i32 = 32;
/** … images of the best point that it tries … */
export const IMAGES: i32 = 16;
export const START: i32 = SUM + SUM_LENGTH;
/** … its candidates, four side by side, with the value of each and what its last two sweeps gained … */
export const RELAX: i32 = START + STARTS * POINT;
export const RELAX_VALUE: i32 = RELAX + STARTS * POINT;
export const RELAX_GAIN: i32 = RELAX_VALUE + STARTS;
export const RELAX_BEFORE: i32 = RELAX_GAIN + STARTS;
/** … and where its ascents ended, with the values there. */
export const ENDS: i32 = 32;
export const END_COUNT: i32 = RELAX_BEFORE + STARTS;
export const END_POINT: i32 = END_COUNT + 1;
export const END_VALUE: i32 = END_POINT + ENDS * POINT;

/** X-states: the best point of one planar family, as z = p_z, u = p_o² and the axis e of a₁ − a₂. */
export const PLANAR_Z: i32 = END_VALUE + ENDS;
export const PLANAR_U: i32 = PLANAR_Z + 1;
/** Samples of the one-dimensional family in z, and their values. */
export const PLANAR_SAMPLES: i32 = 24;
export const PLANAR_VALUE: i32 = PLANAR_U + 1;

/** Rotations about z that bring an X-state to real non-negative coherences: cos, sin for Alice, then Bob. */
export const X_ROTATION: i32 = PLANAR_VALUE + PLANAR_SAMPLES;

/** Results for one state, up to the fidelity in the order of the OUT columns of the same names. */
export const STATE_CONCURRENCE: i32 = X_ROTATION + 4;
export const STATE_CHSH: i32 = STATE_CONCURRENCE + 1;
export const STATE_I2: i32 = STATE_CHSH + 1;
export const STATE_I3322: i32 = STATE_I2 + 1;
export const STATE_I3: i32 = STATE_I3322 + 1;
export const STATE_I3322_BOUND: i32 = STATE_I3 + 1;
/** S of both ways of steering (assembly/measures/unsteerability.ts). */
export const STATE_UNSTEERABILITY12: i32 = STATE_I3322_BOUND + 1;
export const STATE_UNSTEERABILITY21: i32 = STATE_UNSTEERABILITY12 + 1;
export const STATE_NEGATIVITY: i32 = STATE_UNSTEERABILITY21 + 1;
/** Entanglement of formation. */
export const STATE_FORMATION: i32 = STATE_NEGATIVITY + 1;
export const STATE_PURITY: i32 = STATE_FORMATION + 1;
export const STATE_ENTROPY: i32 = STATE_PURITY + 1;
export const STATE_MUTUAL_INFORMATION: i32 = STATE_ENTROPY + 1;
export const STATE_DISCORD1: i32 = STATE_MUTUAL_INFORMATION + 1;
export const STATE_DISCORD2: i32 = STATE_DISCORD1 + 1;
/** Fully entangled fraction. */
export const STATE_FULLY_ENTANGLED: i32 = STATE_DISCORD2 + 1;
export const STATE_FIDELITY: i32 = STATE_FULLY_ENTANGLED + 1;
export const STATE_MIN_EIGENVALUE: i32 = STATE_FIDELITY + 1;
/** Directions that attain I3322: a₁, a₂, a₃, b₁, b₂, b₃. */
export const STATE_SETTINGS: i32 = STATE_MIN_EIGENVALUE + 1;
/** Directions that attain CHSH: a₁, a₂, b₁, b₂. */
export const STATE_CHSH_SETTINGS: i32 = STATE_SETTINGS + 18;
/** The steering qubit's Bloch vector after the filter, and the filter's inverse: l₀₀, Re l₁₀, Im l₁₀, l₁₁. */
export const STEERING_A: i32 = STATE_CHSH_SETTINGS + 12;
export const STEERING_FACTOR: i32 = STEERING_A + 3;

/** The target of fidelities: how many columns its factor B has (0: none given), and B, B B† = σ. */
export const TARGET_COLUMNS: i32 = STEERING_FACTOR + 4;
export const TARGET_RE: i32 = TARGET_COLUMNS + 1;
export const TARGET_IM: i32 = TARGET_RE + LEVELS * LEVELS;

/** Diagonal and off-diagonal elements of a tridiagonal matrix whose eigenvalues are wanted. */
export const TRIDIAGONAL: i32 = TARGET_IM + LEVELS * LEVELS;
export const TRIDIAGONAL_OFF: i32 = TRIDIAGONAL + LEVELS;

// Discord (assembly/measures/discord.ts), in the frame where T is diagonal.
/** Bloch vector of the measured qubit; Tᵀ applied to the other's; squares of t; square of the other's. */
export const DISCORD_R: i32 = TRIDIAGONAL_OFF + LEVELS;
export const DISCORD_Q: i32 = DISCORD_R + 3;
export const DISCORD_K: i32 = DISCORD_Q + 3;
export const DISCORD_S: i32 = DISCORD_K + 3;
/** Starts: directions and their values. */
export const DISCORD_STARTS: i32 = 80;
export const DISCORD_START: i32 = DISCORD_S + 1;
export const DISCORD_VALUE: i32 = DISCORD_START + 3 * DISCORD_STARTS;
/** Gradient and Hessian (xx, xy, xz, yy, yz, zz) of the direction at work. */
export const DISCORD_GRADIENT: i32 = DISCORD_VALUE + DISCORD_STARTS;
export const DISCORD_HESSIAN: i32 = DISCORD_GRADIENT + 3;
/** The direction at work, its tangents, and the next one. */
export const DISCORD_N: i32 = DISCORD_HESSIAN + 6;
export const DISCORD_E: i32 = DISCORD_N + 3;
export const DISCORD_TRIAL: i32 = DISCORD_E + 6;

// ---- The certificate: branch and bound over p = a₁ + a₂ -----------------------
/** One problem: diag T in descending order, T², r and s in that order (3 each). */
export const PROBLEM: i32 = 12;
/** The problem, the axial one above it, and a sector's tip (assembly/i3322/certify.ts). */
export const PROBLEM_MAIN: i32 = DISCORD_TRIAL + 3;
export const PROBLEM_AXIAL: i32 = PROBLEM_MAIN + PROBLEM;
export const PROBLEM_TIP: i32 = PROBLEM_AXIAL + PROBLEM;
/** Places of the x, y and z axes of an X-state in the order of each problem (3 each). */
export const PLACE_MAIN: i32 = PROBLEM_TIP + PROBLEM;
export const PLACE_AXIAL: i32 = PLACE_MAIN + 3;
export const PLACE_TIP: i32 = PLACE_AXIAL + 3;

/** One cell: its centre, the ranges of |p_i|, up to eight vertices (x, y, z each). */
export const CELL_CENTRE: i32 = PLACE_TIP + 3;
export const CELL_LOW: i32 = CELL_CENTRE + 3;
export const CELL_HIGH: i32 = CELL_LOW + 3;
export const CELL_VERTEX: i32 = CELL_HIGH + 3;
/** Multiplier vector of a cell's relaxation. */
export const CELL_MULTIPLIER: i32 = CELL_VERTEX + 24;

/** State of the search: value reached, gap asked for, bound to reach, largest bound of a discarded cell. */
export const CERTIFY_VALUE: i32 = CELL_MULTIPLIER + 3;
export const CERTIFY_GAP: i32 = CERTIFY_VALUE + 1;
export const CERTIFY_TARGET: i32 = CERTIFY_GAP + 1;
export const CERTIFY_DISCARDED: i32 = CERTIFY_TARGET + 1;
/** Cells bounded so far. */
export const CERTIFY_CELLS: i32 = CERTIFY_DISCARDED + 1;
/** Slack of the azimuth of the cell that was bounded last (assembly/i3322/sector.ts). */
export const CERTIFY_SLACK: i32 = CERTIFY_CELLS + 1;
/** What the components of r and s that were set to zero may add to the maximum. */
export const CERTIFY_ALLOWANCE: i32 = CERTIFY_SLACK + 1;
/** The frame's axes that stand for x, y, z of the problem (z: the X-state's axis). */
export const CERTIFY_AXES: i32 = CERTIFY_ALLOWANCE + 1;
/** In-plane mean and half difference of |t_x|, |t_y|. */
export const CERTIFY_MEAN: i32 = CERTIFY_AXES + 3;
export const CERTIFY_HALF: i32 = CERTIFY_MEAN + 1;
/** Largest bound of the cells left. */
export const CERTIFY_BOUND: i32 = CERTIFY_HALF + 1;
/** Cells left, in the order of their making; the first of them in the ring. */
export const QUEUE_COUNT: i32 = CERTIFY_BOUND + 1;
export const QUEUE_FIRST: i32 = QUEUE_COUNT + 1;
/** A cell in the queue: centre (3), half widths (3), bound, slack of the azimuth. */
export const QUEUE_STRIDE: i32 = 8;
export const QUEUE_CAPACITY: i32 = 32768;
export const QUEUE: i32 = QUEUE_FIRST + 1;
export const CERTIFICATE_END: i32 = QUEUE + QUEUE_STRIDE * QUEUE_CAPACITY;

/** 1 where γ_j is multiplied by a shape, the spectrum of the first bath in system/layout.ts; and it at ε₋ and ε₊. */
export const SHAPED: i32 = CERTIFICATE_END;
export const SHAPE: i32 = SHAPED + 1;

/** 1 where a warm bath of bosons in exchange form may not meet a transition of frequency zero; else it drops it. */
export const POLE_REFUSED: i32 = SHAPE + 2;

/** End of this part; systems of any kind have theirs further on, system/layout.ts. */
export const LAYOUT_END: i32 = POLE_REFUSED + 1;
