// One lint configuration: host tools get the strict type-free rules, dialect files the same minus what the
// dialect forbids already (its own diagnostics are better than lint messages).
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      'build/',
      '.cache/',
      '**/interfaces/generated/',
      'xpacks/',
      'coverage/',
      '**/fixtures/**',
      'tests/fuzz/saved/',
      'tests/apps/programs/',
      'tests/apps/fuzz/saved/',
      'transpile/lib/base.d.ts',
      'transpile/apps/lib/',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  prettier,
  {
    rules: {
      eqeqeq: 'error',
      complexity: ['error', 25],
      'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }],
      'no-undef': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-expressions': ['error', { allowTaggedTemplates: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  { files: ['**/*.js'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/bsp/*/board.ts'],
    rules: {
      'no-redeclare': 'off',
      'no-constant-condition': 'off',
      '@typescript-eslint/no-unused-expressions': ['error', { allowTaggedTemplates: true }],
    },
  },
  {
    // Servers and apps speak through generated stubs. `rogue` is there to misbehave.
    files: ['src/servers/**/*.ts', 'src/apps/**/*.ts'],
    ignores: ['src/apps/rogue/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: 'runtime/(messages|leases)$',
              message:
                'Declare an interface in src/interfaces and use its stubs; lent buffers are ReadBuffer, WriteBuffer.',
            },
            {
              regex: 'runtime/message$',
              allowTypeImports: true,
              message:
                'Only generated code builds messages: import the type. NOBODY is in runtime/service/caller.',
            },
            {
              regex: 'runtime/system-call$',
              importNames: ['systemCall', 'invoke', 'simpleCall'],
              message: 'System calls have typed wrappers in src/runtime.',
            },
          ],
        },
      ],
    },
  },
  {
    // The reference model shares nothing with the kernel but the numbers of src/abi.
    files: ['tests/model/reference/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '/src/(?!abi/)',
              message: 'The model is written from the contract: of src it may import src/abi only.',
            },
          ],
        },
      ],
    },
  },
);
