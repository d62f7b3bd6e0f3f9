/** The log: JSON lines without secrets. */
import { type Logger, pino } from 'pino';

const SECRET = ['appSecret', 'encryptKey', 'verificationToken', 'authorization', 'password', 'token'];

export function makeLog(level: string): Logger {
  const paths = SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  return pino({ level, redact: { paths, censor: '[secret]' } });
}
