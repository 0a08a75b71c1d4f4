import { expect } from 'chai';
import ts from 'typescript';
import { tabulateProperties } from '../../../scripts/property-table.mjs';

/** The source as the build writes it, in one line. */
function build(source: string): string {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      experimentalDecorators: true,
      useDefineForClassFields: false,
    },
    transformers: { before: [tabulateProperties] },
  });
  return outputText.replace(/\s+/g, ' ').trim();
}

describe('property table of the build', () => {
  it('says in one table what the decorators say, and keeps what the fields begin with', () => {
    const source = `import { property, state } from 'lit/decorators.js';
      export class One extends Base {
        @property({ type: Boolean, attribute: 'read-only' }) readOnly = false;
        @property() search = '';
        @state() private filter = '';
        #own = 1;
      }`;
    const built = build(source);
    expect(built).to.contain(
      `this.properties = { readOnly: { type: Boolean, attribute: 'read-only' }, search: {}, filter: { state: true } };`,
    );
    expect(built).to.contain('this.readOnly = false;').and.to.contain("this.filter = '';");
    expect(built).not.to.match(/decorat/i);
  });

  it('leaves a class without reactive properties as it is', () => {
    expect(build('export class Two { name = 1; }')).not.to.contain('properties');
  });

  it('ends the build at a decorator that a table cannot tell', () => {
    const source = `import { query } from 'lit/decorators.js'; class One { @query('input') input; }`;
    expect(() => build(source)).to.throw('@query');
  });
});
