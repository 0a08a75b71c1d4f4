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
          { group: ['@flowthrough/*/src/*', '**/packages/*'], message: 'Import packages by their name.' },
        ],
      },
    ],
  },
}));

const FORBIDDEN_SYNTAX = [
  {
    selector: "TaggedTemplateExpression[tag.name='html'] TemplateElement[value.raw=/\\sstyle=/]",
    message: 'A style attribute breaks a strict Content Security Policy: use a class or the CSSOM.',
  },
  {
    selector: 'AssignmentExpression[left.property.name=/^(innerHTML|outerHTML)$/]',
    message: 'Text is never parsed as HTML.',
  },
  {
    selector: 'ImportDeclaration[source.value=/directives\\/(style-map|unsafe-html|unsafe-svg)/]',
    message: 'Breaks a strict CSP.',
  },
  { selector: "ImportSpecifier[imported.name='unsafeCSS']", message: 'Styles are constants.' },
];

export default tseslint.config(
  { ignores: ['**/dist/', '.cache/', 'coverage/', 'storybook-static/'] },
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
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-console': ['error', { allow: ['warn'] }],
      'no-restricted-syntax': ['error', ...FORBIDDEN_SYNTAX],
      'wc/guard-super-call': 'off',
    },
  },
  { files: ['packages/elements/src/messages/**/*.ts'], rules: { 'max-lines': 'off' } },
  ...floors,
  {
    files: ['test/**/*.ts', 'stories/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/require-await': 'off',
      'no-restricted-globals': [
        'error',
        { name: 'setTimeout', message: 'Tests never wait for time: time is a parameter.' },
        { name: 'setInterval', message: 'Tests never wait for time: time is a parameter.' },
      ],
      'no-restricted-imports': [
        'error',
        { paths: [{ name: '@open-wc/testing', importNames: ['aTimeout'], message: 'Tests never wait for time.' }] },
      ],
    },
  },
);
