/** The limits of caseloads once more, written from the guidance and not from the rules, as an oracle of random histories. */
import type { Team } from '../../../domain/registry/organisations.ts';
import type { StaffDirectory } from '../../../domain/registry/staff-directory.ts';
import type { CareManager } from '../../../domain/registry/staff.ts';

const hundredths = (number: number): number => Math.round(number * 100);

const sharesOf = (teams: readonly Team[], id: string): number =>
  teams
    .flatMap(({ members }) => members)
    .reduce(
      (sum, member) =>
        sum + ('careManager' in member && member.careManager === id ? hundredths(member.fte) : 0),
      0,
    );

const presentIn = ({ careManagers }: StaffDirectory, today: string): CareManager[] =>
  careManagers.filter(({ employedUntil }) => (employedUntil ?? today) >= today);

const holderIn = ({ teams, careManagers }: StaffDirectory, holder: string) => ({
  team: teams.find(({ id }) => id === holder),
  staff: careManagers.find(({ id }) => id === holder),
});

/** Hundredths of a full-time equivalent that a holder has for a caseload: a team without those who left. */
const timeOf = (directory: StaffDirectory, holder: string, today: string): number => {
  const { team, staff } = holderIn(directory, holder);
  if (!team) return hundredths(staff?.fte ?? 0) - sharesOf(directory.teams, holder);
  const present = presentIn(directory, today).map(({ id }) => id);
  return team.members.reduce(
    (sum, member) =>
      sum + ('careManager' in member && !present.includes(member.careManager) ? 0 : hundredths(member.fte)),
    0,
  );
};

/** Guidance, Caseload Requirements: at most 15 a full-time equivalent, fewer where the caseload is mixed. */
export const isWithinCap = (
  directory: StaffDirectory,
  holder: string,
  carried: number,
  today: string,
): boolean => {
  const { team, staff } = holderIn(directory, holder);
  const entry = team ?? staff;
  if (!entry) return false;
  const own = timeOf(directory, holder, today);
  const hhPlus = entry.hhPlusElsewhere + carried;
  const isMixed = entry.highTouch + entry.lowTouch > 0;
  const mixedFits =
    !isMixed ||
    (hhPlus * 100 < 12 * own && (hhPlus * 3 + entry.highTouch * 2 + entry.lowTouch) * 100 <= 45 * own);
  return mixedFits && (team ? own >= Math.ceil(hhPlus / 15) * 100 : hhPlus * 100 <= 15 * own);
};

const isQualified = (staff: CareManager, { supervisors }: StaffDirectory, today: string): boolean =>
  (staff.employedUntil ?? today) >= today &&
  (staff.experienceYears >= 1 || staff.waiverApprovedOn === '2016-11-14') &&
  supervisors.some(({ licence }) => licence !== undefined);

/** Whether a holder may carry so many; every supervisor of the directory is of the holder's agency. */
export const isLawful = (
  directory: StaffDirectory,
  holder: string,
  carried: number,
  today: string,
): boolean => {
  const { team, staff } = holderIn(directory, holder);
  if (!isWithinCap(directory, holder, carried, today)) return false;
  if (!team) return staff !== undefined && isQualified(staff, directory, today);
  const present = presentIn(directory, today);
  const qualified = present.filter(
    (one) =>
      isQualified(one, directory, today) &&
      team.members.some((member) => 'careManager' in member && member.careManager === one.id),
  );
  return (
    !present.some((one) => sharesOf([team], one.id) > hundredths(one.fte)) &&
    qualified.length >= Math.ceil((team.hhPlusElsewhere + carried) / 30) &&
    qualified.some(({ id }) => id === team.primaryCareManager)
  );
};

/** How many more the staff of an agency could take, one after the other; limits fall with more people, so one that is full ends it. */
export const placesOf = (
  directory: StaffDirectory,
  carried: ReadonlyMap<string, number>,
  today: string,
): number =>
  [...directory.careManagers, ...directory.teams].reduce((sum, { id }) => {
    let more = 0;
    while (isLawful(directory, id, (carried.get(id) ?? 0) + more + 1, today)) more += 1;
    return sum + more;
  }, 0);
