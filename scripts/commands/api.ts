/** The calls of the public API that the commands make: one each. */
export interface Api {
  readonly build: typeof import('../stories/build-to-folder.js').buildToFolder;
  readonly check: typeof import('../stories/check.js').check;
  readonly list: typeof import('../stories/coverage.js').listProject;
  readonly coverage: typeof import('../stories/coverage.js').coverageOf;
  readonly review: typeof import('../stories/review.js').reviewProject;
  readonly approve: typeof import('../stories/approve.js').approveModules;
  readonly doctor: typeof import('../stories/doctor.js').checkEnvironment;
  readonly init: typeof import('../stories/init.js').initProject;
  readonly add: typeof import('../stories/add.js').addContent;
  readonly schema: typeof import('../stories/schemas.js').writeSchemas;
  readonly dev: typeof import('../stories/dev.js').openDev;
}

/** Returns the API, each part loaded when it is first called: `--help` and a build with nothing to do load no renderer. */
export const lazyApi = (): Api => ({
  build: async (request) => (await import('../stories/build-to-folder.js')).buildToFolder(request),
  check: async (request) => (await import('../stories/check.js')).check(request),
  list: async (request) => (await import('../stories/coverage.js')).listProject(request),
  coverage: async (request) => (await import('../stories/coverage.js')).coverageOf(request),
  review: async (request) => (await import('../stories/review.js')).reviewProject(request),
  approve: async (request) => (await import('../stories/approve.js')).approveModules(request),
  doctor: async (request) => (await import('../stories/doctor.js')).checkEnvironment(request),
  init: async (request) => (await import('../stories/init.js')).initProject(request),
  add: async (request) => (await import('../stories/add.js')).addContent(request),
  schema: async (request) => (await import('../stories/schemas.js')).writeSchemas(request),
  dev: async (request) => (await import('../stories/dev.js')).openDev(request),
});
