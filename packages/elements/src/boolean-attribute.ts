/** Reads an on-off attribute: there is on, except where frameworks that write every value as text have written `false`. */
export const booleanAttribute = {
  fromAttribute: (value: string | null) => value !== null && value.trim().toLowerCase() !== 'false',
};
