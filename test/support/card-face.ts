/** A card as its reader sees it. */
import type { SandboxMessage } from './sandbox-http.ts';

type Node = { readonly [key: string]: unknown };
export type Row = Readonly<Record<string, string | number>>;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function* nodes(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const each of value) yield* nodes(each);
  if (!isNode(value)) return;
  yield value;
  for (const each of Object.values(value)) yield* nodes(each);
}

export class CardFace {
  readonly messageId: string;
  readonly sentAt: Date;
  readonly json: Node;

  constructor(message: SandboxMessage) {
    this.messageId = message.message_id;
    this.sentAt = new Date(Number(message.create_time));
    this.json = JSON.parse(message.content) as Node;
  }

  get title(): string {
    const header = this.json.header as { title?: { content?: string } } | undefined;
    return header?.title?.content ?? '';
  }

  /** 待办, 进行中 …: the tag beside the title */
  get tag(): string {
    const header = this.json.header as { text_tag_list?: { text: { content: string } }[] } | undefined;
    return header?.text_tag_list?.[0]?.text.content ?? '';
  }

  /** All that can be read on it, line by line. */
  get text(): string {
    const lines = [...nodes(this.json)].flatMap((node) =>
      ['content', 'default_value', 'initial_date'].flatMap((key) =>
        typeof node[key] === 'string' ? [node[key]] : [],
      ),
    );
    return [...lines, ...this.rows.map((row) => Object.values(row).join(' '))].join('\n');
  }

  /** Names of what can be tapped or filled in. */
  get names(): string[] {
    return [...nodes(this.json.body)].flatMap(({ name, tag }) =>
      typeof name === 'string' && typeof tag === 'string' ? [name] : [],
    );
  }

  /** The whole name of the element for an act: 「accept-task」 → 「accept-task__12」. */
  element(act: string): string {
    const name = this.names.find((each) => each === act || each.startsWith(`${act}__`));
    if (name === undefined)
      throw new Error(`no 「${act}」 on card 「${this.title}」: ${this.names.join(', ')}`);
    return name;
  }

  can(act: string): boolean {
    return this.names.some((each) => each === act || each.startsWith(`${act}__`));
  }

  /** What its fields begin with. */
  get filled(): Readonly<Record<string, string>> {
    const fields = [...nodes(this.json.body)].flatMap(({ name, ...node }) => {
      const value = node.default_value ?? node.initial_option ?? node.initial_date;
      return typeof name === 'string' && typeof value === 'string' ? [[name, value]] : [];
    });
    return Object.fromEntries(fields) as Record<string, string>;
  }

  /** Names of the fields that are written into. */
  get inputs(): string[] {
    return [...nodes(this.json.body)].flatMap(({ tag, name }) =>
      tag === 'input' && typeof name === 'string' ? [name] : [],
    );
  }

  /** The values that a selection offers. */
  options(field: string): string[] {
    const found = [...nodes(this.json)].find(({ name, options }) => name === field && Array.isArray(options));
    return ((found?.options ?? []) as { value: string }[]).map(({ value }) => value);
  }

  /** Rows of its tables. */
  get rows(): Row[] {
    return [...nodes(this.json)].flatMap(({ tag, rows }) => (tag === 'table' ? (rows as Row[]) : []));
  }

  /** The big number above this label. */
  figure(label: string): string | undefined {
    const column = [...nodes(this.json)].find(
      ({ tag, elements }) =>
        tag === 'column' &&
        Array.isArray(elements) &&
        String((elements[1] as Node | undefined)?.content).includes(`>${label}<`),
    );
    const value = (column?.elements as Node[] | undefined)?.[0]?.content;
    return value === undefined ? undefined : String(value).replaceAll('*', '');
  }
}
