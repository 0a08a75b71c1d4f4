import { expect } from 'chai';
import { createTemplateListStore, createTemplateStore, ProvisioningError } from '@flowthrough/client';
import { createTemplateWorld, settled, template } from '../../support/harness/template-backend.js';

const two = () => [template(), template({ id: 'branch', name: 'Branch', untrustedEmails: false })];

describe('createTemplateListStore', () => {
  it('reads the list when started', async () => {
    const world = createTemplateWorld(two());
    const store = createTemplateListStore(world.client);
    expect(store.$state.get().state).to.equal('idle');
    store.start();
    store.start();
    await settled();
    expect(world.received).to.deep.equal(['listTemplates']);
    expect(store.$state.get().value?.map(({ id }) => id)).to.deep.equal(['main', 'branch']);
  });

  it('keeps the templates at hand when reading again fails', async () => {
    const world = createTemplateWorld(two());
    const store = createTemplateListStore(world.client);
    store.start();
    await settled();
    world.failNext('listTemplates', new ProvisioningError('offline', 'No connection.'));
    await store.reload();
    expect(store.$state.get().state).to.equal('failed');
    expect(store.$state.get().value).to.have.length(2);
  });

  it('shows a template once, however often the backend lists it', async () => {
    const world = createTemplateWorld();
    world.backend.listTemplates = () => Promise.resolve([template(), template({ name: 'Newer' })]);
    const store = createTemplateListStore(world.client);
    store.start();
    await settled();
    expect(store.$state.get().value?.map(({ name }) => name)).to.deep.equal(['Newer']);
  });

  it('reads again when one of its templates was changed through the same client', async () => {
    const world = createTemplateWorld(two());
    const store = createTemplateListStore(world.client);
    store.start();
    await settled();
    await createTemplateStore(world.client, { templateId: 'branch' }).mend({ untrustedEmails: true });
    await settled();
    expect(world.received.filter((call) => call === 'listTemplates')).to.have.length(2);
    expect(store.$state.get().value?.[1]?.untrustedEmails).to.equal(true);
  });

  it('asks for nothing and changes nothing after it was stopped', async () => {
    const world = createTemplateWorld(two());
    const held = world.hold('listTemplates');
    const store = createTemplateListStore(world.client);
    store.start();
    store.stop();
    held[0]?.release();
    await settled();
    expect(held[0]?.signal?.aborted).to.equal(true);
    expect(store.$state.get().state).to.equal('idle');
  });
});
