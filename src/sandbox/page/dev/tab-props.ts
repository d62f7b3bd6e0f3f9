import type { About, Person } from '../types.ts';

/** What each part of the panel is given. */
export type TabProps = { about: About; me: Person; close(): void };
