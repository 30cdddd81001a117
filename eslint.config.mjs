import tseslint from 'typescript-eslint';

const size = (level, lines, functionLines) => ({
  'max-lines': [level, { max: lines, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': [level, { max: functionLines, skipBlankLines: true, skipComments: true }],
});

const zodNamespace = {
  selector: 'ImportDeclaration[source.value="zod"] ImportSpecifier[imported.name="z"]',
  message: "Write `import * as z from 'zod'`: `{ z }` adds 355 KB to a bundle.",
};

const ownClock = {
  selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
  message: 'Time comes from the Clock port.',
};

const openedCasesOnly = {
  selector: 'CallExpression[callee.property.name="load"]',
  message: 'A case is reached by openCase or changeCase, which decide and log before anything is answered.',
};

export default tseslint.config(
  { ignores: ['node_modules', 'cdk.out', 'coverage', '.local', '**/*.cjs', '**/*.mjs'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // One import a module; its types are marked inline where it has values too.
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-duplicate-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'no-restricted-syntax': ['error', zodNamespace],
      // Sizes of style.md, doubled: over this the build fails.
      ...size('error', 300, 80),
    },
  },
  {
    files: ['domain/**', 'lambdas/**'],
    rules: {
      '@typescript-eslint/consistent-type-assertions': [
        'error',
        { assertionStyle: 'as', objectLiteralTypeAssertions: 'never' },
      ],
      'no-restricted-globals': ['error', { name: 'process', message: 'Environment is read in adapters.' }],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time comes from the Clock port.' },
        { object: 'Math', property: 'random', message: 'Randomness comes from the Identifiers port.' },
      ],
      'no-restricted-syntax': ['error', zodNamespace, ownClock],
    },
  },
  {
    files: ['lambdas/api/**'],
    rules: { 'no-restricted-syntax': ['error', zodNamespace, ownClock, openedCasesOnly] },
  },
  {
    // What runs on AWS writes nothing but lines of domain/ports/log-line.ts.
    files: ['domain/**', 'lambdas/**', 'adapters/**'],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['test/**'],
    rules: { ...size('error', 400, 300), '@typescript-eslint/no-non-null-assertion': 'off' },
  },
);
