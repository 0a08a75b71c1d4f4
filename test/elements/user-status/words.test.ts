import { expect } from 'chai';
import {
  createProvisioningClient,
  ERROR_CATEGORIES,
  type ErrorCategory,
  type ProvisioningBackend,
  type Subscriber,
} from '@flowthrough/client';
import { registerMessages } from '@flowthrough/elements';
import { hr } from '@flowthrough/elements/messages/hr';
import { writeFile } from '@web/test-runner-commands';
import { createActivationWorld, ended } from '../../support/harness/activation-backend.js';
import { activationPage } from '../../support/harness/activation-page.js';
import { mountUserStatus } from '../../support/harness/mount-user-status.js';
import { createUserWorld } from '../../support/harness/user-status.js';
import { allByRole, byRole, textOf, visibleText } from '../../support/roles.js';
import { nextEvent, waitFor } from '../../support/wait.js';

/** Codes as backends send them: the vendor's where one is known, else our own names; then what nobody explains. */
const VENDOR: Partial<Record<ErrorCategory, string>> = {
  'missing-parameter': '1001',
  'invalid-parameter': '1002',
  'already-associated': '10022',
  maintenance: '2560',
  'recently-sent': 'ATLAS-600199',
};
const CAUSES = [
  ...ERROR_CATEGORIES.map((category) => ({
    category,
    code: VENDOR[category] ?? category,
    text: `Words of ${category}.`,
  })),
  { category: 'unknown', code: 'X-9001', text: 'The worker gave up.' },
  { category: 'invalid-parameter', code: '1002', text: '' },
  { category: 'unknown', code: '', text: '' },
] as const;

const MINUTE = 60_000;
const AGES = { fresh: 5 * MINUTE, 'a day': 26 * 60 * MINUTE, weeks: 58 * 1_440 * MINUTE } as const;
const ADDRESS_CAUSES: readonly string[] = ['email-in-use', 'email-invalid', 'other-organization', 'mail-delivery'];

const english = {
  retry: 'Retry activation',
  email: 'Email address',
  details: /^Error details for/,
  onboard: 'Onboard',
  wait: /Wait (?:a|some)\b|You can try again after/,
  recent: /recent|24 hours(?! before)|in the last day|for now\b/,
  ongoing: /\bis (locked|down|under)|\bare down/,
  noEmail: 'No email yet',
  thisAddress: /\bthis address\b|already in use(?<!was already in use)|\bfree this one\b/,
  failed: 'This is the address that failed.',
};
type Words = typeof english;
const croatian: Words = {
  retry: 'Ponovi aktivaciju',
  email: 'Adresa e-pošte',
  details: /^Pojedinosti pogreške za/,
  onboard: 'Uvedi',
  wait: /Pričekajte|Ponovno možete pokušati nakon/,
  recent: /nedavno|posljednja 24 sata|privremeno/,
  ongoing: /\bnedostupne su\b|\bje zaključan\b/,
  noEmail: 'Još nema e-pošte',
  thisAddress: /\b(Tu adresu|tom adresom|tu adresu|oslobodite ovu)\b|već se upotrebljava\b/,
  failed: 'To je adresa s kojom nije uspjelo.',
};

/** Every cause, at every age, with an address and without. */
function everybody(now: number) {
  return CAUSES.flatMap((cause) =>
    Object.entries(AGES).flatMap(([age, milliseconds]) =>
      [true, false].map((hasEmail) => ({ cause, age: age as keyof typeof AGES, milliseconds, hasEmail })),
    ),
  ).map((one, index) => {
    const at = new Date(now - one.milliseconds).toISOString();
    const { code, text } = one.cause;
    const subscriber: Subscriber = {
      id: `s${index}`,
      broadworksId: `${5_551_000_000 + index}@example.com`,
      spEnterpriseId: 'adria:hotels',
      firstName: 'Ana',
      lastName: 'Horvat',
      package: 'basic',
      status: 'error',
      errors: [{ code, text }],
      created: at,
      lastStatusChange: at,
      ...(one.hasEmail && { email: `ana${index}@example.com` }),
    };
    return { ...one, subscriber };
  });
}

async function shown(lang: 'en' | 'hr', words: Words) {
  const world = createUserWorld();
  const people = everybody(world.environment.wallClock());
  const backend: ProvisioningBackend = {
    ...world.client.backend,
    listSubscribers: () => Promise.resolve({ items: people.map(({ subscriber }) => subscriber) }),
  };
  const client = createProvisioningClient({ backend, environment: world.environment });
  const { element } = await mountUserStatus(client, (element) => {
    element.lang = lang;
    element.selectable = true;
    // All rows at once.
    element.style.setProperty('--ft-user-status-max-height', '20000px');
  });
  // By their ids: the names of all these rows take long to work out.
  const all = () => [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[data-id]') ?? [])];
  await waitFor(() => all().length === people.length, 'all rows');
  const rows = new Map(all().map((row) => [/\d{10}@example\.com/.exec(textOf(row))?.[0] ?? '', row]));
  const rowOf = (id: string) => rows.get(id) ?? expect.fail(`No row for ${id}`);
  const opened = () =>
    waitFor(() => element.shadowRoot?.querySelector<HTMLDialogElement>('dialog[open]'), 'the dialog');
  return {
    people,
    rowOf,
    reasonOf: (id: string) => allByRole(rowOf(id), 'button', words.details)[0] ?? expect.fail(`No reason for ${id}`),
    async details(id: string) {
      this.reasonOf(id).click();
      return opened();
    },
    async retryDialog(id: string) {
      byRole(rowOf(id), 'button', /^(Actions for|Radnje za)/).click();
      const menu = await waitFor(() => element.shadowRoot?.querySelector('[role="menu"]'), 'the menu');
      (await waitFor(() => allByRole(menu, 'menuitem', words.retry)[0], 'the menu')).click();
      const dialog = await opened();
      await waitFor(() => allByRole(dialog, 'textbox', words.email).length > 0, 'the field');
      return dialog;
    },
    async close(dialog: HTMLDialogElement) {
      const closed = nextEvent(dialog, 'close');
      byRole(dialog, 'button', /^(Close|Cancel|Zatvori|Odustani)$/).click();
      await closed;
    },
  };
}

const isPrimary = (button: Element) => button.classList.contains('primary');

describe('ft-user-status, the words of each cause, age, address and place', () => {
  for (const [lang, words] of [
    ['en', english],
    ['hr', croatian],
  ] as const) {
    it(`agree in rows, details and the retry dialog (${lang})`, async function () {
      this.timeout(60_000);
      registerMessages(hr);
      const page = await shown(lang, words);
      const table: string[] = [];
      const wrong: string[] = [];
      const seen = new Set<string>();

      for (const { cause, age, hasEmail, milliseconds, subscriber } of page.people) {
        const id = subscriber.broadworksId;
        const row = textOf(page.rowOf(id));
        const name = `${cause.code || 'no code'} · ${age} · ${hasEmail ? 'address' : 'no address'}`;
        const waits = { 'recently-sent': 1_440 * MINUTE, locked: 10 * MINUTE }[cause.category as string] ?? 0;
        const isWaiting = milliseconds < waits;
        const lines: [place: string, text: string][] = [['row', row]];

        // Dialogs say what rows say, so that of each text one is opened.
        const isOfAddress = ADDRESS_CAUSES.includes(cause.category);
        const reason = `${textOf(page.reasonOf(id)).replace(id, '')} ${isOfAddress && hasEmail}`;
        if (!seen.has(reason)) {
          seen.add(reason);
          const details = await page.details(id);
          lines.push(['details', visibleText(details)]);
          const [next] = allByRole(details, 'button', words.retry);
          if (!next) wrong.push(`${name}: the details lead nowhere`);
          else if (isPrimary(next) === isWaiting)
            wrong.push(`${name}: details, waiting ${isWaiting}, primary ${isPrimary(next)}`);
          await page.close(details);
          const dialog = await page.retryDialog(id);
          const text = visibleText(dialog);
          lines.push(['dialog', text]);
          const onboard = byRole(dialog, 'button', words.onboard);
          if (isPrimary(onboard) === isWaiting) wrong.push(`${name}: dialog, waiting ${isWaiting}`);
          const field = byRole<HTMLInputElement>(dialog, 'textbox', words.email);
          const isMarked = text.includes(words.failed);
          const isWrongAddress = hasEmail && isOfAddress;
          if (isMarked !== isWrongAddress) wrong.push(`${name}: dialog, ${field.value} marked ${isMarked}`);
          await page.close(dialog);
        }

        for (const [place, text] of lines) {
          const said = place === 'row' ? text.slice(text.indexOf(id)) : text;
          // What the service itself said is quoted, as of then.
          const ours = said.replaceAll(cause.text || '\0', '');
          table.push(`${name} · ${place}\n    ${said}`);
          if (ERROR_CATEGORIES.some((own) => own.includes('-') && ours.includes(own)))
            wrong.push(`${name}: ${place} shows our own name as a code`);
          if (/(Code|Kod) (?!\d|X-|ATLAS)/.test(ours)) wrong.push(`${name}: ${place} shows a code that is none`);
          if (!isWaiting && age !== 'fresh' && (words.recent.test(ours) || words.ongoing.test(ours)))
            wrong.push(`${name}: ${place} speaks of what is long past`);
          if (age !== 'fresh' && words.wait.test(ours)) wrong.push(`${name}: ${place} asks to wait`);
          if (isWaiting && !words.wait.test(ours)) wrong.push(`${name}: ${place} does not say to wait`);
          // The dialog speaks of the one in its field.
          if (!hasEmail && place !== 'dialog' && words.thisAddress.test(ours))
            wrong.push(`${name}: ${place} speaks of an address that is not there`);
          if (
            cause.text &&
            ['invalid-parameter', 'missing-parameter'].includes(cause.category) &&
            !said.includes(cause.text)
          )
            wrong.push(`${name}: ${place} does not say which detail`);
        }
      }
      await writeFile({ path: `../../../.cache/words.${lang}.txt`, content: table.join('\n') });
      expect(wrong.join('\n')).to.equal('');
    });
  }
});

describe('ft-activation-form, the words of each cause', () => {
  for (const lang of ['en', 'hr'] as const) {
    it(`name no code of ours, say nothing twice and ask for nothing that the form has no place for (${lang})`, async () => {
      registerMessages(hr);
      const lines: string[] = [];
      const wrong: string[] = [];
      document.documentElement.lang = lang;
      try {
        for (const { category, code, text } of CAUSES) {
          const { element, world } = await activationPage(createActivationWorld({ activation: ended(code, text) }), {
            email: 'ana.horvat@example.com',
          });
          byRole(element, 'button', /^(Activate|Aktiviraj)$/).click();
          const again = await waitFor(
            () => allByRole(element, 'button', /^(Try again|Pokušaj ponovno)$/)[0],
            'the failure',
          );
          expect(world.count('activate')).to.equal(1);
          // Not what is said of it once more, to those who do not see it.
          const said = visibleText(element).replace(textOf(byRole(element, 'status')), '');
          lines.push(`${code || 'no code'} · form\n    ${said}`);
          const sentences = said.split(/(?<=[.?:]) /).filter((one) => one.length > 20);
          if (new Set(sentences).size < sentences.length) wrong.push(`${code}: says something twice`);
          if (/(Code|Kod) (?!\d|X-|ATLAS)/.test(said)) wrong.push(`${code}: shows a code that is none`);
          if (category === 'invalid-parameter' && text && !said.includes(text))
            wrong.push(`${code}: does not say which detail`);
          const asksToChange = /change it if needed|po potrebi promijenite/.test(said);
          const isForOthers = ['already-associated', 'template-config', 'duplicate-pending'].includes(category);
          if (asksToChange && isForOthers) wrong.push(`${code}: asks to change what has no field`);
          expect(again.ariaDisabled).not.to.equal('true');
        }
      } finally {
        document.documentElement.lang = '';
      }
      await writeFile({ path: `../../../.cache/words-form.${lang}.txt`, content: lines.join('\n') });
      expect(wrong.join('\n')).to.equal('');
    });
  }
});
