/** A script that is run twice: with a seed and a clock that stands still the second run is the first. */
import { expect, test } from 'vitest';
import type { SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { openStage, text } from './support.ts';

async function messagesOf(over: Partial<SandboxOptions>): Promise<string[]> {
  const stage = await openStage({ elapsed: () => 0, ...over });
  const chat_id = stage.sandbox.chatIdOf('hazard');
  for (const as of ['P001', 'P002', 'P001']) await stage.post('/sandbox/say', { as, chat_id, text: '一样' });
  await stage.client.im.v1.message.create({
    params: { receive_id_type: 'chat_id' },
    data: { receive_id: chat_id, ...text('一样') },
  });
  const { body } = await stage.ask<{ message_id: string; create_time: string }[]>(
    `/sandbox/messages?chat_id=${chat_id}`,
  );
  await stage.close();
  return body.map(({ message_id, create_time }) => `${message_id} ${create_time}`);
}

test('ids and times of messages are those of the run before; another seed, or none, has others', async () => {
  const first = await messagesOf({ messageSeed: '1' });
  expect(new Set(first).size).toBe(4);
  expect(await messagesOf({ messageSeed: '1' })).toEqual(first);
  for (const other of [{ messageSeed: '2' }, {}])
    expect((await messagesOf(other)).filter((line) => first.includes(line))).toEqual([]);
});
