import { fixture, html } from '@open-wc/testing-helpers';
import '@flowthrough/elements/define';
import { createMockFetch, type ScenarioName, type ScenarioOptions } from '@flowthrough/mock';
import type { TemplateResult } from 'lit';
import { createJourneyWorld, type JourneyWorld } from '../support/journey-world.js';

/** A page of a portal: elements under a provider, whose client talks HTTP to a scenario. */
export interface Portal extends JourneyWorld {
  readonly page: HTMLElement;
  readonly templateId: string;
}

export async function openPortal(
  name: ScenarioName,
  elements: (templateId: string) => TemplateResult,
  options: ScenarioOptions = {},
): Promise<Portal> {
  const world = await createJourneyWorld(name, (scenario) => ({ baseUrl: '/api', fetch: createMockFetch(scenario) }), {
    users: 24,
    ...options,
  });
  const templateId = world.scenario.templates[0].id;
  const provider = await fixture(
    html`<ft-provider .client=${world.client}><main>${elements(templateId)}</main></ft-provider>`,
  );
  const page = provider.querySelector('main') as HTMLElement;
  return { ...world, page, templateId };
}
