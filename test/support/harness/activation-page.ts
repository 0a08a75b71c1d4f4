import { fixture, html } from '@open-wc/testing-helpers';
import { nothing } from 'lit';
import type { ActivationFormElement } from '@flowthrough/elements';
import '@flowthrough/elements/activation-form/define';
import { waitFor } from '../wait.js';
import { activationForm } from './activation-form.js';
import { ADDRESS, createActivationWorld, type ActivationWorld } from './activation-backend.js';

/** Every event that an activation form fires. */
const EVENTS = [
  'ft-activation-started',
  'ft-activation-changed',
  'ft-activation-succeeded',
  'ft-activation-failed',
  'ft-verification-resent',
  'ft-auth-required',
] as const;

type Attributes = Partial<
  Pick<ActivationFormElement, 'email' | 'broadworksId' | 'credentials' | 'maxAttempts' | 'activationId'>
>;

/** A page with one activation form over a world of its own, and what its host hears. */
export async function activationPage(
  world: ActivationWorld = createActivationWorld(),
  { email, broadworksId, credentials = false, maxAttempts, activationId }: Attributes = {},
) {
  const heard: Event[] = [];
  const said: string[] = [];
  const listen = (event: Event) => heard.push(event);
  const element = await fixture<ActivationFormElement>(
    html`<ft-activation-form
      .client=${world.client}
      email=${email ?? nothing}
      broadworks-id=${broadworksId ?? nothing}
      max-attempts=${maxAttempts ?? nothing}
      activation-id=${activationId ?? nothing}
      ?credentials=${credentials}
    ></ft-activation-form>`,
  );
  for (const name of EVENTS) element.addEventListener(name, listen);
  element.addEventListener('ft-announced', ({ text }) => said.push(text));
  const view = activationForm(element);

  return {
    world,
    element,
    view,
    heard,
    /** What was said to assistive technology, in order. */
    said,
    /** The names of the events, in order. */
    names: () => heard.map(({ type }) => type),
    /** Lets time pass, and what it causes be rendered. */
    async pass(milliseconds: number) {
      await world.environment.advance(milliseconds);
      await element.updateComplete;
    },
    /** Types an address, sends it and waits for the title of what follows. */
    async send(title: string, address = ADDRESS) {
      const button = view.hasButton('Activate') ? 'Activate' : 'Try again';
      view.fillAddress(address);
      view.press(button);
      await waitFor(() => view.title === title, `the title ${title}, not ${String(view.title)}`);
    },
  };
}
