/** The import rules of ARCHITECTURE.md, as a tool sees them. */
const room = (path) => `^${path}/`;
const ours = '^(contract|links|locales|wording|main|preload|renderer|test|bench|scripts)/';
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: ours, pathNot: allowed },
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle means that two modules have one reason to change: merge them or cut the knot.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'declared',
      comment: 'Every package used is named in package.json.',
      severity: 'error',
      // The stand-in runtime's default app is a package of its own.
      from: { pathNot: '^scripts/setup/default-app/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'tests-stay-out',
      comment: 'The sandbox is part of the product (the try-out); all other tests are not.',
      severity: 'error',
      from: { path: '^(contract|links|locales|wording|main|preload|renderer)/' },
      to: { path: '^(test|bench|scripts)/' },
    },
    only('contract-alone', room('contract'), [room('contract')], 'The contract is what all others agree on.'),
    only(
      'links',
      room('links'),
      ['^(links|contract)/'],
      'How links are written depends on no one who writes them.',
    ),
    only('locales-alone', room('locales'), [room('locales')], 'Words know no code.'),
    only(
      'wording',
      room('wording'),
      ['^(wording|locales|contract)/'],
      'Records told in words, whoever tells them.',
    ),
    only(
      'renderer',
      room('renderer'),
      ['^(renderer|contract|links|locales|wording)/'],
      'The window shows; it does not reach.',
    ),
    only(
      'preload',
      room('preload'),
      ['^(preload|contract)/'],
      'The preload exposes the contract and nothing else.',
    ),
    only(
      'shell',
      '^main/(index\\.ts$|shell/)',
      [
        '^(main/(index\\.ts|shell/)|contract/|links/|locales/|wording/)',
        '^main/engine/(profile|environment)\\.ts$',
        '^package\\.json$',
      ],
      'The shell talks to the engine by messages only.',
    ),
    only(
      'engine',
      room('main/engine'),
      ['^(main/engine|contract|links)/', '^(locales|wording)/'],
      'The engine knows no window.',
    ),
    {
      name: 'engine-speaks-codes',
      comment:
        'Only the command line, the API for editors and the page that a browser comes back to speak to people; the rest of the engine speaks in codes.',
      severity: 'error',
      from: {
        path: room('main/engine'),
        pathNot: ['^main/engine/(cli|local-api)/', '^main/engine/accounts/return-words\\.ts$'],
      },
      to: { path: '^(locales|wording)/' },
    },
    {
      name: 'engine-without-electron',
      severity: 'error',
      from: { path: '^(main/engine|contract|links|locales|wording|renderer)/' },
      to: { path: '(^|node_modules/)electron($|/)' },
    },
    only(
      'credits-pure',
      room('main/engine/credits'),
      ['^(main/engine/credits|contract)/'],
      'Planner and ledger know no host and no disk.',
    ),
    {
      name: 'credits-without-io',
      severity: 'error',
      from: { path: room('main/engine/credits') },
      to: { dependencyTypes: ['core', 'npm'], pathNot: 'zod' },
    },
    only(
      'hosts',
      room('main/engine/hosts'),
      ['^main/engine/hosts/', '^contract/', '^main/engine/(clock|recipe|reading|credits/types)\\.ts$'],
      'A host knows the network and its own words.',
    ),
    {
      name: 'one-host-module',
      comment: "Imgur's words stay in its room; only the wiring may choose it.",
      severity: 'error',
      from: {
        path: room('main/engine'),
        pathNot: ['^main/engine/hosts/imgur/', '^main/engine/engine\\.ts$'],
      },
      to: { path: '^main/engine/hosts/imgur/' },
    },
    {
      name: 'foreign-bytes-apart',
      comment:
        'What parses files of somebody else runs in media processes: through the door of media/ nothing of it is reached, only asked for.',
      severity: 'error',
      from: { path: '^main/engine/media/index\\.ts$' },
      to: {
        path: 'node_modules/(sharp|file-type|mediabunny|exifreader|heic-decode|bmp-ts)/',
        reachable: true,
      },
    },
    {
      name: 'parsers-in-media',
      severity: 'error',
      from: { path: '^main/', pathNot: '^main/engine/media/' },
      to: { path: 'node_modules/(sharp|file-type|mediabunny|exifreader|heic-decode|bmp-ts)/' },
    },
    {
      name: 'media-by-its-door',
      comment: 'Pixels of the own screen, which `encode.ts` is for, are no file of somebody else.',
      severity: 'error',
      from: { path: '^main/engine/', pathNot: '^main/engine/media/' },
      to: { path: '^main/engine/media/', pathNot: '^main/engine/media/(index|encode)\\.ts$' },
    },
    {
      name: 'vault-alone-knows-keytar',
      severity: 'error',
      from: { pathNot: '^(main/engine/vault|test)/' },
      to: { path: 'node_modules/(keytar|@github/keytar)' },
    },
    {
      name: 'store-and-lock-know-sqlite',
      severity: 'error',
      from: { pathNot: '^(main/engine/(queue|lock)|test|bench)/' },
      to: { path: 'node_modules/better-sqlite3' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
