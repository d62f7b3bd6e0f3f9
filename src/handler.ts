/** The shape of a Command, an Action and a Job: each reads, decides and returns what to say. None sends. */
import type { CommandWords } from '../cards/words-commands.ts';
import type { Tx } from '../db/connect.ts';
import type { Person } from '../db/people.ts';
import type { Ability } from './domain/abilities.ts';
import { type Day, dayOf } from './domain/working-days.ts';
import type { Fetched, FileRef, Message, PhotoErrand, Say, Tap, Toast } from './messages.ts';
import type { Secrets } from './secrets.ts';

export type Scene = {
  readonly tx: Tx;
  readonly now: Date;
  readonly today: Day;
  readonly bureauId: number;
  readonly secrets: Secrets;
  /** PUBLIC_URL, where there is one: the public pages are below it */
  readonly publicUrl?: string | undefined;
};
/** What stays the same from scene to scene. */
export type SceneParts = Pick<Scene, 'bureauId' | 'secrets' | 'publicUrl'>;
export function sceneOf({ bureauId, secrets, publicUrl }: SceneParts, tx: Tx, now: Date): Scene {
  return { tx, now, today: dayOf(now), bureauId, secrets, publicUrl };
}

export type Context = Scene & {
  readonly person: Person;
  /** all commands, for 帮助 */
  readonly commands: readonly Command[];
};

/** What a handler decided. State is already written in `tx`; dispatch adds journal and outbox and commits. */
export type Outcome = {
  readonly says: readonly Say[];
  /** the answer to a tap, 20 characters at most */
  readonly toast?: string;
  /** what the journal 留痕 keeps: the thing and the facts of the act */
  readonly journal?: { readonly subject?: string; readonly detail?: Readonly<Record<string, unknown>> };
};

/** What people type. */
export type Command = {
  readonly name: string;
  readonly words: CommandWords;
  readonly may: Ability;
  run(context: Context, message: Message, rest: string): Promise<Outcome>;
};

/** What people tap. `name` is the `do` of a button. */
export type Action = {
  readonly name: string;
  readonly may: Ability;
  run(context: Context, tap: Tap): Promise<Outcome>;
};

/** A file that somebody sent in private, by the kind of its content. */
export type FileHandler = {
  readonly name: string;
  readonly may: Ability;
  run(context: Context, fetched: Fetched & { bytes: string }): Promise<Outcome>;
};

/** 照片 sent in private: `announce` says what to fetch, `run` keeps it. */
export type PhotoHandler = {
  readonly name: string;
  readonly may: Ability;
  announce(context: Context, message: Message & { file: FileRef }): Promise<Outcome>;
  run(context: Context, fetched: Fetched & { bytes: string; photo: PhotoErrand }): Promise<Outcome>;
};

/** What a job may use besides its transaction. */
export type JobTools = {
  /** says something at once, while the job's own effects are not there yet: how far it is */
  progress(says: readonly Say[]): Promise<void>;
  /** writes a fault into the log; returns the number that people are told */
  fault(error: unknown): string;
};

/** What time brings. `next` says when there will be something to do, so that nobody has to look in vain. */
export type Job = {
  readonly name: string;
  /** may take longer than half a second: nothing else waits for it */
  readonly long?: true;
  run(scene: Scene, tools: JobTools): Promise<readonly Say[]>;
  next(scene: Scene): Promise<Date | undefined>;
};

/** What came of an event, for dispatch to write down. */
export type Routed = {
  readonly says: readonly Say[];
  readonly toast?: Toast;
  /** for the journal: the handler and who it was for; absent: nothing of ours happened */
  readonly act?: string;
  readonly actor?: number | undefined;
  readonly journal?: Outcome['journal'];
  readonly refused?: boolean;
};
