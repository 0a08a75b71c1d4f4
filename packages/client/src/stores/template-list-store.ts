import { atom } from 'nanostores';
import type { ProvisioningClient } from '../client.js';
import { noteCopy } from '../copies.js';
import type { OnboardingTemplate } from '../model.js';
import { onReturn } from '../platform.js';
import { idle, type Remote } from '../remote.js';
import { createReading } from './reading.js';
import type { Store } from './store.js';

/** The onboarding templates to choose from. */
export interface TemplateListStore extends Store<Remote<readonly OnboardingTemplate[]>> {
  /** Reads the list again; the templates at hand stay until newer ones come. */
  reload(): Promise<void>;
}

/** Makes a store of all onboarding templates, read again whenever one of them was written through the same client. */
export function createTemplateListStore({ backend, writes }: ProvisioningClient): TemplateListStore {
  noteCopy();
  const $state = atom<Remote<readonly OnboardingTemplate[]>>(idle);
  const reading = createReading($state.get, (next) => $state.set(next));
  /** Ends with `stop`. */
  let life: AbortController | undefined;

  const reload = () =>
    reading.read(async (signal) => {
      const templates = await backend.listTemplates({ signal });
      return [...new Map(templates.map((template) => [template.id, template])).values()];
    });

  return {
    $state,
    reload,
    start() {
      if (life) return;
      life = new AbortController();
      const unbind = writes.$running.listen((now, before) => {
        if ($state.get().value?.some(({ id }) => before?.has(id) && !now.has(id))) void reload();
      });
      life.signal.addEventListener('abort', unbind);
      onReturn((isRestored) => {
        if (isRestored || $state.get().state === 'failed') void reload();
      }, life.signal);
      if ($state.get().state !== 'ready') void reload();
    },
    stop() {
      life?.abort();
      life = undefined;
      reading.stop();
    },
  };
}
