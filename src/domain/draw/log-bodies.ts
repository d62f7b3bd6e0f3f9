/** The bodies of log entries 日志 (draw.md §4): what stands in each, read as strictly as a record. */
import { instant } from './dates.ts';
import { type Field, hex64, id, integer, name, object, oneOf, text } from './fields.ts';
import { recuseBody, substituteBody } from './read-log.ts';
import { CORRECT_REASONS, CORRECTED, type CorrectReason, VOID_REASONS, type VoidReason } from './reasons.ts';
import type { Recuse } from './recuse.ts';
import type { Substitute } from './substitute.ts';

/** The body of a CORRECT entry. */
export type Correct = {
  readonly what: (typeof CORRECTED)[number];
  readonly from: string;
  readonly to: string;
  readonly reason: CorrectReason;
  readonly approved: string;
};
export type LogBodies = {
  readonly SERIES: { readonly series: number; readonly anchor: string; readonly n: number };
  readonly FREEZE: { readonly F: string };
  readonly WITNESS: {
    readonly witness: string;
    readonly value: string;
    readonly message: string;
    readonly at: string;
  };
  readonly CLOSE: { readonly W: string };
  readonly BEACON: { readonly value: string; readonly by: string; readonly confirmed: string };
  readonly RESULT: { readonly R: string };
  readonly VOID: {
    readonly reason: 'quorum' | VoidReason;
    readonly by: string;
    readonly approved: string;
  };
  readonly PUBLISH: { readonly secret: string };
  readonly SUBSTITUTE: Substitute;
  readonly RECUSE: Recuse;
  readonly CORRECT: Correct;
  readonly END: { readonly series: number; readonly secret: string };
};
export type LogType = keyof LogBodies;

/** The body of a CORRECT entry. */
export const correctBody: Field<Correct> = object<Correct>({
  what: oneOf(...CORRECTED),
  from: text,
  to: text,
  reason: oneOf(...CORRECT_REASONS),
  approved: id,
});

const MAX_CHAIN = 4096;
const fields: { readonly [T in LogType]: Field<LogBodies[T]> } = {
  SERIES: object<LogBodies['SERIES']>({ series: integer(1), anchor: hex64, n: integer(1, MAX_CHAIN) }),
  FREEZE: object<LogBodies['FREEZE']>({ F: hex64 }),
  WITNESS: object<LogBodies['WITNESS']>({ witness: id, value: id, message: id, at: instant }),
  CLOSE: object<LogBodies['CLOSE']>({ W: text }),
  BEACON: object<LogBodies['BEACON']>({ value: text, by: id, confirmed: id }),
  RESULT: object<LogBodies['RESULT']>({ R: hex64 }),
  VOID: object<LogBodies['VOID']>({
    reason: oneOf('quorum', ...VOID_REASONS),
    by: name,
    approved: name,
  }),
  PUBLISH: object<LogBodies['PUBLISH']>({ secret: hex64 }),
  SUBSTITUTE: substituteBody,
  RECUSE: recuseBody,
  CORRECT: correctBody,
  END: object<LogBodies['END']>({ series: integer(1), secret: hex64 }),
};

export function isLogType(type: string): type is LogType {
  return Object.hasOwn(fields, type);
}

/** The body of an entry of this type, or a DrawFault that names the field. */
export function readBody<T extends LogType>(type: T, body: unknown, at = 'body'): LogBodies[T] {
  return fields[type](body, at);
}
