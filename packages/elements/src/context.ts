import { createContext } from '@lit/context';
import type { ProvisioningClient } from '@flowthrough/client';
import type { MessageOverrides } from './messages/messages.js';
import type { Permissions } from './permissions.js';

/** What a provider says about texts: the language, and texts that replace the library's own. */
export interface MessagesContext {
  readonly lang?: string | undefined;
  readonly overrides?: MessageOverrides | undefined;
}

// Registered symbols, so that two copies of the library on one page still understand each other.
export const clientContext = createContext<ProvisioningClient | undefined>(Symbol.for('flowthrough.client'));
export const messagesContext = createContext<MessagesContext>(Symbol.for('flowthrough.messages'));
export const permissionsContext = createContext<Permissions>(Symbol.for('flowthrough.permissions'));
