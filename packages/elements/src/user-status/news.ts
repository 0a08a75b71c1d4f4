import {
  isMoving,
  type ProvisioningError,
  type RowView,
  type Subscriber,
  type UserStatusQuery,
  type UserStatusStore,
} from '@flowthrough/client';
import type { ReactiveElement } from 'lit';
import { AuthRequiredEvent } from '../auth-required.events.js';
import type { Announcer } from '../controllers/announcer.js';
import type { CommonMessages } from '../messages/common.js';
import type { UserStatusMessages } from '../messages/user-status.js';
import { failureText, whenReading } from '../notices.js';
import { statusLabel } from './labels.js';

/** What is worth saying about a change of the store. */
export interface NewsListener {
  /** Rows came to an end, or a new question was answered by another number of them. */
  onRows(rows: number): void;
  /** Rows that somebody asked to be read again came to an end. */
  onRefreshed(rows: number): void;
  onFailure(error: ProvisioningError): void;
  /** A row that somebody acted on has come to rest. */
  onSettled(row: Subscriber): void;
}

/** Tells everybody what is new in an element: readers in words, the host by events; of rows not before they can be shown. */
export function tellNews(
  host: ReactiveElement,
  announcer: Announcer,
  texts: { readonly own: UserStatusMessages; readonly common: CommonMessages },
  canShowRows: () => boolean,
): News {
  const listener: NewsListener = {
    onRows: (rows) => announcer.say(texts.own.rowsFound(rows)),
    onRefreshed: (rows) => announcer.answer(texts.own.refreshed(rows)),
    onSettled: ({ broadworksId, status }) =>
      announcer.answer(texts.own.settled(broadworksId, statusLabel(status, texts.common))),
    onFailure: (error) => {
      announcer.say(`${texts.own.loadFailed}. ${failureText(error, whenReading(texts.common))}`);
      if (error.needsSignIn) host.dispatchEvent(new AuthRequiredEvent(error));
    },
  };
  return createNews(listener, canShowRows);
}

/** Finds the news in a stream of states, each once. */
export interface News {
  read(store: UserStatusStore): void;
  /** Begins to wait for a row to come to rest. */
  follow(id: string): void;
  /** Takes the end of the next load for the answer to somebody who asked for it. */
  refreshing(): void;
}

function createNews(listener: NewsListener, canShowRows: () => boolean): News {
  let query: UserStatusQuery | undefined;
  let view: RowView | undefined;
  let isAsked = false;
  let wasLoading = false;
  let isRefresh = false;
  /** How many rows were told last. */
  let told: number | undefined;
  let error: ProvisioningError | undefined;
  const followed = new Set<string>();

  return {
    follow: (id) => void followed.add(id),
    refreshing() {
      isRefresh = true;
    },
    read(store) {
      const { load, view: shown, query: asked } = store.$state.get();
      // Rows that cannot be shown yet are as good as under way.
      const isLoading = load.state === 'loading' || load.state === 'idle' || (shown.length > 0 && !canShowRows());
      // The question and its answer may come one after the other.
      isAsked ||= query !== undefined && query !== asked;
      const isAnswered = isAsked && shown !== view && !isLoading;
      const hasEnded = wasLoading && !isLoading && (load.state === 'ready' || load.state === 'partial');
      if (hasEnded && isRefresh) listener.onRefreshed(shown.length);
      else if (hasEnded || (isAnswered && shown.length !== told)) listener.onRows(shown.length);
      if (hasEnded || isAnswered) told = shown.length;
      if (load.error && load.error !== error) listener.onFailure(load.error);
      if (hasEnded || load.error) isRefresh = false;
      if (isAnswered) isAsked = false;
      query = asked;
      view = shown;
      wasLoading = isLoading;
      error = load.error;
      for (const id of followed) {
        const row = store.get(id);
        if (row && (isMoving(row.status) || store.$activities.get().has(id))) continue;
        followed.delete(id);
        if (row) listener.onSettled(row);
      }
    },
  };
}
