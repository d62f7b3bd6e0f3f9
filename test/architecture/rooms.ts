/** The rooms of the house and the arrows between them: what a room may import besides itself. */
const below = ['domain'] as const;
const cards = ['cards', ...below] as const;
const queries = ['db', 'messages', ...cards] as const;
const shared = ['handler', 'files', 'engine', 'secrets', ...queries] as const;
const handlers = ['ceremony', 'faces', 'registers', ...shared] as const;
const doors = ['dispatch', 'deliver', 'feishu', 'handler', 'secrets', ...queries] as const;
const parts = [
  'commands',
  'actions',
  'jobs',
  'received',
  'files',
  'site',
  'http',
  'clock',
  'config',
  'log',
  'seed',
  ...doors,
] as const;

export const arrows: Readonly<Record<string, readonly string[]>> = {
  main: ['bot', 'left-alone', ...parts],
  demo: ['bot', 'left-alone', 'sandbox', 'cli', ...parts],
  bot: parts,
  config: ['secrets', 'domain'],
  http: ['dispatch', 'feishu', 'site', 'messages', 'handler', 'config', 'secrets'],
  clock: ['secrets', 'dispatch', 'jobs', 'deliver', 'handler', ...queries],
  dispatch: ['commands', 'actions', 'jobs', ...handlers],
  deliver: ['feishu', 'secrets', ...queries],
  site: ['db', 'cards', 'domain'],
  commands: handlers,
  actions: handlers,
  jobs: handlers,
  received: handlers,
  registers: ['ceremony', 'faces', ...shared],
  ceremony: ['faces', ...shared],
  faces: shared,
  audit: ['db', 'domain'],
  fairness: ['db', 'site', 'cards', 'domain'],
  cli: [
    'audit',
    'fairness',
    'config',
    'registers',
    'handler',
    'files',
    'engine',
    'secrets',
    'sandbox',
    ...queries,
  ],
  handler: ['secrets', ...queries],
  files: ['thread', ...below],
  engine: ['thread', ...below],
  feishu: ['messages', 'secrets'],
  db: ['messages', ...below],
  seed: ['db', 'files', ...below],
  messages: cards,
  cards: below,
  domain: [],
  secrets: [],
  'left-alone': [],
  log: [],
  thread: [],
  sandbox: [],
};

/** Packages that only one room may know. */
export const keptTo: Readonly<Record<string, readonly string[]>> = {
  '@larksuiteoapi/node-sdk': ['feishu'],
  'drizzle-orm': ['db'],
  postgres: ['db'],
  sharp: ['files'],
  uqr: ['deliver'],
  hucre: ['files'],
  protobufjs: ['sandbox'],
  ws: ['sandbox'],
};

/** Files beside a room's own that are a part of it. */
const partOf: Readonly<Record<string, string>> = {
  route: 'dispatch',
  refused: 'dispatch',
  guided: 'messages',
  'read-command': 'dispatch',
  router: 'dispatch',
  'run-jobs': 'clock',
  'deliver-card': 'deliver',
  'deliver-failure': 'deliver',
  'deliver-pace': 'deliver',
  'deliver-pictures': 'deliver',
  'deliver-qr': 'deliver',
  'deliver-send': 'deliver',
  'deliver-subject': 'deliver',
  'config-words': 'config',
  'demo-seed': 'demo',
  'demo-words': 'demo',
  'demo-world': 'demo',
  receive: 'http',
  listen: 'main',
  'turned-away': 'http',
  webhook: 'http',
};

/** `src/bot.ts` is the room `bot`, `src/domain/draw/units.ts` the room `domain`. */
export function roomOf(path: string): string {
  if (path.startsWith('db/seed/')) return 'seed';
  if (!path.startsWith('src/')) return path.split('/')[0]!;
  const name = path.split('/')[1]!.replace(/\.tsx?$/, '');
  return partOf[name] ?? name;
}
