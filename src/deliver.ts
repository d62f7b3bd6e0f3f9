/** Empties the outbox into Feishu: in order for each lane, paced over all replicas, retried, given up aloud. */
import { lease, markDone, type Payload, type Row } from '../db/outbox.ts';
import { deliverCard } from './deliver-card.ts';
import { failed } from './deliver-failure.ts';
import { type DeliverParts, paced, sendTo, unlessGone } from './deliver-send.ts';

export type { DeliverParts } from './deliver-send.ts';

const AT_ONCE = 8;
/** longer than the longest call may take */
const LEASE_SECONDS = 90;
const MAX_FILE = 20 * 1024 * 1024;

/** Sends what can be sent now. Returns how many rows were worked on. */
export async function deliverOnce(parts: DeliverParts): Promise<number> {
  const rows = await lease(parts.db, parts.bureauId, AT_ONCE, LEASE_SECONDS);
  await Promise.all(rows.map((row) => deliverRow(parts, row)));
  return rows.length;
}

async function deliverRow(parts: DeliverParts, row: Row): Promise<void> {
  try {
    const messageId = await perform(parts, row);
    await markDone(parts.db, row.id, parts.now(), messageId);
  } catch (error) {
    await failed(parts, row, error);
  }
}

/** Does what the row asks; returns the id of the message that came of it. */
async function perform(parts: DeliverParts, row: Row): Promise<string | undefined> {
  const { payload } = row;
  switch (payload.is) {
    case 'text':
      return sendTo(parts, payload.to, row.once, 'text', JSON.stringify({ text: literal(payload.text) }));
    case 'card':
      return deliverCard(parts, row, payload);
    case 'file':
      return deliverFile(parts, row, payload);
    case 'replace':
      await paced(parts, row.lane);
      await unlessGone(parts.feishu.patch(payload.messageId, payload.content));
      return payload.messageId;
    case 'fetch':
      return void (await fetchFile(parts, payload));
    case 'lookup':
      return void (await lookUp(parts, row, payload));
  }
}

/** Text stays text: what somebody typed, or a name, becomes no mention of all and no link. */
function literal(text: string): string {
  return text.replaceAll('<', '＜').replaceAll('](', '］(');
}

async function deliverFile(
  parts: DeliverParts,
  row: Row,
  payload: Payload & { is: 'file' },
): Promise<string> {
  await paced(parts, row.lane);
  const key = await parts.feishu.upload(payload.name, Buffer.from(payload.base64, 'base64'));
  return sendTo(parts, payload.to, row.once, 'file', JSON.stringify({ file_key: key }));
}

async function fetchFile(parts: DeliverParts, { file, personId }: Payload & { is: 'fetch' }): Promise<void> {
  const bytes = await parts.feishu.download(file.messageId, file.key, MAX_FILE);
  const base64 = Buffer.from(bytes).toString('base64');
  await parts.dispatch({
    is: 'file-fetched',
    key: `fetched/${file.messageId}`,
    at: parts.now(),
    file,
    personId,
    bytes: base64,
  });
}

async function lookUp(parts: DeliverParts, row: Row, payload: Payload & { is: 'lookup' }): Promise<void> {
  const accounts = Object.fromEntries(await parts.feishu.accountsByMobile(payload.mobiles));
  const { resume } = payload;
  await parts.dispatch({
    is: 'accounts-found',
    key: `found/${row.once}`,
    at: parts.now(),
    accounts,
    ...(resume && { resume: { ...resume, at: new Date(resume.at) } }),
  });
}
