/** Bad weather: all that goes wrong on a line for a while, each in its share of the cases. */
import type { Rule } from './fault-stage.ts';

const EVENT = { event: 'im.message.receive_v1' };

/** To calls of the bot. `asleep`: how long a call sleeps that is done after all. */
const calls = (asleep: number): Rule[] => [
  { kind: 'latency', ms: 200, share: 0.04 },
  { kind: 'sleep', ms: asleep, share: 0.05, times: 3 },
  { id: 'app-rate, reset', kind: 'app-rate', reset: 1, share: 0.03 },
  { id: 'app-rate, no reset', kind: 'app-rate', share: 0.03 },
  { kind: 'target-rate', share: 0.03 },
  { id: '500', kind: 'server-error', status: 500, share: 0.02 },
  { id: '503', kind: 'server-error', status: 503, share: 0.02 },
  { kind: 'token-expired', share: 0.03 },
  { kind: 'cut-before', share: 0.03 },
  { kind: 'cut-after', share: 0.05 },
  { kind: 'lost-answer', share: 0.03, times: 8 },
  { kind: 'malformed-answer', share: 0.04 },
  { kind: 'half-answer', share: 0.04 },
  { kind: 'being-sent', share: 0.02, on: { api: 'POST /im/v1/messages' } },
  { kind: 'card-locked', share: 0.1, on: { api: 'PATCH /im/v1/messages/:id' } },
  { id: 'token, rate', kind: 'app-rate', share: 0.3, on: { api: '/auth/*' } },
  { id: 'token, 502', kind: 'server-error', status: 502, share: 0.2, on: { api: '/auth/*' } },
];

/** To events and taps on their way to the bot. */
const events: Rule[] = [
  { kind: 'duplicate', copies: 2, share: 0.3 },
  { kind: 'late', ms: 2000, share: 0.2, on: EVENT },
  { kind: 'shuffle', hold: 2, ms: 2000, share: 0.15 },
  { kind: 'drop-first', share: 0.1 },
  { kind: 'lost-ack', share: 0.12 },
  { kind: 'wrong-signature', share: 0.08 },
  { kind: 'replay', share: 0.15 },
  { id: 'clock fast', kind: 'clock-skew', minutes: 10, share: 0.06 },
  { id: 'clock slow', kind: 'clock-skew', minutes: -10, share: 0.06 },
];

export function weather(seed: string, asleep: number): Rule[] {
  return [...calls(asleep), ...events].map((rule) => {
    const id = rule.id ?? rule.kind;
    return { ...rule, id, seed: `${seed}/${id}` };
  });
}
