/** Texts of the panel that shows what happened to one user. */
export interface HistoryMessages {
  readonly title: (broadworksId: string) => string;
  readonly failed: string;
  readonly empty: string;
  readonly emptyHint: string;
  /** Said once the events are there. */
  readonly loaded: (events: number) => string;
  /** Who or what brought an event about. */
  readonly by: (actor: string) => string;
}
