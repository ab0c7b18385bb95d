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
      'xpacks/',
      'coverage/',
      '**/fixtures/**',
      'tests/fuzz/saved/',
      'transpile/lib/base.d.ts',
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
