/**
 * Two qubits between baths: steady states, entanglement, Bell nonlocality, steering.
 *
 * Everything begins with {@link createSolver}. ħ = k_B = 1: energies, temperatures and rates share one
 * unit. Basis |00⟩, |01⟩, |10⟩, |11⟩, qubit 1 first, |0⟩ the lower level.
 *
 * @module bellness
 */

export { type AlongOptions, maximaAlong } from "./analysis/along.js";
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
export type { Maximum } from "./analysis/maxima.js";
export type { Sweeper } from "./analysis/parameterSets.js";
export { notPositive, positiveValues } from "./analysis/positive.js";
export { QUANTITIES, type Quantity, UNCUT, type Uncut } from "./analysis/quantity.js";
export { rectificationRatio } from "./analysis/rectification.js";
export type { BellObservable, BellOptions, BellResult, BellSettings } from "./bell/bell.js";
export {
  type Coefficients,
  type CollinsGisin,
  type InequalityInput,
  localBound,
} from "./bell/inequality.js";
export type { InequalityName } from "./bell/named.js";
export type { Unit } from "./core/columns.js";
export type { BackendChoice, BackendName } from "./core/core.js";
export type {
  Measure,
  MeasureResults,
  NumberMeasure,
  PointMeasure,
  PointMeasureResults,
} from "./core/measures.js";
export { MEASURES } from "./core/measures.js";
export { type Observable, observableMeaning } from "./core/observables.js";
export type { Measures } from "./core/state.js";
export type { WasmSource } from "./core/wasm.js";
export type {
  EventKind,
  Events,
  EventsOptions,
  EvolutionEvent,
} from "./evolve/events.js";
export type { Evolution } from "./evolve/evolve.js";
export type { EventQuantity } from "./evolve/quantities.js";
export type { EvolveOptions, TimeObservable, TimesInput } from "./evolve/spec.js";
export { VERSION } from "./generated/version.js";
export type { Progress } from "./jobs/job.js";
export type { WorkerFactory, WorkerLike } from "./jobs/port.js";
export type { LocalityOptions, SteeringLimits } from "./locality/asked.js";
export {
  LOCALITY_NAMES as LOCALITY_OBSERVABLES,
  type LocalityObservable,
} from "./locality/names.js";
export type { ComplexInput } from "./model/complex.js";
export { densityMatrix } from "./model/densityMatrix.js";
export { BellnessError, type ErrorCode } from "./model/errors.js";
export { FLAGS, type Flag } from "./model/flags.js";
export { opensDocument, parseJson } from "./model/json.js";
export { checkKeys, nearest } from "./model/keys.js";
export { type Levels, levels, type Transition } from "./model/levels.js";
export type { MatrixInput, PlanesInput, VectorInput } from "./model/matrix.js";
export { normalisedChsh, normalisedI3322 } from "./model/normalise.js";
export type { OperatorInput } from "./model/operator.js";
export {
  meanAndDifference,
  PAIRS,
  type Pair,
  type PairInput,
  type PairName,
  type PairPart,
} from "./model/pairs.js";
export type {
  ExtendedParameters,
  ExtendedParametersInput,
  ShapeInput,
} from "./model/paperSystem.js";
export {
  DEFAULTS,
  type Parameters,
  type ParametersInput,
  parameters,
  type Statistics,
} from "./model/parameters.js";
export { type Passed, passedOn } from "./model/passed.js";
export {
  PARAMETER_PATHS,
  type ParameterPath,
  parameterValue,
  withParameter,
} from "./model/paths.js";
export type { Repair, Repaired, RepairOptions } from "./model/repair.js";
export type { ChshSettings, Direction, Settings } from "./model/settings.js";
export { SETUPS, type Setup } from "./model/setups.js";
export { shown, shownKey } from "./model/shown.js";
export type {
  Cutoff,
  CutoffKind,
  Flat,
  Lorentzian,
  Ohmic,
  Spectrum,
  SpectrumInput,
  TableSpectrum,
} from "./model/spectrum.js";
export type { BlochInput, DensityMatrix, Further, StateInput } from "./model/state.js";
export type {
  Bath,
  BathInput,
  Equation,
  Form,
  JumpInput,
  System,
  SystemInput,
} from "./model/system.js";
export { isSystem } from "./model/system.js";
export { type SystemLevel, systemLevels } from "./model/systemLevels.js";
export type { SystemPath } from "./model/systemModel.js";
export { type SystemNumber, systemNumbers, withSystemNumber } from "./model/systemNumbers.js";
export type { Units, UnitsInput } from "./model/units.js";
export {
  type Evidence,
  type Judgement,
  judge,
  type Radius,
  VERDICTS,
  type VerdictName,
  type Way,
} from "./model/verdict.js";
export type { Solver } from "./solver/api.js";
export type { Asked } from "./solver/asked.js";
export type { Certificate, CertifyOptions } from "./solver/certify.js";
export type {
  DegenerateMeasures,
  DegenerateSettings,
  Observable3322,
} from "./solver/degenerate.js";
export type { SolverOptions, StateOptions } from "./solver/options.js";
export type { ExtendedSolution, Solution, StateMeasures } from "./solver/results.js";
export { type AskedSolutions, SolutionTable } from "./solver/solutionTable.js";
export type { SolveOptions } from "./solver/solve.js";
export { createSolver } from "./solver/solver.js";
export type { Relaxation, SystemMeasure, SystemSolution } from "./solver/system.js";
export { whyNoState } from "./states/answers.js";
export { type MeasuredBlock, type StateBlock, stateAt } from "./states/block.js";
export { describeStates, type StatesDescription, type StatesPart } from "./states/describe.js";
export { type StatesFileOptions, statesChunks, statesFile } from "./states/file.js";
export {
  countStates,
  type ReadOptions,
  readStates,
  STATE_FORMATS,
  type StateFormat,
} from "./states/format.js";
export type { Input as StateInputFile, RandomAccess } from "./states/input.js";
export type { StateObservable } from "./states/observables.js";
export {
  ANSWER_OBSERVABLES,
  DEFAULT_OBSERVABLES as NUMBER_OBSERVABLES,
  STATE_OBSERVABLES,
} from "./states/observables.js";
export {
  RANDOM_KINDS,
  type RandomKind,
  type RandomStatesOptions,
  randomStates,
} from "./states/random.js";
export type {
  StateColumnName,
  StatesInput,
  StatesOptions,
} from "./states/states.js";
export { lineGroups, texts } from "./states/text.js";
export { WRITTEN_FORMATS, type WrittenFormat, writeStates } from "./states/write.js";
export { KnownRadii } from "./steering/known.js";
export type {
  HiddenStates,
  Steering,
  SteeringBracket,
  SteeringOptions,
  SteeringProgress,
} from "./steering/steering.js";
export type { Verdict, VerdictOptions } from "./steering/verdict.js";
export { type ColumnDescription, STATUSES, type SweepDescription } from "./sweep/describe.js";
export type { SolverChoice } from "./sweep/solvers.js";
export type {
  AxisInput,
  AxisPath,
  ColumnName,
  SweepObservable,
  SweepSpec,
} from "./sweep/spec.js";
export type { FileOptions, SweepOptions, TableOptions } from "./sweep/sweeper.js";
export {
  TABLE_FORMATS,
  type Table,
  type TableBlock as SweepBlock,
  type TableFormat,
} from "./table/columns.js";
export type { Checkpoint, FileChunk } from "./table/file.js";
export type { Shard } from "./table/shard.js";
export type { Tally } from "./table/tally.js";
