import IconChevronLeft from '@douyinfe/semi-icons/lib/es/icons/IconChevronLeft';
import Button from '@douyinfe/semi-ui-19/lib/es/button';
import Tag from '@douyinfe/semi-ui-19/lib/es/tag';
import { BodyView } from './body-view.tsx';
import { EntryFacts } from './entry-facts.tsx';
import { useFaultNames } from './fault-names.ts';
import { JudgedCard } from './judged-card.tsx';
import { Links } from './links.tsx';
import type { TabProps } from './tab-props.ts';
import { KindTag, Outcome, titleOf } from './trace-row.tsx';
import type { Attempt, Whole, WholeCall, WholePush } from './types.ts';
import { useEntry } from './use-trace.ts';
import { words } from './words.ts';

type Props = TabProps & { id: number; open(id: number): void; back(): void; onlyMessage(id: string): void };

/** One of what passed, whole: what it was about, what it came of or brought about, and its bodies. */
export function EntryView({ id, back, ...props }: Props) {
  const entry = useEntry(id);
  return (
    <div className="whole" data-whole={id}>
      <Button theme="borderless" type="tertiary" icon={<IconChevronLeft />} onClick={back} data-back>
        {words.back}
      </Button>
      {entry === undefined && <p className="empty">{words.loading}</p>}
      {entry === 'gone' && <p className="empty">{words.gone}</p>}
      {typeof entry === 'object' && <Entry {...props} entry={entry} />}
    </div>
  );
}

type EntryProps = Omit<Props, 'id' | 'back'> & { entry: Whole };

function Entry({ entry, ...props }: EntryProps) {
  return (
    <>
      <h3>
        <KindTag entry={entry} />
        {titleOf(entry)}
        <Outcome entry={entry} />
      </h3>
      <Faults of={entry.faults.map(({ kind }) => kind)} />
      <EntryFacts entry={entry} />
      <Links entry={entry} {...props} />
      {entry.card && <JudgedCard card={entry.card} about={props.about} me={props.me} />}
      {entry.kind === 'call' ? <CallBodies call={entry} /> : <PushBodies push={entry} />}
    </>
  );
}

function Faults({ of }: { of: readonly string[] }) {
  const nameOf = useFaultNames();
  if (of.length === 0) return null;
  return (
    <p className="tags">
      {[...new Set(of)].map((kind) => (
        <Tag key={kind} color="orange">
          {words.faultTag(nameOf(kind))}
        </Tag>
      ))}
    </p>
  );
}

function CallBodies({ call }: { call: WholeCall }) {
  const answered = call.response ?? { text: '', bytes: 0, cut: false };
  const isLost = call.faults.some(({ kind }) => ['cut-after', 'lost-answer'].includes(kind));
  return (
    <>
      <BodyView title={words.request} body={call.request} />
      <BodyView title={isLost ? words.unsent : words.response} body={answered} />
    </>
  );
}

function PushBodies({ push }: { push: WholePush }) {
  return (
    <>
      <BodyView title={words.plain} body={push.plain} />
      {push.attempts.map((attempt, at) => (
        <AttemptView key={attempt.at + String(at)} attempt={attempt} n={at + 1} />
      ))}
    </>
  );
}

function AttemptView({ attempt, n }: { attempt: Attempt; n: number }) {
  const { answer, headers, raw } = attempt;
  const list = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const said =
    answer === null ? words.answers.waiting : answer.is === 'answered' ? '' : words.answers[answer.is];
  return (
    <section className="attempt">
      <h4>{`${words.attempt(n)}　${answer?.is === 'answered' ? answer.status : said}`}</h4>
      <Faults of={attempt.faults.map(({ kind }) => kind)} />
      {answer?.is === 'answered' && answer.body && <BodyView title={words.response} body={answer.body} />}
      {list.length > 0 && (
        <details>
          <summary>{`${words.headers}、${words.sealed}`}</summary>
          <pre>{list.join('\n')}</pre>
          <pre className="sealed">{raw.text}</pre>
        </details>
      )}
    </section>
  );
}
