/** A call as a pattern names it: `POST /im/v1/messages`, `/im/v1/messages/:id`, `/contact/*`, `*`. */
export type ApiPattern = (method: string, path: string) => boolean;

const SHAPE = /^(?:(GET|POST|PUT|PATCH|DELETE)\s+)?(?:\/open-apis)?(\*|\/\S*)$/;

/** Reads a pattern; a `:name` stands for one part of the path, a `*` for any number of them. */
export function apiPattern(text: string): ApiPattern | undefined {
  const read = SHAPE.exec(text.trim());
  if (!read) return undefined;
  const [, only, path] = read;
  const parts = path!.split(/(:\w+|\*)/).map((part) => {
    if (part === '*') return '.*';
    return part.startsWith(':') ? '[^/]+' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  });
  const whole = new RegExp(`^${parts.join('')}$`);
  return (method, asked) => (!only || only === method) && whole.test(asked);
}
