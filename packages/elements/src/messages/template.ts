/** Texts of the template elements. */
export interface TemplateMessages {
  readonly heading: string;
}
