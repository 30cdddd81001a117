import config, { longTests } from './jest.config.mjs';

/** What `npm test` leaves to `npm run check`. */
export default {
  ...config,
  testPathIgnorePatterns: [],
  testMatch: longTests.map((path) => `<rootDir>/${path}*.test.ts`),
};
