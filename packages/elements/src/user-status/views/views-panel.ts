import { createIdempotencyKey } from '@flowthrough/client';
import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../../icons.js';
import { views as english } from '../../messages/en/views.js';
import { onSubmit } from '../../on-submit.js';
import { typedText } from '../../typed-text.js';
import type { Panel, PanelHost } from '../panel.js';
import type { Situation } from '../situation.js';
import { findByName, isSameView, settingsOf, type SavedView } from './saved-view.js';
import { ViewDeletedEvent, ViewSavedEvent } from './views.events.js';
import { viewsPanelStyles } from './views-panel.styles.js';
import { plain } from '../../foreign-text.js';

/** Longest name in characters: it has to fit on a line. */
const LONGEST_NAME = 60;

/** A name while it is typed, and what is wrong with it. */
interface Naming {
  readonly name: string;
  readonly problem?: 'missing' | { readonly taken: SavedView };
}

/** What is being done to one of the views. */
type Editing = { readonly view: SavedView } & ({ readonly kind: 'delete' } | ({ readonly kind: 'rename' } & Naming));

/** The views that are kept under names: one is shown by a press; the present one can be saved. */
export function createViewsPanel(host: PanelHost): Panel {
  let saving: Naming = { name: '' };
  let editing: Editing | undefined;

  const edit = (next: Editing | undefined, focus: string) => {
    editing = next;
    host.update();
    host.focus(focus);
  };
  const leave = ({ view, kind }: Editing) =>
    edit(undefined, `[data-view="${CSS.escape(view.id)}"] [data-edit="${kind}"]`);

  const check = (views: readonly SavedView[], name: string, except?: SavedView): Naming['problem'] => {
    if (!name) return 'missing';
    const taken = findByName(views, name, except);
    return taken && { taken };
  };

  const put = ({ views, setViews }: Situation, view: SavedView) => {
    const isKnown = views.some(({ id }) => id === view.id);
    setViews(isKnown ? views.map((other) => (other.id === view.id ? view : other)) : [...views, view]);
    host.dispatch(new ViewSavedEvent(view));
  };

  const present = ({ view: { columns, ...query } }: Situation) => ({ query, columns });

  const save = (situation: Situation) => {
    const name = saving.name.trim();
    const problem = check(situation.views, name);
    saving = { name: problem ? saving.name : '', ...(problem && { problem }) };
    if (!problem) {
      put(situation, { id: createIdempotencyKey(), name, ...present(situation) });
      host.answer(host.section('views', english).saved(name));
    }
    host.update();
    host.focus('#view-name');
  };

  const replace = (situation: Situation, { id, name }: SavedView) => {
    put(situation, { id, name, ...present(situation) });
    saving = { name: '' };
    host.answer(host.section('views', english).replaced(name));
    host.update();
    host.focus('#view-name');
  };

  const rename = (situation: Situation, { view, ...naming }: Editing & { readonly kind: 'rename' }) => {
    const name = naming.name.trim();
    const problem = check(situation.views, name, view);
    if (problem) {
      edit({ ...naming, view, problem }, '#view-new-name');
      return;
    }
    if (name !== view.name) {
      put(situation, { ...view, name });
      host.answer(host.section('views', english).renamed(name));
    }
    leave({ ...naming, view });
  };

  const remove = ({ views, setViews }: Situation, view: SavedView) => {
    setViews(views.filter(({ id }) => id !== view.id));
    host.dispatch(new ViewDeletedEvent(view));
    host.answer(host.section('views', english).deleted(view.name));
    edit(undefined, '#panel-title');
  };

  const apply = ({ setView }: Situation, view: SavedView) => {
    setView(settingsOf(view));
    host.close();
  };

  return {
    styles: viewsPanelStyles,
    mayClose() {
      // Escape leaves what is being done to a view first.
      const was = editing;
      if (was) leave(was);
      return !was;
    },
    render() {
      const situation = host.situation();
      if (!situation) return html``;
      const { own, common, views } = situation;
      const texts = host.section('views', english);

      const renderView = (view: SavedView): TemplateResult => {
        const { id, name } = view;
        const isPresent = isSameView(settingsOf(view), situation.view);
        return html`<button
            class="apply"
            type="button"
            data-focus
            aria-current=${isPresent ? 'true' : nothing}
            @click=${() => apply(situation, view)}
          >
            <bdi translate="no">${plain(name)}</bdi
            >${isPresent ? html`<span class="muted small">${texts.present}</span>` : nothing}
          </button>
          <button
            class="button quiet"
            type="button"
            data-edit="rename"
            aria-label=${texts.renameView(name)}
            @click=${() => edit({ kind: 'rename', view, name }, '#view-new-name')}
          >
            ${texts.rename}
          </button>
          <button
            class="button quiet"
            type="button"
            data-edit="delete"
            aria-label=${texts.deleteView(name)}
            @click=${() => edit({ kind: 'delete', view }, `[data-view="${CSS.escape(id)}"] [data-keep]`)}
          >
            ${texts.delete}
          </button>`;
      };

      const renderDeletion = (view: SavedView, question: Editing): TemplateResult => {
        const [before = '', after = ''] = texts.deleteQuestion('\0').split('\0');
        return html`<div class="question" role="group" aria-label=${texts.deleteQuestion(view.name)}>
          <p>${before}<bdi translate="no">${plain(view.name)}</bdi>${after}</p>
          <button class="button" type="button" data-keep @click=${() => leave(question)}>${common.cancel}</button>
          <button class="button danger" type="button" @click=${() => remove(situation, view)}>
            ${texts.confirmDelete}
          </button>
        </div>`;
      };

      const renderName = (
        id: string,
        label: string,
        { name, problem }: Naming,
        onInput: (name: string) => void,
        more: TemplateResult | typeof nothing = nothing,
      ): TemplateResult =>
        html`<div class="field">
          <label for=${id}>${label}</label>
          <input
            id=${id}
            class="input"
            data-focus
            type="text"
            autocomplete="off"
            dir="auto"
            maxlength=${LONGEST_NAME}
            .value=${typedText(name)}
            aria-invalid=${problem ? 'true' : nothing}
            aria-describedby="${id}-note"
            @input=${(event: Event) => onInput((event.target as HTMLInputElement).value)}
          />
          <div id="${id}-note">
            ${
              problem
                ? html`<p class="error">
                    ${icons.failed}<span
                      >${problem === 'missing' ? texts.nameMissing : texts.nameTaken(problem.taken.name)}</span
                    >
                  </p>`
                : nothing
            }
          </div>
          ${more}
        </div>`;

      const renderRenaming = (renaming: Editing & { readonly kind: 'rename' }): TemplateResult => {
        const send = onSubmit(() => rename(situation, renaming));
        return html`<form class="naming" novalidate @submit=${send}>
          ${renderName('view-new-name', texts.newName(renaming.view.name), renaming, (name) => {
            const { problem: _, ...rest } = renaming;
            editing = { ...rest, name };
            host.update();
          })}
          <div class="actions">
            <button class="button" type="button" @click=${() => leave(renaming)}>${common.cancel}</button>
            <button class="button" type="submit" @click=${send}>${texts.saveName}</button>
          </div>
        </form>`;
      };

      const { problem } = saving;
      const send = onSubmit(() => save(situation));
      return html`<div class="dialog views">
        <h2 id="panel-title" tabindex="-1">${own.tool.views}</h2>
        <p class="muted">${views.length > 0 ? texts.hint : `${texts.empty} ${texts.hint}`}</p>
        <ul ?hidden=${views.length === 0}>
          ${views.map((view) => {
            const mine = editing?.view.id === view.id ? editing : undefined;
            return html`<li data-view=${view.id}>
              ${mine?.kind === 'rename' ? renderRenaming(mine) : mine ? renderDeletion(view, mine) : renderView(view)}
            </li>`;
          })}
        </ul>
        <form class="naming" novalidate @submit=${send}>
          ${renderName(
            'view-name',
            texts.name,
            saving,
            (name) => {
              saving = { name };
              host.update();
            },
            typeof problem === 'object'
              ? html`<button class="button" type="button" @click=${() => replace(situation, problem.taken)}>
                  ${texts.replace}
                </button>`
              : nothing,
          )}
          <div class="actions">
            <button class="button" type="button" @click=${() => host.close()}>${common.close}</button>
            <button class="button primary" type="submit" @click=${send}>${texts.save}</button>
          </div>
        </form>
      </div>`;
    },
  };
}
