import './flowthrough.css';
import '@flowthrough/elements/user-status/define';
import * as library from '@flowthrough/client';
import { install } from './harness.js';

const PAGE = 1_000;

const element = document.createElement('ft-user-status');
element.templateId = 'template';
// All rows are held by the client, however many there are.
element.rowCap = Infinity;
const heading = document.createElement('span');
heading.slot = 'heading';
element.append(heading);
let client;
let file;
/** Answers the backend's questions, which are asked before there are rows. */
let answer;
const answered = new Promise((resolve) => (answer = resolve));
let byId;

/** Each answer comes in a task of its own, as one from a network does. */
const channel = new MessageChannel();
const waiting = [];
channel.port1.onmessage = () => waiting.shift()();
const nextTask = () =>
  new Promise((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(undefined);
  });

const find = (selector) => element.shadowRoot?.querySelector(selector) ?? undefined;

/** A port that serves rows from memory, in pages, and can do nothing else: the client has all the work. */
function createPort() {
  return {
    capabilities: async () => ({ maxPageSize: PAGE, totals: true }),
    async listSubscribers({ limit = 100, cursor = '0' }) {
      const rows = await answered;
      await nextTask();
      const start = Number(cursor);
      const end = Math.min(start + limit, rows.length);
      return { items: rows.slice(start, end), total: rows.length, ...(end < rows.length && { next: String(end) }) };
    },
    async getSubscriber(id) {
      const rows = await answered;
      await nextTask();
      return rows.find((row) => row.id === id);
    },
  };
}

/** A file with another address for every user, as a spreadsheet would give it back. */
function mended(rows) {
  const lines = rows.map(({ id, broadworksId }) => `"${broadworksId}","mended-${id}@example.com","${id}"\r\n`);
  return new Blob(['BroadWorks ID,Email,ID\r\n', ...lines], { type: 'text/csv' });
}

install({
  open() {
    client = library.createProvisioningClient({ backend: createPort() });
    element.client = client;
    document.body.append(element);
  },
  give: (rows) => answer(rows),
  isComplete: () => {
    const table = find('[role=table]');
    return table?.getAttribute('aria-busy') !== 'true' && Number(table?.getAttribute('aria-rowcount')) > 1;
  },
  filter: (on) => (element.excludeProvisioned = on),
  sort: (column) => (element.sort = column ?? ''),
  search: (text) => (element.search = text),
  update(rows) {
    for (const row of rows) client.$change.set({ id: row.id, subscriber: row });
  },
  scroller: () => find('[part~=scroller]'),
  head: () => find('[part~=header]').offsetHeight,
  table: () => find('[part~=table]'),
  exportCsv: () =>
    new Promise((resolve) => {
      element.addEventListener('ft-export-finished', resolve, { once: true });
      find('[part~=export]').click();
    }),
  /** Reads a file and reviews it against all rows; without the functions for it nothing is measured. */
  ...(library.readEmailFile !== undefined && {
    prepareImport(rows) {
      file = mended(rows);
      byId = new Map(rows.map((row) => [row.id, row]));
    },
    async importEmails() {
      const read = await library.readEmailFile(file);
      if (!read.ok) throw new Error(`The file was not read: ${read.problem}.`);
      const { changes, problems } = await library.reviewEmails(read.rows, { find: (id) => byId.get(id) });
      if (changes.length === 0) throw new Error(`The review has no changes, ${problems.length} problems.`);
    },
  }),
});
