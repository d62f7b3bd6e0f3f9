import { encrypt, sign } from './crypto.ts';
import { newNonce } from './ids.ts';
import { type Answer, DEADLINE, type Transport } from './transport.ts';

/** §1.4: the body is compact, the signature over exactly its bytes. */
export const overWebhook: Transport = async (world, plain): Promise<Answer> => {
  const { encryptKey, webhook } = world.o;
  const body = JSON.stringify({ encrypt: encrypt(encryptKey, plain) });
  const timestamp = String(Math.floor(world.clock.now().getTime() / 1000));
  const nonce = newNonce();
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'x-lark-request-timestamp': timestamp,
    'x-lark-request-nonce': nonce,
    'x-lark-signature': sign(timestamp, nonce, encryptKey, body),
  };
  try {
    const signal = AbortSignal.timeout(DEADLINE);
    const response = await fetch(webhook, { method: 'POST', headers, body, redirect: 'manual', signal });
    return { is: 'answered', status: response.status, text: await response.text() };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TimeoutError') return { is: 'late' };
    return { is: 'unreachable', why: error instanceof Error ? error.message : String(error) };
  }
};
