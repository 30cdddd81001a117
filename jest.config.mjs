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

/** Hundreds of whole journeys and lives, and faults to be found: `npm run test:long`, a step of `npm run check` (jest.long.config.mjs). */
export const longTests = [
  'test/disturbances/',
  'test/fuzz/fuzz-',
  'test/fuzz/planted-faults',
  'test/histories/',
  'test/privacy/notice-pairs-',
  'test/privacy/taint-fuzz-',
];

/** Tests run as CommonJS over ESM sources: four times faster than jest's ESM mode (docs/adr/0006). */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testTimeout: 60_000,
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: longTests.map((path) => `<rootDir>/${path}`),
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
  // `npm run coverage`, a step of `npm run check`: every branch of the domain is taken by some test.
  collectCoverageFrom: ['domain/**/*.ts'],
  coverageReporters: ['text-summary', ['text', { skipFull: true }]],
  coverageThreshold: { global: { branches: 100 } },
};
