import ts from 'typescript';

const DECORATORS = 'lit/decorators.js';

/**
 * Says in one `static properties` per class what the `@property` and `@state` of its members say, which Lit reads the
 * same way: sources keep each option beside its member, and a page loads neither the decorators nor their helper.
 */
export function tabulateProperties(context) {
  const { factory } = context;
  const visit = (node) => {
    if (ts.isImportDeclaration(node) && node.moduleSpecifier.text === DECORATORS) return undefined;
    return ts.isClassDeclaration(node) ? tabulate(node, factory) : node;
  };
  return (file) => ts.visitEachChild(file, visit, context);
}

function tabulate(node, factory) {
  const rows = [];
  const members = node.members.map((member) => {
    const [decorator, ...others] = ts.canHaveDecorators(member) ? (ts.getDecorators(member) ?? []) : [];
    if (!decorator) return member;
    if (others.length > 0) throw new Error(`More than one decorator: ${member.getText()}`);
    rows.push(factory.createPropertyAssignment(member.name, optionsOf(decorator, factory)));
    return withoutDecorators(member, factory);
  });
  if (rows.length === 0) return node;
  const table = factory.createPropertyDeclaration(
    [factory.createModifier(ts.SyntaxKind.StaticKeyword)],
    'properties',
    undefined,
    undefined,
    factory.createObjectLiteralExpression(rows),
  );
  const { modifiers, name, typeParameters, heritageClauses } = node;
  return factory.updateClassDeclaration(node, modifiers, name, typeParameters, heritageClauses, [table, ...members]);
}

function optionsOf({ expression }, factory) {
  const [options] = expression.arguments;
  const name = expression.expression.text;
  if (name === 'property') return options ?? factory.createObjectLiteralExpression();
  if (name !== 'state' || options) throw new Error(`Cannot be told in a table: @${expression.getText()}`);
  return factory.createObjectLiteralExpression([factory.createPropertyAssignment('state', factory.createTrue())]);
}

function withoutDecorators(member, factory) {
  const modifiers = member.modifiers.filter((modifier) => !ts.isDecorator(modifier));
  if (ts.isPropertyDeclaration(member)) {
    const { name, questionToken, type, initializer } = member;
    return factory.updatePropertyDeclaration(member, modifiers, name, questionToken, type, initializer);
  }
  if (!ts.isGetAccessorDeclaration(member))
    throw new Error(`Decorates neither a field nor a getter: ${member.getText()}`);
  return factory.updateGetAccessorDeclaration(
    member,
    modifiers,
    member.name,
    member.parameters,
    member.type,
    member.body,
  );
}
