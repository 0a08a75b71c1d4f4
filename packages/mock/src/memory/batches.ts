import {
  ProvisioningError,
  toProvisioningError,
  type Batch,
  type BatchItem,
  type BatchItemInput,
  type Environment,
} from '@flowthrough/client';
import { notFound } from './refusals.js';
import type { Pace } from './script.js';
import type { Subscribers } from './subscribers.js';

export interface Batches {
  start(items: readonly BatchItemInput[]): Batch;
  get(id: string): Batch;
  cancel(id: string): Batch;
}

/** Batches that run one item after another; those that are due run when somebody looks. */
export function createBatches(subscribers: Subscribers, environment: Environment, { batchItem }: Pace): Batches {
  const batches = new Map<string, { readonly batch: Batch; readonly started: number }>();

  const run = ({ action, subscriberId, email, package: packageType }: BatchItemInput): void => {
    if (action === 'delete') subscribers.delete(subscriberId);
    else if (action === 'resendConsent') subscribers.resendConsent(subscriberId);
    else if (action === 'retry') {
      subscribers.retry(subscriberId, email ?? subscribers.get(subscriberId).email ?? missing('email'));
    } else subscribers.changePackage(subscriberId, packageType ?? missing('package'));
  };
  const runItem = (item: BatchItemInput): BatchItem => {
    try {
      run(item);
      return { ...item, outcome: 'done' };
    } catch (thrown) {
      const { message, code = 'failed', errors } = toProvisioningError(thrown);
      return { ...item, outcome: 'failed', error: errors[0] ?? { code, text: message } };
    }
  };

  const look = (id: string): Batch => {
    const known = batches.get(id);
    if (!known) throw notFound('batch');
    if (known.batch.state !== 'running') return known.batch;
    const due = Math.floor((environment.wallClock() - known.started) / batchItem);
    const items = known.batch.items.map((item, index) =>
      item.outcome === 'waiting' && index < due ? runItem(item) : item,
    );
    const isDone = items.every(({ outcome }) => outcome !== 'waiting');
    const batch: Batch = { id, state: isDone ? 'finished' : 'running', items };
    batches.set(id, { ...known, batch });
    return batch;
  };

  return {
    start(items) {
      const id = `batch-${batches.size + 1}`;
      const batch: Batch = { id, state: 'running', items: items.map((item) => ({ ...item, outcome: 'waiting' })) };
      batches.set(id, { batch, started: environment.wallClock() });
      return batch;
    },
    get: look,
    cancel(id) {
      const batch = look(id);
      if (batch.state !== 'running') return batch;
      const items = batch.items.map((item) =>
        item.outcome === 'waiting' ? { ...item, outcome: 'skipped' as const } : item,
      );
      const cancelled: Batch = { id, state: 'cancelled', items };
      batches.set(id, { batch: cancelled, started: environment.wallClock() });
      return cancelled;
    },
  };
}

function missing(field: 'email' | 'package'): never {
  const item = { field, code: 'missing', text: `${field} is required.` };
  throw new ProvisioningError('invalid', item.text, { status: 422, code: 'invalid', errors: [item] });
}
