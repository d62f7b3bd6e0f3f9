/**
 * The tables. Instants are timestamptz, days are date; every row names its bureau 行政机关, so that county
 * bureaus can move in later. docs/data-model.md draws the same picture for people.
 */
export * from './schema/bureau.ts';
export { bureaus } from './schema/columns.ts';
export * from './schema/draw-changes.ts';
export * from './schema/draws.ts';
export * from './schema/enterprises.ts';
export * from './schema/helpers.ts';
export * from './schema/inspectors.ts';
export * from './schema/items.ts';
export * from './schema/journal.ts';
export * from './schema/messages.ts';
export * from './schema/plans.ts';
export * from './schema/registers.ts';
export * from './schema/tasks.ts';
export * from './schema/visits.ts';
