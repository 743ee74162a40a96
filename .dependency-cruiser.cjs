// The layers of the house (docs/architecture.md): who may know whom. Each rule is one sentence of it.
const inside = (folder) => `^${folder}/`;
/** Tests and what only they use. */
const tests = '\\.test\\.ts$|/testing\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'shared-imports-only-itself-and-small-pure-libraries',
      severity: 'error',
      from: { path: inside('shared'), pathNot: tests },
      to: { pathNot: ['^shared/', 'node_modules/(zod|diff|feelin|re2js|@dagrejs/dagre)/'] },
    },
    {
      name: 'data-imports-itself-and-shared',
      severity: 'error',
      from: { path: inside('electron/data') },
      to: { path: ['^electron/(main|preload)/', '^renderer/', 'node_modules/electron/'] },
    },
    {
      name: 'main-and-preload-import-shared',
      severity: 'error',
      from: { path: '^electron/(main|preload)/' },
      to: { path: ['^electron/data/', '^renderer/'] },
    },
    {
      name: 'preload-imports-nothing-of-main',
      severity: 'error',
      from: { path: inside('electron/preload') },
      to: { path: '^electron/main/' },
    },
    {
      name: 'renderer-imports-shared',
      severity: 'error',
      from: { path: inside('renderer'), pathNot: tests },
      to: { path: ['^electron/', 'node_modules/electron/'] },
    },
    {
      name: 'renderer-has-no-node',
      severity: 'error',
      from: { path: inside('renderer'), pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-main-and-preload-know-electron',
      severity: 'error',
      from: { pathNot: '^electron/(main|preload)/' },
      to: { path: 'node_modules/electron/' },
    },
    {
      name: 'a-module-is-reached-by-its-service',
      severity: 'error',
      from: { path: '^electron/data/modules/([^/]+)/', pathNot: tests },
      to: { path: '^electron/data/modules/', pathNot: ['^electron/data/modules/$1/', '^electron/data/modules/[^/]+/service\\.ts$'] },
    },
    {
      name: 'only-the-router-joins-handlers',
      severity: 'error',
      from: { path: '^electron/data/', pathNot: ['^electron/data/router\\.ts$', tests] },
      to: { path: '^electron/data/modules/[^/]+/handlers\\.ts$' },
    },
    {
      name: 'modules-do-not-know-the-router-or-the-entries',
      severity: 'error',
      from: { path: '^electron/data/modules/', pathNot: tests },
      to: { path: ['^electron/data/router\\.ts$', '^electron/data/entry/'] },
    },
    {
      name: 'registers-do-not-know-modules',
      severity: 'error',
      from: { path: '^electron/data/registers/', pathNot: tests },
      to: { path: ['^electron/data/modules/', '^electron/data/router\\.ts$', '^electron/data/entry/'] },
    },
    {
      name: 'the-store-knows-nothing-above-it',
      severity: 'error',
      from: { path: '^electron/data/store/', pathNot: tests },
      to: { path: ['^electron/data/(registers|modules|entry)/', '^electron/data/router\\.ts$'] },
    },
    {
      name: 'an-entry-starts-the-router-and-nothing-else',
      severity: 'error',
      from: { path: '^electron/data/entry/', pathNot: [tests, '^electron/data/entry/worker'] },
      to: { path: '^electron/data/(modules|registers|store)/' },
    },
    {
      name: 'rows-are-reached-by-their-own-module',
      severity: 'error',
      from: { path: '^electron/data/', pathNot: ['^electron/data/(modules/[^/]+|registers)/', tests] },
      to: { path: '/rows\\.ts$' },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
