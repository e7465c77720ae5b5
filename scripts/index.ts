export { type AddReport, type AddRequest, addPiece } from './add-piece.js';
export { type ApproveReport, type ApproveRequest, approveModules } from './approve.js';
export { openPrinter, type Page, type Printer, type PrinterOptions } from './browser/open-printer.js';
export { type BuildEvent, type BuildOptions, type BuildResult, type BuildScope, build } from './build.js';
export { type BuildReport, type BuildRequest, buildToFolder } from './build-to-folder.js';
export { type CheckReport, type CheckRequest, check } from './check.js';
export type { PieceReadability } from './commands/check-summary.js';
export { type Only, planJobs } from './compose/plan-jobs.js';
export type { LibraryRead } from './content/read-library.js';
export { type DevRequest, type DevServer, openDev } from './dev.js';
export { checkEnvironment, type EnvironmentCheck, type EnvironmentRequest } from './doctor.js';
export { type InitReport, type InitRequest, initProject } from './init.js';
export { loadLibrary } from './load-library.js';
export type { Code } from './model/codes.js';
export type * from './model/content.js';
export type {
  DeckDefinition,
  DeckPart,
  Format,
  HandoutPart,
  PanelName,
  Paper,
  PrintFormat,
  ProjectConfig,
  ReviewDemands,
  Setting,
  SlideFormat,
} from './model/definitions.js';
export type { At, Diagnostic, Fields } from './model/diagnostic.js';
export {
  type Artifact,
  type ArtifactEntry,
  type Checked,
  type Coverage,
  type EnvironmentCode,
  EnvironmentError,
  type Folder,
  type Job,
  type Outcome,
} from './model/job.js';
export type { Localised } from './model/localised.js';
export type * from './model/organisation.js';
export type { PieceKind } from './model/piece-kind.js';
export type * from './model/wording.js';
export {
  type CoverageReport,
  type CoverageRequest,
  type CoverageRow,
  coverageOf,
  listProject,
  type ProjectList,
} from './project-report.js';
export { type ReviewReport, type ReviewRequest, reviewProject } from './review.js';
export { writeSchemas } from './write-schemas.js';
