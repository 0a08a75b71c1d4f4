import { atom } from 'nanostores';
import type { ProvisioningClient } from '../client.js';
import { noteCopy } from '../copies.js';
import { ProvisioningError, toProvisioningError } from '../errors.js';
import { createIdempotencyKey } from '../idempotency-key.js';
import { sameLink } from '../link.js';
import type { OnboardingTemplate, TemplateChanges } from '../model.js';
import { onReturn } from '../platform.js';
import { idle, ready, type Remote } from '../remote.js';
import { checkTemplate, passesChecks, type TemplateCheck } from '../template-checks.js';
import { createReading } from './reading.js';
import type { ActionResult, Store } from './store.js';

/** What the checks found on one reading of a template. */
export interface TemplateReport {
  readonly template: OnboardingTemplate;
  readonly checks: readonly TemplateCheck[];
  /** Whether users can activate themselves. */
  readonly passed: boolean;
  /** Epoch milliseconds. */
  readonly checkedAt: number;
}

/** A change of the template that runs, or how the last one ended where it did not simply succeed. */
export type Mending = { readonly changes: TemplateChanges } & (
  | { readonly state: 'running' }
  /** `failed` with an error of unknown outcome: no answer came, and reading found the setting unchanged. */
  | { readonly state: 'failed' | 'unknown'; readonly error: ProvisioningError }
);

export interface TemplateState {
  /** The newest report; the last one stays while a newer reading runs or has failed. */
  readonly report: Remote<TemplateReport>;
  readonly mending: Mending | undefined;
  /** Whether the backend offers to change templates. */
  readonly mendable: boolean;
}

/** The User Verification checks of one template, without their looks. */
export interface TemplateStore extends Store<TemplateState> {
  readonly templateId: string;
  /** Reads the template and checks it again; does nothing while a change runs, whose answer is newer. */
  check(): Promise<void>;
  /** Changes the template; an unanswered change is found out by reading, never by writing again. */
  mend(changes: TemplateChanges): Promise<ActionResult<OnboardingTemplate>>;
}

export function createTemplateStore(
  client: ProvisioningClient,
  { templateId }: { readonly templateId: string },
): TemplateStore {
  noteCopy();
  const { backend, environment, writes } = client;
  const $state = atom<TemplateState>({ report: idle, mending: undefined, mendable: false });
  const set = (changes: Partial<TemplateState>) => $state.set({ ...$state.get(), ...changes });
  const reading = createReading(
    () => $state.get().report,
    (report) => {
      const before = $state.get();
      const isNews = report.state === 'ready' && report.value !== before.report.value;
      set({ report, mending: isNews ? found(before.mending, report.value) : before.mending });
    },
  );
  const isMending = () => $state.get().mending?.state === 'running';
  /** Ends with `stop`, and with it everything that was begun. */
  let life: AbortController | undefined;

  const toReport = (template: OnboardingTemplate): TemplateReport => {
    const checks = checkTemplate(template);
    return { template, checks, passed: passesChecks(checks), checkedAt: environment.wallClock() };
  };
  const read = (isFollowUp = false) =>
    reading.read(async (signal) => toReport(await backend.getTemplate(templateId, { signal, isFollowUp })));
  /** Whether something can be found out only by reading. */
  const isOpen = ({ report, mending } = $state.get()) => report.state !== 'ready' || mending?.state === 'unknown';

  async function write(changes: TemplateChanges, signal: AbortSignal): Promise<ActionResult<OnboardingTemplate>> {
    try {
      const template = await writes.run(templateId, async () => {
        if (!backend.updateTemplate) throw new ProvisioningError('unsupported', 'The backend cannot change templates.');
        return backend.updateTemplate(templateId, changes, { signal, idempotencyKey: createIdempotencyKey() });
      });
      if (!signal.aborted) set({ report: ready(toReport(template)), mending: undefined });
      return { outcome: 'done', value: template };
    } catch (thrown) {
      const error = toProvisioningError(thrown);
      const { outcome } = error;
      if (signal.aborted) return { outcome: 'unknown', error };
      set({ mending: { changes, state: outcome, error } });
      const isOutdated = error.kind === 'conflict' || error.kind === 'not-found';
      if (outcome === 'failed' && !isOutdated) return { outcome, error };
      await read(outcome === 'unknown');
      const { mending, report } = $state.get();
      if (report.value && !mending) return { outcome: 'done', value: report.value.template };
      return { outcome: mending?.state === 'failed' ? 'failed' : outcome, error };
    }
  }

  return {
    templateId,
    $state,
    async check() {
      if (isMending()) return;
      if ($state.get().mending?.state === 'failed') set({ mending: undefined });
      await read();
    },
    async mend(changes) {
      if (writes.$running.get().has(templateId)) return { outcome: 'busy' };
      reading.stop();
      set({ mending: { changes, state: 'running' } });
      return write(changes, (life ?? new AbortController()).signal);
    },
    start() {
      if (life) return;
      const mine = (life = new AbortController());
      const unbind = writes.$running.listen((now, before) => {
        if (!isMending() && before?.has(templateId) && !now.has(templateId)) void read();
      });
      mine.signal.addEventListener('abort', unbind);
      const know = () => {
        if (!mine.signal.aborted) set({ mendable: client.offers('updateTemplate') });
      };
      const learn = (isAnew?: boolean) => {
        if (backend.updateTemplate) client.capabilities(isAnew).then(know, know);
      };
      learn();
      onReturn((isRestored) => {
        learn(isRestored);
        if ((isRestored || isOpen()) && !isMending()) void read();
      }, mine.signal);
      if (isOpen()) void read();
    },
    stop() {
      life?.abort();
      life = undefined;
      reading.stop();
      const { mending } = $state.get();
      if (mending?.state !== 'running') return;
      const error = new ProvisioningError('aborted', 'The answer was not waited for.', { outcome: 'unknown' });
      set({ mending: { changes: mending.changes, state: 'unknown', error } });
    },
  };
}

/** What a reading says about a change: an unknown one is known now. */
function found(mending: Mending | undefined, { template }: TemplateReport): Mending | undefined {
  if (mending?.state !== 'unknown') return mending;
  const isDone = Object.entries(mending.changes).every(([key, value]) => {
    const now = template[key as keyof TemplateChanges];
    return now === value || sameLink(String(now), String(value));
  });
  return isDone ? undefined : { ...mending, state: 'failed' };
}
