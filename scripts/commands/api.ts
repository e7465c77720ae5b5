/** The calls of the public API that the commands make: one each. */
export interface Api {
  readonly build: typeof import('../build-to-folder.js').buildToFolder;
  readonly check: typeof import('../check.js').check;
  readonly list: typeof import('../project-report.js').listProject;
  readonly coverage: typeof import('../project-report.js').coverageOf;
  readonly review: typeof import('../review.js').reviewProject;
  readonly approve: typeof import('../approve.js').approveModules;
  readonly doctor: typeof import('../doctor.js').checkEnvironment;
  readonly init: typeof import('../init.js').initProject;
  readonly add: typeof import('../add-piece.js').addPiece;
  readonly schema: typeof import('../write-schemas.js').writeSchemas;
  readonly dev: typeof import('../dev.js').openDev;
}

/** Returns the API, each part loaded when it is first called: `--help` and a build with nothing to do load no renderer. */
export const lazyApi = (): Api => ({
  build: async (request) => (await import('../build-to-folder.js')).buildToFolder(request),
  check: async (request) => (await import('../check.js')).check(request),
  list: async (request) => (await import('../project-report.js')).listProject(request),
  coverage: async (request) => (await import('../project-report.js')).coverageOf(request),
  review: async (request) => (await import('../review.js')).reviewProject(request),
  approve: async (request) => (await import('../approve.js')).approveModules(request),
  doctor: async (request) => (await import('../doctor.js')).checkEnvironment(request),
  init: async (request) => (await import('../init.js')).initProject(request),
  add: async (request) => (await import('../add-piece.js')).addPiece(request),
  schema: async (request) => (await import('../write-schemas.js')).writeSchemas(request),
  dev: async (request) => (await import('../dev.js')).openDev(request),
});
