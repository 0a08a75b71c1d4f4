// The package ships types that its own `exports` hide.
declare module 'dom-accessibility-api' {
  export function computeAccessibleDescription(element: Element): string;
  export function computeAccessibleName(element: Element): string;
  export function getRole(element: Element): string | null;
}
