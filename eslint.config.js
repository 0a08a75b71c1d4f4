import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

/** Which packages of ours a package may import; the list of architecture, read from top to bottom. */
const FLOORS = {
  client: [],
  server: ['client'],
  elements: ['client'],
  mock: ['client', 'server'],
};
const PACKAGES = Object.keys(FLOORS);

const FOREIGN_INSIDES = { group: ['@flowthrough/*/src/*', '**/packages/*'], message: 'Import packages by their name.' };
const WITHOUT_EXTENSION = {
  regex: '^\\.{1,2}/(?!.*\\.([cm]?js|css|json)(\\?.*)?$)',
  message: 'Give the extension: ./model.js.',
};

const floors = PACKAGES.map((name) => ({
  files: [`packages/${name}/src/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: PACKAGES.filter((other) => !FLOORS[name].includes(other)).flatMap((other) => [
              `@flowthrough/${other}`,
              `@flowthrough/${other}/*`,
            ]),
            message: `${name} stands above this package and must not know it.`,
          },
          ...(name === 'elements'
            ? []
            : [{ group: ['lit', 'lit/*', '@lit/*'], message: 'Only the elements know Lit.' }]),
          FOREIGN_INSIDES,
          WITHOUT_EXTENSION,
        ],
      },
    ],
  },
}));

const NO_INLINE_STYLE = 'A style attribute breaks a strict Content Security Policy: use a class or the CSSOM.';
const TEXT_ONLY = 'Text is never parsed as HTML.';

const FORBIDDEN_SYNTAX = [
  {
    selector: 'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/\\sstyle=/]',
    message: NO_INLINE_STYLE,
  },
  {
    selector: "CallExpression[callee.property.name='setAttribute'][arguments.0.value='style']",
    message: NO_INLINE_STYLE,
  },
  { selector: 'AssignmentExpression[left.property.name=/^(innerHTML|outerHTML|srcdoc)$/]', message: TEXT_ONLY },
  { selector: 'CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe)$/]', message: TEXT_ONLY },
  {
    selector: 'ImportDeclaration[source.value=/directives\\/(style-map|unsafe-html|unsafe-svg)/]',
    message: 'Breaks a strict Content Security Policy.',
  },
  {
    selector: "Property[key.name='type'][value.name='Boolean']",
    message: 'An attribute that says "false" is off: use booleanAttribute.',
  },
  { selector: "ImportSpecifier[imported.name='unsafeCSS']", message: 'Styles are constants.' },
];

const NO_WAITING = 'Tests never wait for time: time is a parameter, and test/support/wait.ts waits for conditions.';

export default tseslint.config(
  { ignores: ['**/dist/', '.cache/', 'coverage/'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      // Numbers read well in texts for people and in messages for developers.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `(string & {})` keeps a union open and its known members suggested.
      '@typescript-eslint/no-empty-object-type': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // `async` turns what is thrown at once into a rejection.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        {
          argsIgnorePattern: '^_',
          varsIgnorePattern: '^_',
          destructuredArrayIgnorePattern: '^_',
          ignoreRestSiblings: true,
        },
      ],
      // Templates and controllers hand methods to listeners that lit binds.
      '@typescript-eslint/unbound-method': 'off',
      'no-eval': 'error',
      'no-new-func': 'error',
    },
  },
  {
    files: ['packages/*/src/**/*.ts'],
    extends: [lit['flat/recommended'], wc['flat/recommended']],
    plugins: { 'lit-a11y': litA11y },
    rules: {
      ...litA11y.configs.recommended.rules,
      // Popups and dialogs are closed by the platform on Escape; key handlers stand where they are needed.
      'lit-a11y/click-events-have-key-events': 'off',
      // A native checkbox with the role of a switch says itself whether it is checked; axe checks the rest.
      'lit-a11y/role-has-required-aria-attrs': 'off',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-console': ['error', { allow: ['warn'] }],
      'no-restricted-syntax': ['error', ...FORBIDDEN_SYNTAX],
      'wc/guard-super-call': 'off',
    },
  },
  { files: ['packages/elements/src/messages/**/*.ts'], rules: { 'max-lines': 'off' } },
  ...floors,
  { files: ['demo/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...FORBIDDEN_SYNTAX] } },
  {
    files: ['test/**/*.ts', 'stories/**/*.ts'],
    rules: {
      // The test library declares `equal` as a promise, for DOM snapshots that we do not use.
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', package: 'chai', name: 'Equal' }] },
      ],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // The test library types its `expect` by a default export that chai no longer has.
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/only-throw-error': 'off',
      'no-restricted-globals': [
        'error',
        { name: 'setTimeout', message: NO_WAITING },
        { name: 'setInterval', message: NO_WAITING },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'window', property: 'setTimeout', message: NO_WAITING },
        { object: 'globalThis', property: 'setTimeout', message: NO_WAITING },
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: '@open-wc/testing', importNames: ['aTimeout', 'waitUntil'], message: NO_WAITING },
            { name: 'node:timers/promises', message: NO_WAITING },
          ],
          // Modules that a package keeps to itself are tested by their path.
          patterns: [{ ...FOREIGN_INSIDES, group: ['@flowthrough/*/src/*'] }, WITHOUT_EXTENSION],
        },
      ],
    },
  },
  // Wrong on purpose: there the compiler itself is tested.
  { files: ['test/types/**/*.ts'], extends: [tseslint.configs.disableTypeChecked] },
);
