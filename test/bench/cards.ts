import { parseCard } from '../../src/sandbox/cards/check.ts';

const plain = (content: string) => ({ tag: 'plain_text', content });

/** One inspected unit: what the bot's cards are mostly made of. */
const unit = (i: number) => ({
  tag: 'column_set',
  horizontal_spacing: '8px',
  columns: [
    {
      tag: 'column',
      width: 'weighted',
      weight: 3,
      elements: [
        {
          tag: 'markdown',
          content: `**第 ${i} 家** <at id=ou_known></at> ${'检查对象名称、地址与检查事项。'.repeat(9)}`,
        },
      ],
    },
    {
      tag: 'column',
      width: 'auto',
      elements: [
        {
          tag: 'button',
          name: `accept_${i}`,
          type: 'primary',
          text: plain('接收任务'),
          behaviors: [{ type: 'callback', value: { action: 'accept', task: i } }],
        },
      ],
    },
  ],
});

/** Cards of 20 KB a second, and how many times as long the check takes as JSON.parse alone. */
export async function benchCards(): Promise<void> {
  const head = { schema: '2.0', header: { title: plain('抽查任务'), template: 'blue' } };
  const elements: unknown[] = [];
  const text = () => JSON.stringify({ ...head, body: { elements } });
  while (Buffer.byteLength(text()) < 20_000) elements.push(unit(elements.length));
  const card = text();
  const known = { user: (id: string) => id === 'ou_known', image: () => true };
  const { faults } = parseCard(card, known);
  if (faults.length > 0) throw new Error(`the card is refused: ${JSON.stringify(faults[0])}`);
  const ours = fastest(() => parseCard(card, known));
  const peer = fastest(() => JSON.parse(card));
  const size = `${(Buffer.byteLength(card) / 1_000).toFixed(1)} KB, ${elements.length} rows`;
  console.log(
    `cards of ${size}: ${Math.round(1 / ours)} a second; ${(ours / peer).toFixed(1)} times as long as JSON.parse`,
  );
}

/** Seconds for one, the best of some rounds: other work on the machine only adds. */
function fastest(run: () => unknown): number {
  const rounds = Array.from({ length: 10 }, () => {
    const start = performance.now();
    for (let i = 0; i < 200; i++) run();
    return (performance.now() - start) / 200_000;
  });
  return Math.min(...rounds);
}
