// The query `house`: who and where we are, for the frame of every screen.
import type { House, SessionUser } from '../../shared/contract/answers';
import { ROLE_RIGHTS } from '../../shared/domain/rights';
import { isTrainingPrefix } from '../../shared/serial/serial';
import type { Session } from '../ledger/service-types';
import type { Door } from './door';

export function houseAnswer({ core, jobs, readOnly }: Door, session: Session): House {
  const station = core.station();
  const branch = station ? core.view.branches([station.branch]).get(station.branch) : undefined;
  const shift = station ? core.view.openShift(station.id) : null;
  const counts = jobs.counts(core.now());
  const one = (sql: string): number => (core.db.prepare(sql).get() as { count: number }).count;
  return {
    state: readOnly ? 'readOnly' : station ? 'ready' : 'new',
    readOnlyReason: readOnly,
    company: core.view.company(),
    branchName: branch?.name ?? null,
    station,
    training: station !== null && isTrainingPrefix(station.prefix),
    user: sessionUser(core, session),
    users: core.db
      .prepare('SELECT id, name, role FROM view_user WHERE active = 1 ORDER BY name, id')
      .all() as House['users'],
    shift: shift && { ref: shift.ref, number: shift.number },
    businessDate: core.businessDate(branch, core.now()),
    jobsQueued: counts.queued,
    jobsFailed: counts.failed,
    attention: one('SELECT COUNT(*) AS count FROM view_attention'),
    goodsBelowZero: one('SELECT COUNT(*) AS count FROM view_pool WHERE quantity_e7 < 0'),
  };
}

function sessionUser(core: Door['core'], session: Session): SessionUser | null {
  const user = session.user === null ? undefined : core.view.users([session.user]).get(session.user);
  return user?.active ? { id: user.id, name: user.name, role: user.role, rights: ROLE_RIGHTS[user.role] } : null;
}
