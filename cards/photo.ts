/** 照片 of a visit, and the question which visit they belong to. */
import { form, select } from './form-kit.ts';
import { type Card, card, clip, type Element, md, note, plain, safe } from './kit.ts';
import { shortName } from './words.ts';
import { faces } from './words-faces.ts';

const words = faces.photo;
/** so much of a name fits into a notification */
const NAME = 16;
/** img_combination trisect holds so many */
const TOGETHER = 9;
/** more would not fit beside the rest */
const MOST = 54;

type Firm = { readonly name: string; readonly county: string };
export type ShownPhoto = {
  readonly id: number;
  readonly phase: keyof typeof words.phases;
  readonly sender: string;
  readonly sentAt: Date;
  readonly recalled: boolean;
};

/** What a picture is called until it is sent: deliver puts Feishu's key in its place. */
export const pictureName = (id: number) => `img_photo_${id}`;
export const PICTURE = /"img_photo_(\d+)"/g;

export function photosCard(of: Firm, photos: readonly ShownPhoto[]): Card {
  const name = shortName(of.name, of.county);
  const shown = photos.slice(0, MOST);
  const recalled = photos.filter((each) => each.recalled).length;
  return card({
    state: 'info',
    title: words.title(name),
    summary: words.summary(clip(name, NAME), photos.length),
    elements: [
      md(photos.length === 0 ? words.none : words.lead),
      photos.length === 0 ? note(words.noneHow) : undefined,
      ...(['inspection', 'reinspection'] as const).flatMap((phase) =>
        group(
          phase,
          shown.filter((each) => each.phase === phase),
        ),
      ),
      photos.length > MOST ? note(words.beyond(photos.length - MOST)) : undefined,
      recalled > 0 ? note(words.recalled(recalled)) : undefined,
    ],
  });
}

function group(phase: keyof typeof words.phases, photos: readonly ShownPhoto[]): Element[] {
  if (photos.length === 0) return [];
  const pictures: Element[] = [];
  for (let start = 0; start < photos.length; start += TOGETHER)
    pictures.push(...pictured(photos.slice(start, start + TOGETHER)));
  return [md(words.group(words.phases[phase], photos.length)), ...pictures];
}

function pictured(photos: readonly ShownPhoto[]): Element[] {
  const senders = [...new Set(photos.map(({ sender }) => sender))].map((name) => safe(name)).join('、');
  const [first, last] = [photos[0]!, photos.at(-1)!];
  return [
    photos.length === 1 ? single(first) : together(photos),
    note(words.line(senders, first.sentAt, last.sentAt)),
  ];
}

function single({ id, sender }: ShownPhoto): Element {
  return { tag: 'img', img_key: pictureName(id), alt: plain(sender), corner_radius: '4px' };
}

function together(photos: readonly ShownPhoto[]): Element {
  return {
    tag: 'img_combination',
    combination_mode: photos.length <= 4 ? 'bisect' : 'trisect',
    corner_radius: '4px',
    img_list: photos.map(({ id }) => ({ img_key: pictureName(id) })),
  };
}

/** 查看哪一家的照片. */
export function photoPickCard(tasks: readonly (Firm & { readonly id: number })[]): Card {
  const own = words.pick;
  const shown = tasks.slice(0, MOST);
  const choices = shown.map(({ id, name, county }) => ({ value: `${id}`, text: shortName(name, county) }));
  return card({
    state: 'info',
    title: own.title,
    summary: own.summary(tasks.length),
    elements: [
      md(own.lead(tasks.length)),
      form(
        'show-photos',
        'picked',
        select(
          { name: 'task', label: own.task, required: true },
          choices,
          faces.common.choose,
          choices[0]?.value,
        ),
        words.show,
      ),
      tasks.length > MOST ? note(words.beyondVisits(tasks.length - MOST)) : undefined,
    ],
  });
}

export type PhotoAskView = {
  /** names the batch: the first photo of it */
  readonly batch: number;
  readonly count: number;
  readonly tasks: readonly (Firm & { readonly id: number })[];
  /** settled: where they went */
  readonly done?: Firm;
};

/** 照片属于哪项任务. */
export function photoAskCard({ batch, count, tasks, done }: PhotoAskView): Card {
  const own = words.ask;
  const name = done && safe(shortName(done.name, done.county));
  const choices = tasks.map((each) => ({ value: `${each.id}`, text: shortName(each.name, each.county) }));
  return card({
    state: done ? 'done' : 'todo',
    title: own.title(count),
    summary: own.summary(count),
    elements: name
      ? [md(own.done(name, count))]
      : [
          md(own.lead),
          form(
            'sort-photos',
            batch,
            select({ name: 'task', label: own.task, required: true }, choices, faces.common.choose),
            own.submit,
          ),
        ],
  });
}
