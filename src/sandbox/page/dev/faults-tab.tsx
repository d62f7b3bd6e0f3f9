import Button from '@douyinfe/semi-ui-19/lib/es/button';
import Tag from '@douyinfe/semi-ui-19/lib/es/tag';
import type { About } from '../types.ts';
import { devApi } from './api.ts';
import { FaultForm } from './fault-form.tsx';
import { useFaultKinds } from './fault-names.ts';
import type { TabProps } from './tab-props.ts';
import type { FaultKind, FaultRule } from './types.ts';
import { useFaults } from './use-faults.ts';
import { words } from './words.ts';

/** 故障: what goes wrong now, and what shall. */
export function FaultsTab({ about }: TabProps) {
  const kinds = useFaultKinds();
  const { rules, change } = useFaults();
  return (
    <div className="faults">
      <div className="buttons">
        <h3>{rules && (rules.length > 0 ? words.running(rules.length) : words.noFaults)}</h3>
        {rules && rules.length > 0 && (
          <Button
            theme="outline"
            size="small"
            type="danger"
            onClick={() => void change(devApi.clearFaults())}
            data-clear-faults
          >
            {words.clearAll}
          </Button>
        )}
      </div>
      <ul className="rules">
        {rules?.map((rule) => (
          <Rule
            key={rule.id}
            rule={rule}
            about={about}
            kind={kinds.find(({ kind }) => kind === rule.kind)}
            drop={() => void change(devApi.dropFault(rule.id))}
          />
        ))}
      </ul>
      <FaultForm about={about} kinds={kinds} add={(rule) => change(devApi.addFault(rule))} />
    </div>
  );
}

type RuleProps = { rule: FaultRule; kind: FaultKind | undefined; about: About; drop(): void };

function Rule({ rule, kind, about, drop }: RuleProps) {
  return (
    <li data-rule={rule.id}>
      <div className="line">
        <strong>{rule.name}</strong>
        <Button theme="outline" size="small" onClick={drop} data-drop-fault={rule.id}>
          {words.drop}
        </Button>
      </div>
      <p className="note">{kind?.says}</p>
      <p className="tags">
        {limitsOf(rule, kind, about).map(([name, value]) => (
          <Tag key={name} color="white">{`${name} ${value}`}</Tag>
        ))}
      </p>
      <p>
        {words.hits(rule.hits, rule.seen)}
        {rule.left !== null && `，${words.left(rule.left)}`}
      </p>
    </li>
  );
}

function limitsOf(rule: FaultRule, kind: FaultKind | undefined, about: About): [string, string][] {
  const { limits } = words;
  const { on, times, share } = rule;
  const apiName = words.apis.find(([api]) => api === on.api)?.[1] ?? on.api;
  const person = about.people.find(({ id }) => id === on.person)?.name ?? on.person;
  const all: [string, string | undefined][] = [
    [limits.api, apiName],
    [limits.event, on.event && (words.events[on.event] ?? on.event)],
    [limits.chat, on.chat],
    [limits.person, person],
    [limits.share, share === undefined ? undefined : words.percent(share)],
    [limits.times, times === undefined ? undefined : words.upTo(times)],
    ...(kind?.params ?? []).map(({ param, name }): [string, string | undefined] => {
      const value = (rule as unknown as Record<string, unknown>)[param];
      return [name, value === undefined || value === null ? undefined : String(value)];
    }),
  ];
  return all.filter((each): each is [string, string] => each[1] !== undefined);
}
