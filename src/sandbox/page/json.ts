import type { Json } from './types.ts';

/** Reading a card without trusting it: whatever is missing or of another kind is as good as not there. */
export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const obj = (value: unknown): Json => (isJson(value) ? value : {});
export const str = (value: unknown, otherwise = ''): string =>
  typeof value === 'string' ? value : otherwise;
export const num = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
export const objects = (value: unknown): Json[] => list(value).filter(isJson);
export const contentOf = (text: unknown): string => str(obj(text).content);

export function parse(text: string): Json {
  try {
    return obj(JSON.parse(text));
  } catch {
    return {};
  }
}
