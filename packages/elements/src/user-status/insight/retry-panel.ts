import { allowedActions, type ErrorExplanation, type Subscriber } from '@flowthrough/client';
import { html, nothing, type TemplateResult } from 'lit';
import { waitOfRow } from '../../explanation.js';
import { icons } from '../../icons.js';
import { insight as english } from '../../messages/en/insight.js';
import type { Panel, PanelHost } from '../panel.js';
import { plain } from '../../foreign-text.js';
import { giveAddresses } from '../transfer/give-addresses.js';

export interface RetryPanelOptions {
  /** The cause in words. */
  readonly title: string;
  /** When another try can help. */
  readonly helps: ErrorExplanation['retry'];
  /** Whether it is known for how long the cause asks to wait. */
  readonly isTimed: boolean;
  /** The users of the cause at the moment of asking. */
  readonly users: readonly Subscriber[];
}

/** Asks before all users of one cause are onboarded again, and says who is left out. */
export function createRetryPanel(host: PanelHost, { title, helps, isTimed, users }: RetryPanelOptions): Panel {
  const { client } = host.situation() ?? {};
  const isWaiting = (user: Subscriber) =>
    client !== undefined && waitOfRow(user, client.errorCatalog, client.environment.wallClock()) > 0;
  const retryable = users.filter((user) => allowedActions(user).includes('retry'));
  const allowed = retryable.filter((user) => !isWaiting(user));
  const waiting = retryable.length - allowed.length;
  const items = allowed.flatMap(({ id, email }) =>
    email ? [{ subscriberId: id, action: 'retry' as const, email }] : [],
  );
  const mute = allowed.filter(({ email }) => !email).map(({ id }) => id);

  const start = () => {
    const situation = host.situation();
    host.close();
    situation?.startBatch(items);
  };

  return {
    render() {
      const situation = host.situation();
      if (!situation) return html``;
      const { common } = situation;
      const texts = host.section('insight', english);
      const count = items.length;
      return html`<div class="dialog">
        <h2 id="panel-title" tabindex="-1">${texts.retryTitle(count)}</h2>
        <p>
          <strong><bdi>${plain(title)}</bdi></strong>
        </p>
        <p>
          ${count > 0 ? texts.retried(count) : texts.nobody} ${texts.retryHelps[count > 0 && isTimed ? 'now' : helps]}
        </p>
        ${mute.length > 0 ? leftOut(texts.withoutAddress(mute.length), giveAddresses(situation, mute)) : nothing}
        ${waiting > 0 ? leftOut(texts.waiting(waiting)) : nothing}
        <div class="actions">
          <button class="button" type="button" ?data-focus=${count === 0} @click=${() => host.close()}>
            ${count > 0 ? common.cancel : common.close}
          </button>
          ${
            count > 0
              ? html`<button class="button primary" type="button" data-focus @click=${start}>
                  ${texts.retry(count)}
                </button>`
              : nothing
          }
        </div>
      </div>`;
    },
  };
}

function leftOut(text: string, way: TemplateResult | typeof nothing = nothing): TemplateResult {
  return html`<div class="notice waiting">
    ${icons.waiting}
    <div>
      <p>${text}</p>
      ${way}
    </div>
  </div>`;
}
