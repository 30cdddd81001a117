const swc = (syntax) => [
  '@swc/jest',
  {
    jsc: { target: 'es2024', parser: { syntax } },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
];

/** Packages without a CommonJS build. */
const esmOnly = '@middy|@seriousme|jose|temporal-polyfill|temporal-utils';

/** `npm test` without a path: only then is every branch of the domain there to be reached. */
const isWhole = process.argv.slice(2).every((argument) => argument === '--ci');

/** Tests run as CommonJS over ESM sources: four times faster than jest's ESM mode (docs/adr/0006). */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testTimeout: 60_000,
  testMatch: ['**/*.test.ts'],
  maxWorkers: 2,
  moduleNameMapper: {
    // middy 7 publishes only the `import` condition.
    '^@middy/([^/]+)$': '<rootDir>/node_modules/@middy/$1/index.js',
  },
  transform: {
    '^.+\\.ts$': swc('typescript'),
    [`/node_modules/(${esmOnly})/.+\\.js$`]: swc('ecmascript'),
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly})/)`],
  collectCoverage: isWhole,
  collectCoverageFrom: ['domain/**/*.ts'],
  coverageReporters: ['text-summary', ['text', { skipFull: true }]],
  coverageThreshold: { global: { branches: 100 } },
};
