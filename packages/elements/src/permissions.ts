import type { RowAction } from '@flowthrough/client';

/** `disabled` shows the action without letting it be used; `hidden` leaves it out. */
export type Permission = 'allowed' | 'disabled' | 'hidden';

/** What an administrator may be kept from doing. */
export type PermittedAction = RowAction | 'export' | 'updateTemplate' | 'history';

/** Permission by action; an action that is left out is allowed. The backend has the last word in any case. */
export type Permissions = Partial<Readonly<Record<PermittedAction, Permission>>>;
