/** Texts of the activation elements. */
export interface ActivationMessages {
  readonly heading: string;
}
