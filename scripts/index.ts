export { openPrinter, type Page, type Printer, type PrinterOptions } from './browser/open-printer.js';
export type { LibraryRead } from './content/read-library.js';
export { type Only, planJobs } from './formats/plan-jobs.js';
export type * from './model/blocks.js';
export type { Code } from './model/codes.js';
export type * from './model/content.js';
export type {
  AddedKind,
  CoverPicture,
  DeckDefinition,
  DeckEntry,
  DeckPart,
  HandoutPart,
  Localised,
  PanelName,
  PieceSet,
  ProjectConfig,
  ProjectFact,
  ReviewDemands,
  Setting,
} from './model/definitions.js';
export type { At, Concerns, Diagnostic, Fields } from './model/diagnostic.js';
export type { EaseScore, PieceReadability } from './model/diagnostic-list.js';
export type { Folder, Format, MeasureRules, Media, Part, PrintFormat, SlideFormat } from './model/formats.js';
export {
  type Artifact,
  type ArtifactEntry,
  type Checked,
  type Coverage,
  type EnvironmentCode,
  EnvironmentError,
  type HandoutLink,
  type Job,
  type OtherLanguage,
  type Outcome,
  type Seen,
} from './model/job.js';
export type { MarkedRun, MarkedTexts, SaidInLanguages, SaidTexts } from './model/marked-words.js';
export type * from './model/options.js';
export type { Order } from './model/orders.js';
export type { Brand, BrandPicture, LineOptions, Region, RegionLine, Urgency } from './model/organisation.js';
export type { BoxSize, PageSize, Paper } from './model/paper.js';
export type { AboutSome, Regional } from './model/regional.js';
export type { Requirement } from './model/requirement.js';
export type { ItemGroup, ItemKind, ItemWords, SafetyItem, SignUrgency, Told, ToldIn } from './model/safety.js';
export type { Plan, Sink, StoppedDeck } from './model/sink.js';
export type * from './model/svg-node.js';
export type { TranslationState } from './model/translation.js';
export type * from './model/wording.js';
export type { QueueCounts, QueueWish } from './queue/open-queue.js';
export { type AddReport, type AddRequest, addContent } from './stories/add.js';
export { type ApproveReport, type ApproveRequest, approveModules } from './stories/approve.js';
export { type BuildEvent, type BuildOptions, type BuildResult, type BuildScope, build } from './stories/build.js';
export { buildShare, type ShareRequest } from './stories/build-share.js';
export { type BuildReport, type BuildRequest, buildToFolder } from './stories/build-to-folder.js';
export { check } from './stories/check.js';
export type { CheckReport, CheckRequest } from './stories/check-request.js';
export { type CoverageReport, type CoverageRequest, type CoverageRow, coverageOf } from './stories/coverage.js';
export { type DevRequest, type DevServer, openDev } from './stories/dev.js';
export { checkEnvironment, type EnvironmentCheck, type EnvironmentRequest } from './stories/doctor.js';
export { type ImportReport, type ImportRequest, importTranslation } from './stories/import-translation.js';
export { type InitReport, type InitRequest, initProject } from './stories/init.js';
export { type KeepReport, keepTranslation } from './stories/keep-translation.js';
export { listProject, type ProjectList } from './stories/list.js';
export { type MergeRequest, mergeShares } from './stories/merge-shares.js';
export { loadLibrary } from './stories/open-project.js';
export { addToQueue, clearQueue, type QueueProgress, type QueueReport, type QueueRequest, queueProgress } from './stories/queue.js';
export { reviewProject } from './stories/review.js';
export type { ReviewReport, ReviewRequest } from './stories/review-request.js';
export { writeSchemas } from './stories/schemas.js';
export { type SealReport, type SealRequest, sealData } from './stories/seal.js';
export type { ShareNumber } from './stories/share-jobs.js';
export { openStudio, type StudioRequest, type StudioServer } from './stories/studio.js';
export {
  type ExportReport,
  type ExportRequest,
  exportWords,
  type LeftText,
  type LocaleState,
  translationStatus,
} from './stories/translate.js';
export { type WorkReport, type WorkRequest, work } from './stories/work.js';
