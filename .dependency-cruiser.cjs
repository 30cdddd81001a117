// The import table of docs/architecture.md: which folder may import which. `npm run check` enforces it.
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: allowed },
});
const builtin =
  '^(node:)?(fs|path|url|crypto|http|child_process|os|util|assert|events|process|timers|module)';

// The floors of domain/, from the ground up. A folder imports folders of lower floors, and itself.
const floors = [
  ['shared'],
  ['notices', 'registry', 'rules'],
  ['policy'],
  ['case'],
  ['access', 'discharge'],
  ['placement', 'aot', 'views', 'referral'],
  ['api'],
  ['work', 'ports', 'catalogue'],
];
const floorRules = floors.flatMap((folders, level) =>
  folders.map((folder) => ({
    name: `floor-of-${folder}`,
    comment: `domain/${folder} stands on floor ${level + 1} and imports nothing beside or above it.`,
    severity: 'error',
    from: { path: `^domain/${folder}/` },
    to: {
      path: '^domain/',
      pathNot: `^domain/(${[folder, ...floors.slice(0, level).flat()].join('|')})/`,
    },
  })),
);

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    only(
      'domain-is-pure',
      '^domain/',
      '^domain/|node_modules/(zod|temporal-polyfill|temporal-utils|temporal-spec)/|^(node:)?crypto$',
      'domain imports itself, zod, the date library and the pure hash of node:crypto.',
    ),
    ...floorRules,
    {
      name: 'domain-stands-on-floors',
      comment: 'Every folder of domain/ has a floor.',
      severity: 'error',
      from: { path: `^domain/(?!(${floors.flat().join('|')})/)` },
      to: {},
    },
    only(
      'handlers-take-ports',
      '^lambdas/(?!.*index\\.ts$)',
      '^(domain|lambdas)/|node_modules/(@middy|zod|@types/aws-lambda|aws-lambda)/',
      'Only a composition root (index.ts) may reach the adapters.',
    ),
    only(
      'composition-roots',
      '^lambdas/.*index\\.ts$',
      '^(domain|lambdas|adapters)/|node_modules/(@middy|@types/aws-lambda)/',
      'A composition root joins ports and adapters.',
    ),
    only(
      'adapters-own-one-sdk',
      '^adapters/',
      `^(adapters|domain)/|node_modules/(@aws-sdk|@smithy|@aws-lambda-powertools|zod|csv-parse|csv-stringify|jose)/|${builtin}`,
      'Adapters import the domain and an SDK.',
    ),
    only(
      'cdk-knows-no-code',
      '^(bin|lib)/',
      `^(bin|lib)/|^domain/(api/(routes|cross-origin)|notices/topics|ports/(log-line|task-names))[.]ts$|^domain/shared/(counties|function-names|operations|problems|state-machines)[.]ts$|^adapters/dynamodb/table[.]ts$|node_modules/(aws-cdk-lib|cdk-nag|constructs|esbuild|zod)/|${builtin}`,
      'CDK sees file paths, the tables that say what there is, and the form of the table; no rule and no handler code.',
    ),
    {
      name: 'one-door-to-the-log',
      comment: 'Powertools is reached through the log that holds every line to its form.',
      severity: 'error',
      from: { pathNot: '^adapters/powertools/log[.]ts$' },
      to: { path: 'node_modules/@aws-lambda-powertools/' },
    },
    {
      name: 'local-reaches-no-stacks',
      severity: 'error',
      // What a stage costs is counted in its own templates, and an emulator is given them.
      from: { path: '^(local|scripts)/', pathNot: '^scripts/(price|emulator/(app|left-out))[.]ts$' },
      to: { path: '^(lib|bin)/', pathNot: '^lib/constructs/shared/bundle[.]ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
