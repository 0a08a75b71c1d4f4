import type { BatchAction, BatchItemInput, PackageType, Subscriber } from '@flowthrough/client';
import { html, nothing, type TemplateResult } from 'lit';
import { waitOfRow } from '../../explanation.js';
import { icons } from '../../icons.js';
import { batch as english } from '../../messages/en/batch.js';
import type { BatchMessages } from '../../messages/batch.js';
import { onSubmit } from '../../on-submit.js';
import { fullName, packageLabel } from '../labels.js';
import type { Panel, PanelHost } from '../panel.js';
import type { Situation } from '../situation.js';
import { giveAddresses } from '../transfer/give-addresses.js';
import { createActionsFor } from './batch-host.js';
import { confirmPanelStyles } from './confirm-panel.styles.js';
import { plain } from '../../foreign-text.js';

export interface ConfirmPanelOptions {
  readonly action: BatchAction;
  /** The selected users, those included to whom the action does not apply. */
  readonly ids: readonly string[];
  /** Begins the batch; says whether it did. */
  readonly start: (items: readonly BatchItemInput[]) => boolean;
}

/** Users named in a list; beyond, their number has to do. */
const NAMED = 100;

/** Asks once before many users are written: how many, whom, and what that means. */
export function createConfirmPanel(host: PanelHost, { action, ids, start }: ConfirmPanelOptions): Panel {
  const { store, client } = host.situation() ?? {};
  const actionsFor = createActionsFor([action]);
  /** News in the background do not change the question. */
  const wanted = ids.filter((id) => actionsFor(store?.get(id)).length > 0);
  const rows = new Map(wanted.map((id) => [id, store?.get(id)]));
  const now = client?.environment.wallClock() ?? 0;
  const isHeld = (id: string) => {
    const row = rows.get(id);
    return client !== undefined && row !== undefined && waitOfRow(row, client.errorCatalog, now) > 0;
  };
  /** Whose error asks to wait still: another try would end as the last one. */
  const held = action === 'retry' ? new Set(wanted.filter(isHeld)) : new Set<string>();
  const mute = action === 'retry' ? wanted.filter((id) => rows.get(id) && !rows.get(id)?.email && !held.has(id)) : [];
  const active = wanted.length - mute.length - held.size;
  let chosen: PackageType | undefined;

  const send = onSubmit(() => {
    if (active === 0) return;
    const sent = wanted.filter((id) => !held.has(id));
    const packages = action === 'changePackage' && chosen !== undefined && { package: chosen };
    const hasStarted = start(sent.map((subscriberId) => ({ subscriberId, action, ...packages })));
    host.close(hasStarted ? () => barTitle(host) : undefined);
  });

  return {
    styles: confirmPanelStyles,
    render() {
      const situation = host.situation();
      if (!situation) return html``;
      const texts = host.section('batch', english);
      const isDelete = action === 'delete';
      const canSubmit = active > 0;
      return html`<form class="dialog confirm" @submit=${send}>
        <h2 id="panel-title" tabindex="-1">${texts.question[action](wanted.length)}</h2>
        <p>${texts.consequence[action]}</p>
        ${isDelete ? renderUsers(wanted, rows, texts.question[action](wanted.length), texts) : nothing}
        ${mute.length > 0 ? renderLeftOut(mute, rows, texts.withoutAddress, texts.withoutAddressHint, texts, giveAddresses(situation, mute)) : nothing}
        ${held.size > 0 ? renderLeftOut([...held], rows, texts.heldBack, texts.heldBackHint, texts) : nothing}
        ${
          action === 'changePackage'
            ? renderPackages(situation, chosen, (name) => {
                chosen = name;
                host.update();
              })
            : nothing
        }
        <div class="actions">
          <button class="button" type="button" ?data-focus=${isDelete || !canSubmit} @click=${() => host.close()}>
            ${situation.common.cancel}
          </button>
          <button
            class="button ${isDelete ? 'danger' : 'primary'}"
            type="submit"
            ?data-focus=${canSubmit && !isDelete && action !== 'changePackage'}
            aria-disabled=${canSubmit ? nothing : 'true'}
            @click=${send}
          >
            ${texts.confirm[action](active)}
          </button>
        </div>
      </form>`;
    },
  };
}

type Rows = ReadonlyMap<string, Subscriber | undefined>;

/** The users by name, as far as a person reads on. */
function renderUsers(ids: readonly string[], rows: Rows, label: string, texts: BatchMessages): TemplateResult {
  return html`<ul class="users" tabindex="0" aria-label=${label}>
    ${ids.slice(0, NAMED).map((id) => {
      const row = rows.get(id);
      return html`<li>
        <bdi translate="no" class="mono">${plain(row?.broadworksId ?? id)}</bdi>
        <bdi translate="no" class="muted">${plain(row ? fullName(row) : '')}</bdi>
      </li>`;
    })}
    ${ids.length > NAMED ? html`<li class="muted numeric">${texts.andMore(ids.length - NAMED)}</li>` : nothing}
  </ul>`;
}

/** Who is not retried, and what to do about it. */
function renderLeftOut(
  ids: readonly string[],
  rows: Rows,
  label: (users: number) => string,
  hint: string,
  texts: BatchMessages,
  way: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  const name = label(ids.length);
  return html`<div class="notice waiting">
      ${icons.waiting}
      <div>
        <strong>${name}</strong>
        <p>${hint}</p>
        ${way}
      </div>
    </div>
    ${renderUsers(ids, rows, name, texts)}`;
}

function renderPackages(
  { packages, common, own }: Situation,
  chosen: PackageType | undefined,
  choose: (name: PackageType) => void,
): TemplateResult {
  return html`<fieldset class="choices">
    <legend>${own.column.package}</legend>
    ${packages.map(
      (name, place) =>
        html`<label>
          <input
            type="radio"
            name="batch-package"
            value=${name}
            required
            ?data-focus=${place === 0}
            .checked=${name === chosen}
            @change=${() => choose(name)}
          />
          <bdi>${plain(packageLabel(name, common))}</bdi>
        </label>`,
    )}
  </fieldset>`;
}

/** Where the focus goes when the buttons of the selection have given way to the batch. */
function barTitle(host: PanelHost): HTMLElement | null | undefined {
  return host.find('[data-batch-title]');
}
