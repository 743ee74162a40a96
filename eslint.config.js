// Type-aware rules for sources and templates; what the language cannot say about this house is said here.
import vue from 'eslint-plugin-vue';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Electron's BoringSSL lacks what Node's OpenSSL has: code that is green in Node would throw in the window. */
const cipher = '/^(aes-(128|192|256)-(gcm|cbc|ctr))$/';
const digest = '/^sha(1|224|256|384|512)$/';
const cryptoAllowed = [
  {
    selector: `CallExpression[callee.name=/^create(C|Dec)ipheriv$/] > Literal:first-child:not([value=${cipher}])`,
    message: 'This cipher is missing in Electron: use aes-*-gcm, -cbc or -ctr.',
  },
  {
    selector: `CallExpression[callee.name=/^(createHash|createHmac|hash)$/] > Literal:first-child:not([value=${digest}])`,
    message: 'This digest is missing in Electron: use SHA-2.',
  },
];

export default defineConfig(
  globalIgnores(['out', 'coverage', 'tmp']),
  tseslint.configs.recommendedTypeChecked,
  vue.configs['flat/recommended'],
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', 'build/*.mjs', '.dependency-cruiser.cjs'] },
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.vue'],
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      // What we hand around are closures, not methods of classes.
      '@typescript-eslint/unbound-method': 'off',
      // A record's values are text, numbers or null.
      '@typescript-eslint/no-base-to-string': 'off',
      // A listener may be asynchronous: what it asks shows its own failure.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Handlers of one shape may or may not need to wait.
      '@typescript-eslint/require-await': 'off',
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'electron', message: 'Only electron/main and electron/preload know Electron.' }] },
      ],
      'no-restricted-syntax': ['error', ...cryptoAllowed],
    },
  },
  {
    // The program also runs in the Electron of the desktop tests, whose Node is 20: one missing name, and the data host does not start.
    files: ['electron/data/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'electron', message: 'Only electron/main and electron/preload know Electron.' },
            { name: 'node:fs', importNames: ['globSync', 'glob'], message: 'Node 22 and later: readdirSync has `recursive`.' },
            { name: 'node:fs/promises', importNames: ['glob'], message: 'Node 22 and later: readdir has `recursive`.' },
          ],
        },
      ],
    },
  },
  {
    files: ['electron/main/**', 'electron/preload/**', 'tests/e2e/**'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      // How templates are broken into lines is prettier's.
      'vue/html-indent': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/first-attribute-linebreak': 'off',
      // A page is named by its subject in one word.
      'vue/multi-word-component-names': 'off',
      // A page hands its state object to its parts: they write into it, they never replace it.
      'vue/no-mutating-props': ['error', { shallowOnly: true }],
      // TypeScript says which may be left out.
      'vue/require-default-prop': 'off',
      'no-undef': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    // Expectations are about values that come in from outside.
    files: ['**/*.test.ts', 'tests/**'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
);
