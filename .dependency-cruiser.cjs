/** The import rules of ARCHITECTURE.md, as a tool sees them. */
const room = (path) => `^${path}/`;
const ours = '^(contract|links|i18n|main|preload|renderer|sandbox|test|bench|scripts)/';
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
    // What the build makes has no file.
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
    {
      name: 'declared',
      comment: 'Every package used is named in package.json.',
      severity: 'error',
      // The stand-in runtime's default app and the bench's empty one are packages of their own.
      from: { pathNot: '^(scripts/stand-in/default-app|bench/window/empty-app)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'tests-stay-out',
      severity: 'error',
      from: { path: '^(contract|links|i18n|main|preload|renderer|sandbox)/' },
      to: { path: '^(test|bench|scripts)/' },
    },
    only('contract-alone', room('contract'), [room('contract')], 'The contract is what all others agree on.'),
    only(
      'links',
      room('links'),
      ['^(links|contract)/'],
      'How links are written depends on no one who writes them.',
    ),
    only('i18n', room('i18n'), ['^(i18n|contract)/'], 'Records told in words, whoever tells them.'),
    only(
      'renderer',
      room('renderer'),
      ['^(renderer|contract|links)/', '^i18n/(?!catalogue-files|load-translator)'],
      'The window shows; it does not reach, and its texts come with the page, not from the disk.',
    ),
    only(
      'preload',
      room('preload'),
      ['^(preload|contract)/'],
      'The preload exposes the contract and nothing else.',
    ),
    only(
      'desktop',
      room('main/desktop'),
      [
        '^(main/desktop|contract|links|i18n)/',
        '^main/engine/(profile|program-variable|environment|events)\\.ts$',
        '^package\\.json$',
      ],
      'The desktop talks to the engine by messages only.',
    ),
    only(
      'engine',
      room('main/engine'),
      ['^(main/engine|contract|links)/', '^i18n/'],
      'The engine knows no window.',
    ),
    only(
      'cli',
      room('main/cli'),
      ['^(main/cli|main/engine|contract|links|i18n)/', '^package\\.json$'],
      'The command is a client of the engine, like the window.',
    ),
    only(
      'sandbox',
      room('sandbox'),
      [room('sandbox'), '^main/engine/clock\\.ts$'],
      'The sandbox stands for a host and knows no client.',
    ),
    {
      name: 'engine-speaks-codes',
      comment:
        'Only the API for editors and the page that a browser comes back to speak to people; the rest of the engine speaks in codes.',
      severity: 'error',
      from: {
        path: room('main/engine'),
        pathNot: ['^main/engine/local-api/', '^main/engine/accounts/callback-texts\\.ts$'],
      },
      to: { path: '^i18n/' },
    },
    {
      name: 'engine-without-electron',
      severity: 'error',
      from: { path: '^(main/(engine|cli)|contract|links|i18n|renderer|sandbox)/' },
      to: { path: '(^|node_modules/)electron($|/)' },
    },
    only(
      'scheduler-pure',
      room('main/engine/scheduler'),
      ['^(main/engine/scheduler|contract)/'],
      'Planner and ledger know no host and no disk.',
    ),
    {
      name: 'scheduler-without-io',
      severity: 'error',
      from: { path: room('main/engine/scheduler') },
      to: { dependencyTypes: ['core', 'npm'], pathNot: 'zod' },
    },
    only(
      'hosts',
      room('main/engine/hosts'),
      [
        '^main/engine/hosts/',
        '^contract/',
        '^main/engine/network/',
        '^main/engine/(clock|byte-plan|fs-errors|scheduler/types)\\.ts$',
      ],
      'A host knows the network and its own words.',
    ),
    {
      name: 'host-chosen-once',
      comment: "A host's words stay in its folder; only the wiring may choose one.",
      severity: 'error',
      from: {
        path: room('main/engine'),
        pathNot: [
          '^main/engine/hosts/[^/]+/',
          '^main/engine/hosts/registry\\.ts$',
          // Tells of the built-in one without opening it.
          '^main/engine/hosts/built-in\\.ts$',
          '^main/engine/app/create-host\\.ts$',
        ],
      },
      to: { path: '^main/engine/hosts/[^/]+/', pathNot: '^main/engine/hosts/http/' },
    },
    {
      name: 'hosts-apart',
      comment: 'No host knows another one; what all of them need of HTTP lies in a folder of its own.',
      severity: 'error',
      from: { path: '^main/engine/hosts/([^/]+)/' },
      to: { path: '^main/engine/hosts/[^/]+/', pathNot: '^main/engine/hosts/($1|http)/' },
    },
    {
      name: 'one-way-out',
      comment:
        'Whoever asks anybody does so by the network room: proxies, trust and addresses are its matter.',
      severity: 'error',
      from: {
        path: '^main/',
        pathNot: [
          room('main/engine/network'),
          // Local sockets, and servers on this computer.
          room('main/engine/socket'),
          '^main/engine/local-api/(server|peer)\\.ts$',
          '^main/engine/web/(index|page-policy|page-sockets|ws\\.d)\\.ts$',
          '^main/engine/accounts/callback-page\\.ts$',
          '^main/desktop/tray/x11-selection\\.ts$',
          // Names and addresses are judged, which opens nothing.
          '^main/engine/sources/web/(http-client|private-address)\\.ts$',
        ],
      },
      to: { path: '^(https?|http2|net|tls|dgram|dns)(/|$)|node_modules/(undici|ws|socks)/' },
    },
    {
      name: 'ledger-knows-redis',
      comment: 'It speaks over connections that the network room has opened for it.',
      severity: 'error',
      from: { pathNot: '^(main/engine/ledger/redis-store\\.ts$|test/|bench/)' },
      to: { path: 'node_modules/ioredis' },
    },
    {
      name: 'foreign-bytes-apart',
      comment:
        'What parses files of somebody else runs in media processes: through the door of media/ nothing of it is reached, only asked for.',
      severity: 'error',
      from: { path: '^main/engine/media/index\\.ts$' },
      to: {
        path: 'node_modules/(sharp|file-type|mediabunny|exifreader|heic-decode|bmp-ts|tesseract.js-core|zxing-wasm)/',
        reachable: true,
      },
    },
    {
      name: 'parsers-in-media',
      severity: 'error',
      from: { path: '^main/', pathNot: '^main/engine/media/' },
      to: {
        path: 'node_modules/(sharp|file-type|mediabunny|exifreader|heic-decode|bmp-ts|tesseract.js-core|zxing-wasm)/',
      },
    },
    {
      name: 'media-by-its-door',
      comment: 'Pixels of the own screen, which `encode.ts` is for, are no file of somebody else.',
      severity: 'error',
      from: { path: '^main/engine/', pathNot: '^main/engine/media/' },
      to: { path: '^main/engine/media/', pathNot: '^main/engine/media/(index|encode)\\.ts$' },
    },
    {
      name: 'secrets-alone-know-keytar',
      severity: 'error',
      from: { pathNot: '^(main/engine/secrets|test)/' },
      to: { path: 'node_modules/(keytar|@github/keytar)' },
    },
    {
      name: 'store-and-lock-know-sqlite',
      severity: 'error',
      from: { pathNot: '^(main/engine/(store|lock)|test|bench)/' },
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
