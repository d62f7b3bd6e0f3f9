import { encrypt, sign } from './crypto.ts';
import { newNonce } from './ids.ts';
import { type Answer, type Oddity, patienceOf, type Raw, type Transport } from './transport.ts';
import type { World } from './world.ts';

/** Events and card callbacks POSTed to the bot's address. */
export const overWebhook: Transport = (world, plain, odd = {}) => {
  const raw = odd.replayed ?? seal(world, plain, odd);
  odd.sent?.(raw);
  return send(world, raw);
};

/** §1.4: the body is compact, the signature over exactly its bytes. */
function seal(world: World, plain: string, { skew = 0, forged = false }: Oddity): Raw {
  const { encryptKey } = world.o;
  const body = JSON.stringify({ encrypt: encrypt(encryptKey, plain) });
  const timestamp = String(Math.floor((world.clock.now().getTime() + skew) / 1000));
  const nonce = newNonce();
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'x-lark-request-timestamp': timestamp,
    'x-lark-request-nonce': nonce,
    'x-lark-signature': sign(timestamp, nonce, forged ? `${encryptKey}?` : encryptKey, body),
  };
  return { headers, body };
}

async function send(world: World, { headers, body }: Raw): Promise<Answer> {
  try {
    const signal = AbortSignal.timeout(patienceOf(world));
    const response = await fetch(world.o.webhook, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
      signal,
    });
    return { is: 'answered', status: response.status, text: await response.text() };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TimeoutError') return { is: 'late' };
    return { is: 'unreachable', why: whyOf(error) };
  }
}

/** fetch says only that it failed; why is in the cause. */
function whyOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
