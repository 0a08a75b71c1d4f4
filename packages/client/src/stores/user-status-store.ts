import type { ProvisioningClient } from '../client.js';
import { noteCopy } from '../copies.js';
import { loaded } from '../loaded.js';
import { onReturn } from '../platform.js';
import { isMoving } from '../status.js';
import { createCsvExport } from './csv-export.js';
import { listIds } from './list-ids.js';
import { createPoller, type Poller } from './polling.js';
import { createRowActions } from './row-actions.js';
import { createRowFollower } from './row-follower.js';
import { createRowList } from './row-list.js';
import type { UserStatusStore, UserStatusStoreOptions } from './user-status-state.js';
import { withSignals } from './with-signals.js';

/** Most rows held in memory where nobody says otherwise. */
const MOST_ROWS = 100_000;

/** Makes the store behind a User Status view; nothing is requested until `start`. */
export function createUserStatusStore(
  client: ProvisioningClient,
  { templateId, query = {}, pollInterval = 0, rowCap = MOST_ROWS, locale }: UserStatusStoreOptions,
): UserStatusStore {
  noteCopy();
  const { backend, environment } = client;
  /** Ends with `stop`, and with it everything that was begun. */
  let life: AbortController | undefined;
  const signal = () => (life ?? new AbortController()).signal;

  const list = createRowList(client, {
    templateId,
    query,
    rowCap,
    locale,
    onRow(id, row) {
      actions.observe(id, row);
      if (row && life && isMoving(row.status)) follower.wake();
    },
  });
  const actions = createRowActions(client, {
    life: signal,
    get: list.get,
    apply: list.apply,
    read: list.read,
    written(id, isAnswered) {
      if (life) follower.written(id, isAnswered);
    },
  });
  const follower = createRowFollower(client, { ...list, unknown: actions.unknown });
  const csv = createCsvExport(client, list, templateId);
  const task = async () => {
    await list.reload(true);
    return false;
  };
  let rereading: Poller | undefined;
  const rereadEach = (wait: number) => {
    rereading?.stop();
    rereading = wait > 0 ? createPoller({ environment, first: wait, longest: wait, task }) : undefined;
    if (life) rereading?.start();
  };
  rereadEach(pollInterval);

  return {
    templateId,
    $state: list.$state,
    $activities: actions.$activities,
    $export: csv.$export,
    get: list.get,
    hold: list.hold,
    listIds: (given, changes) => withSignals(signal(), given, (either) => listIds(list, either, changes)),
    setQuery: list.setQuery,
    configure(options) {
      const { pollInterval: wait = 0, rowCap: most = MOST_ROWS } = options;
      if (wait !== pollInterval) rereadEach((pollInterval = wait));
      if (most !== rowCap) list.setRowCap((rowCap = most));
      if (options.locale !== locale) list.setLocale((locale = options.locale));
    },
    reload: list.reload,
    resume: list.resume,
    loadRest: list.loadRest,
    retryActivation: actions.retryActivation,
    changePackage: actions.changePackage,
    deleteSubscriber: actions.deleteSubscriber,
    resendConsent: actions.resendConsent,
    check: actions.check,
    dismiss: actions.dismiss,
    exportCsv: csv.exportCsv,
    exportRows: csv.exportRows,
    cancelExport: csv.cancel,
    lookUp: (given) =>
      withSignals(signal(), given, async (either) => {
        const { createRowLookup } = await loaded(import('./row-lookup.js'));
        return createRowLookup(list, environment, either);
      }),
    async precheck(subscriberId, email, given) {
      if (!client.offers('precheck')) return undefined;
      try {
        return await withSignals(signal(), given, async (either) =>
          backend.precheck?.({ email, subscriberId }, { signal: either }),
        );
      } catch {
        // Advice that cannot be had must not stand in the way.
        return undefined;
      }
    },
    start() {
      if (life) return;
      const mine = (life = new AbortController());
      const unbind = client.$change.listen((change) => {
        if (change && (!change.subscriber || list.get(change.id))) list.apply(change);
      });
      mine.signal.addEventListener('abort', unbind);
      onReturn((isRestored) => {
        // Whoever needs the answer asks for it as well, and meets what went wrong with it.
        if (isRestored) client.capabilities(true).catch(() => undefined);
        const { state, error } = list.$state.get().load;
        if (isRestored && state !== 'loading' && state !== 'failed') void list.reload(true);
        else if (isRestored || error?.kind === 'offline') void list.resume();
        void actions.checkUnknown();
      }, mine.signal);
      void list.resume();
      void actions.checkUnknown();
      follower.wake();
      rereading?.start();
    },
    stop() {
      if (!life) return;
      actions.stop();
      life.abort();
      life = undefined;
      follower.stop();
      rereading?.stop();
      list.stop();
      csv.cancel();
    },
  };
}
