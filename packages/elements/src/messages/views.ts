/** Texts of the panel in which views are saved and chosen. */
export interface ViewsMessages {
  readonly hint: string;
  readonly empty: string;
  /** Beside the view that the table shows now. */
  readonly present: string;
  readonly rename: string;
  readonly renameView: (name: string) => string;
  readonly delete: string;
  readonly deleteView: (name: string) => string;
  readonly deleteQuestion: (name: string) => string;
  readonly confirmDelete: string;
  readonly name: string;
  readonly save: string;
  readonly newName: (name: string) => string;
  readonly saveName: string;
  readonly nameMissing: string;
  readonly nameTaken: (name: string) => string;
  /** The button after a name that is taken. */
  readonly replace: string;
  readonly saved: (name: string) => string;
  readonly renamed: (name: string) => string;
  readonly replaced: (name: string) => string;
  readonly deleted: (name: string) => string;
}
