const clean = (text = '') => text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
const code = (text) => `\`${clean(text)}\``;

function table(title, columns, rows) {
  if (rows.length === 0) return '';
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [`### ${title}`, '', line(columns), line(columns.map(() => '---')), ...rows.map(line), ''].join('\n');
}

/** The reference of all elements as Markdown. */
export function elementsPage(elements) {
  return [
    '# Elements',
    '',
    'Made from the custom-elements manifest by `npm run manifest`; changes belong in the doc comments of the elements.',
    'The `--ft-*` tokens that all elements share are in [theming](theming.md).',
    '',
    ...elements.map(section),
  ].join('\n');
}

function section({
  tagName,
  name,
  description,
  members = [],
  events = [],
  slots = [],
  cssParts = [],
  cssProperties = [],
}) {
  const fields = members.filter(({ kind }) => kind === 'field');
  const methods = members.filter(({ kind }) => kind === 'method');
  return [
    `## ${tagName}`,
    '',
    description,
    '',
    `Class \`${name}\`.`,
    '',
    table(
      'Properties and attributes',
      ['property', 'attribute', 'type', 'default', ''],
      fields.map(({ name: field, attribute, type, default: value, description: text }) => [
        code(field),
        attribute ? code(attribute) : '',
        type ? code(type.text) : '',
        value ? code(value) : '',
        clean(text),
      ]),
    ),
    table(
      'Methods',
      ['method', ''],
      methods.map(({ name: method, parameters = [], description: text }) => [
        code(`${method}(${parameters.map((parameter) => parameter.name).join(', ')})`),
        clean(text),
      ]),
    ),
    table(
      'Events',
      ['event', 'class', ''],
      events.map(({ name: event, type, description: text }) => [code(event), code(type?.text ?? 'Event'), clean(text)]),
    ),
    table(
      'Slots',
      ['slot', ''],
      slots.map(({ name: slot, description: text }) => [slot ? code(slot) : '(default)', clean(text)]),
    ),
    table(
      'Parts',
      ['part', ''],
      cssParts.map(({ name: part, description: text }) => [code(part), clean(text)]),
    ),
    table(
      'Custom properties',
      ['custom property', 'default', ''],
      cssProperties.map(({ name: property, default: value, description: text }) => [
        code(property),
        value ? code(value) : '',
        clean(text),
      ]),
    ),
  ].join('\n');
}
