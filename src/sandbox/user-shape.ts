import type { Account } from './directory.ts';

export const statusOf = (person: Account) => ({
  is_frozen: false,
  is_resigned: person.resigned,
  is_activated: !person.resigned,
  is_exited: false,
  is_unjoin: false,
});

/** A person as look-ups and contact events show them. The app has no scope for employee ids: no `user_id`. */
export const userShape = (person: Account) => ({
  union_id: person.union_id,
  open_id: person.open_id,
  name: person.name,
  en_name: '',
  nickname: '',
  email: person.email,
  enterprise_email: person.enterprise_email,
  mobile: person.mobile === '' || person.mobile.startsWith('+') ? person.mobile : `+86${person.mobile}`,
  mobile_visible: true,
  gender: 0,
  avatar: { avatar_72: '', avatar_240: '', avatar_640: '', avatar_origin: '' },
  job_title: person.title,
  status: statusOf(person),
  is_tenant_manager: false,
});
