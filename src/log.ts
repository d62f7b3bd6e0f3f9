/** The log: JSON lines without secrets. */
import { type DestinationStream, type Logger, pino } from 'pino';

const SECRET = ['appSecret', 'encryptKey', 'verificationToken', 'authorization', 'password', 'token'];

/** `to`: standard output unless said otherwise */
export function makeLog(level: string, to?: DestinationStream): Logger {
  const paths = SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  const options = { level, redact: { paths, censor: '[secret]' } };
  return to ? pino(options, to) : pino(options);
}
