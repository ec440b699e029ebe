export {
  type CriticalEntropyProduction,
  type CriticalKind,
  type CriticalOptions,
  type CriticalPoint,
  criticalChemicalPotentialDifference,
  criticalEntropyProduction,
  criticalPoints,
  criticalTemperatureDifference,
  criticalTemperatureDifferences,
} from "./analysis/critical.js";
export type { Sweeper } from "./analysis/family.js";
export type { Maximum } from "./analysis/maxima.js";
export {
  type Quantity,
  SOURCES as UNCUT,
  type Source as UncutQuantity,
} from "./analysis/quantity.js";
export { rectificationRatio } from "./analysis/rectification.js";
export type { BackendChoice, BackendName } from "./core/core.js";
export type { WasmSource } from "./core/wasm.js";
export type { Progress } from "./jobs/job.js";
export type { WorkerFactory, WorkerLike } from "./jobs/port.js";
export type { ComplexInput } from "./model/complex.js";
export { BellnessError, type ErrorCode } from "./model/errors.js";
export type { Flag } from "./model/flags.js";
export { type Levels, levels, type Transition } from "./model/levels.js";
export type { MatrixInput, PlanesInput, VectorInput } from "./model/matrix.js";
export { normalisedChsh, normalisedI3322 } from "./model/normalise.js";
export {
  DEFAULTS,
  type Pair,
  type PairInput,
  type Parameters,
  type ParametersInput,
  parameters,
  type Statistics,
} from "./model/parameters.js";
export type { Repair, Repaired, RepairOptions } from "./model/repair.js";
export type { BlochInput, DensityMatrix, Further, StateInput } from "./model/state.js";
export type { Certificate, CertifyOptions } from "./solver/certify.js";
export type {
  DegenerateMeasures,
  DegenerateSettings,
  Observable3322,
} from "./solver/degenerate.js";
export type { Direction, Measures, Settings, Solution, StateMeasures } from "./solver/results.js";
export {
  createSolver,
  type SolveOptions,
  type Solver,
  type SolverOptions,
  type StateOptions,
} from "./solver/solver.js";
export type { StateBlock } from "./states/block.js";
export { type ReadOptions, readStates, STATE_FORMATS, type StateFormat } from "./states/format.js";
export type { Input as StateInputFile, RandomAccess } from "./states/input.js";
export type { ColumnDescription, SweepDescription } from "./sweep/describe.js";
export type { Observable, Unit } from "./sweep/observables.js";
export type { AxisInput, SolverChoice, SweepSpec } from "./sweep/spec.js";
export type { FileOptions, SweepOptions, TableOptions } from "./sweep/sweeper.js";
export {
  TABLE_FORMATS,
  type Table,
  type TableBlock as SweepBlock,
  type TableFormat,
} from "./table/columns.js";
export type { Checkpoint, FileChunk } from "./table/file.js";
export type { Shard } from "./table/shard.js";
