/**
 * Care managers whose registration ends, and teams that are no longer active, while people are on their caseload. Found from
 * the counters and the registry alone: whoever has nobody is not looked at.
 */
import {
  type Assignee,
  isSameAssignee,
  type NamedAssignee,
  type StaffDirectory,
} from '../registry/staff-directory.ts';
import { addDays, type LocalDate } from '../shared/calendar.ts';

/** So many days before the last one a name is asked for, so that nobody is without on the day after it. Policy choice. */
const askedBeforehand = 14;

type Registrations = Pick<StaffDirectory, 'careManagers' | 'teams'>;

/** What the registry says of somebody's time. */
type Registration = { agency: string } & (
  { employedUntil?: string | undefined } | { activeUntil?: string | undefined }
);

/**
 * The last day of a registration, where it is over or soon will be; undefined where it goes on. Whom the registry no longer
 * has at this agency is gone since yesterday: it does not say since when.
 */
export const lastDayOfEntry = (
  entry: Registration | undefined,
  agency: string,
  on: LocalDate,
): LocalDate | undefined => {
  if (entry?.agency !== agency) return addDays(on, -1);
  const lastDay =
    'employedUntil' in entry ? entry.employedUntil : 'activeUntil' in entry ? entry.activeUntil : undefined;
  return lastDay !== undefined && lastDay <= addDays(on, askedBeforehand) ? lastDay : undefined;
};
export const lastDayOf = (
  { careManagers, teams }: Registrations,
  { agency, kind, id }: NamedAssignee,
  on: LocalDate,
): LocalDate | undefined => {
  const entries: readonly (Registration & { id: string })[] = kind === 'team' ? teams : careManagers;
  return lastDayOfEntry(
    entries.find((entry) => entry.id === id),
    agency,
    on,
  );
};

/** Whose cases a round must look at: of leavers, and of agencies that have named nobody. */
export const assigneesToSettle = (directory: StaffDirectory, on: LocalDate): Assignee[] =>
  directory.caseloads
    .filter(({ count }) => count > 0)
    .filter(
      ({ agency, kind, id }) =>
        kind === 'unnamed' || lastDayOf(directory, { agency, kind, id }, on) !== undefined,
    );

/** Whether an agency has, or had until people are named for others, somebody of that id: a care manager before a team. */
export const ownAssignee = (
  { careManagers, teams, caseloads }: StaffDirectory,
  agency: string,
  id: string,
): NamedAssignee | undefined =>
  (['careManager', 'team'] as const)
    .map((kind): NamedAssignee => ({ agency, kind, id }))
    .find((assignee) => {
      const entries: readonly { agency: string; id: string }[] =
        assignee.kind === 'team' ? teams : careManagers;
      const isRegistered = entries.some((entry) => entry.agency === agency && entry.id === id);
      return isRegistered || caseloads.some((known) => known.count > 0 && isSameAssignee(known, assignee));
    });
