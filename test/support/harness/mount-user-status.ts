import { fixture, html } from '@open-wc/testing-helpers';
import type { ProvisioningClient } from '@flowthrough/client';
import type { UserStatusElement } from '@flowthrough/elements';
import '@flowthrough/elements/user-status/define';
import { TEMPLATE, userStatus } from './user-status.js';

/** Puts a table on the page and waits for its rows; `prepare` sets what else the element is to have from the start. */
export async function mountUserStatus(
  client: ProvisioningClient,
  prepare: (element: UserStatusElement) => void = () => undefined,
) {
  const element = document.createElement('ft-user-status');
  element.client = client;
  element.templateId = TEMPLATE;
  prepare(element);
  await fixture(html`<div>${element}</div>`);
  const view = userStatus(element);
  await view.loaded();
  return { element, view };
}
