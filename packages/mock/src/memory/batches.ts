import {
  toProvisioningError,
  type Batch,
  type BatchItem,
  type BatchItemInput,
  type Environment,
} from '@flowthrough/client';
import { notFound } from './refusals.js';
import type { Subscribers } from './subscribers.js';

/** Milliseconds that one item of a batch takes. */
const ITEM = 200;

export interface Batches {
  start(items: readonly BatchItemInput[]): Batch;
  get(id: string): Batch;
  cancel(id: string): Batch;
}

/** Batches that run one item after another; those that are due run when somebody looks. */
export function createBatches(subscribers: Subscribers, environment: Environment): Batches {
  const batches = new Map<string, { batch: Batch; readonly started: number }>();

  const runItem = (item: BatchItemInput): BatchItem => {
    try {
      if (item.action === 'retry')
        subscribers.retry(item.subscriberId, item.email ?? subscribers.get(item.subscriberId).email ?? '');
      else if (item.action === 'delete') subscribers.delete(item.subscriberId);
      else if (item.action === 'changePackage') subscribers.changePackage(item.subscriberId, item.package ?? 'basic');
      else subscribers.resendConsent(item.subscriberId);
      return { ...item, outcome: 'done' };
    } catch (thrown) {
      const { message, code = 'failed' } = toProvisioningError(thrown);
      return { ...item, outcome: 'failed', error: { code, text: message } };
    }
  };

  const look = (id: string): Batch => {
    const known = batches.get(id);
    if (!known) throw notFound('batch');
    if (known.batch.state === 'running') {
      const due = Math.floor((environment.wallClock() - known.started) / ITEM);
      const items = known.batch.items.map((item, index) =>
        item.outcome === 'waiting' && index < due ? runItem(item) : item,
      );
      const isDone = items.every(({ outcome }) => outcome !== 'waiting');
      known.batch = { id, state: isDone ? 'finished' : 'running', items };
    }
    return known.batch;
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
