/** Texts of the user-status elements. */
export interface UserStatusMessages {
  readonly heading: string;
}
