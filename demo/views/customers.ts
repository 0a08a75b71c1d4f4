import type { OnboardingTemplate, PackageType, TemplateListStore } from '@flowthrough/client';
import { html, render, type TemplateResult } from 'lit';
import { statusHref, templateHref } from '../router.js';
import type { Texts } from '../texts/texts.js';

/** The provider's own page over the headless client: no element needed. */
export function customers(store: TemplateListStore, texts: Texts): TemplateResult {
  const { state, value } = store.$state.get();
  if (value?.length) return table(value, texts);
  if (state === 'failed') {
    return html`<p class="message" role="alert">
      ${texts.customersFailed}
      <button class="link-button" type="button" @click=${() => store.reload()}>${texts.tryAgain}</button>
    </p>`;
  }
  return html`<p class="message" aria-busy=${state !== 'ready'}>
    ${state === 'ready' ? texts.noCustomers : '\u00a0'}
  </p>`;
}

export function showCustomers(outlet: HTMLElement, store: TemplateListStore, texts: Texts): void {
  render(customers(store, texts), outlet);
}

function table(templates: readonly OnboardingTemplate[], texts: Texts): TemplateResult {
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${texts.customer}</th>
        <th scope="col">${texts.template}</th>
        <th scope="col">${texts.defaultPackage}</th>
        <th scope="col">${texts.users}</th>
      </tr>
    </thead>
    <tbody>
      ${templates.map(
        ({ id, name, customerName, defaultPackage }) =>
          html`<tr>
            <td><bdi>${customerName ?? name}</bdi></td>
            <td>
              <a href=${templateHref(id)}><bdi>${name}</bdi></a>
            </td>
            <td>${defaultPackage ? packageName(defaultPackage) : '–'}</td>
            <td>
              <a href=${statusHref(id)} aria-label="${texts.showUsers}: ${customerName ?? name}">${texts.showUsers}</a>
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

const packageName = (type: PackageType) => type.charAt(0).toUpperCase() + type.slice(1);
